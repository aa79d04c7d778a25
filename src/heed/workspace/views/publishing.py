"""Publishing a review, and withdrawing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from heed.publishing import services
from heed.workspace.forms.publishing import PublishForm, WithdrawForm
from heed.workspace.selectors.public_face import publications
from heed.workspace.views.asking import draft_asked_for, person_asking, refusals_as_messages


@require_POST
def publish(request: HttpRequest, review_id: int) -> HttpResponse:
    """Makes the review public as it stands."""
    review = draft_asked_for(request, review_id)
    form = PublishForm(request.POST)
    form.is_valid()  # one box, ticked or not: nothing can be wrong with it
    with refusals_as_messages(request, f"{review} is public."):
        services.publish(review=review, by=person_asking(request), with_report=form.cleaned_data["with_report"])
    return redirect("draft", review.pk)


@require_POST
def withdraw(request: HttpRequest, review_id: int) -> HttpResponse:
    """Takes the review from the public, with the reason."""
    review = draft_asked_for(request, review_id)
    publication = get_object_or_404(publications(), review=review)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for error in form.errors["reason"]))
        return redirect("draft", review.pk)
    with refusals_as_messages(request, f"{review} is withdrawn. Its page says so, and why."):
        services.withdraw(publication=publication, reason=form.cleaned_data["reason"], by=person_asking(request))
    return redirect("draft", review.pk)
