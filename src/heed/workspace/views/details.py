"""Correcting what a review is: label, title, kind, year, partnership and date."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from heed.people.access import require
from heed.people.rules import Permission
from heed.reviews import services
from heed.reviews.errors import Refused
from heed.reviews.models import Review
from heed.workspace.forms.details import DetailsForm
from heed.workspace.selectors.details import details_as_read
from heed.workspace.views.asking import draft_asked_for, person_asking


@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest, review_id: int) -> HttpResponse:
    """Asks for the details, beside what was read, and keeps them."""
    review = draft_asked_for(request, review_id)
    person = person_asking(request)
    require(person, Permission.CONFIRM, review.partnership)
    if request.method != "POST":
        return _page(request, review, DetailsForm(review, person))
    form = DetailsForm(review, person, request.POST)
    if form.is_valid():
        try:
            services.correct_details(review=review, details=form.details(), by=person, seen=form.cleaned_data["seen"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The details are kept. What was read stays beside them.")
            return redirect("draft", review.pk)
    return _page(request, review, form, status=422)


def _page(request: HttpRequest, review: Review, form: DetailsForm, status: int = 200) -> HttpResponse:
    read = details_as_read(review)
    fields = [(field, read.get(field.name, "")) for field in form.visible_fields()]
    context = {"review": review, "form": form, "fields": fields}
    return render(request, "workspace/details.html", context, status=status)
