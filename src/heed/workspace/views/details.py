"""Correcting what a review is: label, title, kind, year, partnership and date."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from heed.people.access import require
from heed.people.rules import Permission
from heed.reviews import services
from heed.reviews.errors import DecidedMeanwhile, Refused
from heed.reviews.models import Review, Typed
from heed.reviews.selectors import typed_by
from heed.workspace.forms.details import DetailsForm
from heed.workspace.selectors.details import details_as_read
from heed.workspace.views.asking import draft_asked_for, person_asking
from heed.workspace.views.typing import keep_sent, use_typed

NAME = "details"


@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest, review_id: int) -> HttpResponse:
    """Asks for the details, beside what was read, and keeps them."""
    review = draft_asked_for(request, review_id)
    person = person_asking(request)
    require(person, Permission.CONFIRM, review.partnership)
    if request.method != "POST":
        kept = typed_by(review, person, NAME)
        form = DetailsForm(review, person)
        use_typed(request, form, kept)
        return _page(request, review, form, kept=kept)
    form = DetailsForm(review, person, request.POST)
    if form.is_valid():
        try:
            services.correct_details(review=review, details=form.details(), by=person, seen=form.cleaned_data["seen"])
        except DecidedMeanwhile as refusal:
            keep_sent(request, review=review, form=NAME, by=person)
            messages.error(request, f"{refusal} What you typed is kept.")
            return redirect(f"{reverse('details', args=[review.pk])}?typed=1")
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            services.forget_typed(review=review, form=NAME, by=person)
            messages.success(request, "The details are kept. What was read stays beside them.")
            return redirect("draft", review.pk)
    return _page(request, review, form, status=422)


def _page(
    request: HttpRequest, review: Review, form: DetailsForm, status: int = 200, kept: Typed | None = None
) -> HttpResponse:
    read = details_as_read(review)
    fields = [(field, read.get(field.name, "")) for field in form.visible_fields()]
    context = {"review": review, "form": form, "fields": fields, "typed": kept, "typed_name": NAME}
    return render(request, "workspace/details.html", context, status=status)
