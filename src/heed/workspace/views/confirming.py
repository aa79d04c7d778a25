"""Confirming what was looked at, and then the review."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from heed.reviews import services
from heed.workspace.forms.confirming import KindForm, LookedAtForm
from heed.workspace.views.asking import draft_asked_for, person_asking, refusals_as_messages
from heed.workspace.views.returning import back_to


@require_POST
def confirm_looked_at(request: HttpRequest, review_id: int) -> HttpResponse:
    """Confirms what the person ticked, or the one thing whose button they pressed."""
    review = draft_asked_for(request, review_id)
    form = LookedAtForm(request.POST, review=review)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for error in form.non_field_errors()))
        return back_to(review, form.anchor, request)
    said = "Confirmed." if len(form.seen) == 1 else f"{len(form.seen)} things confirmed."
    with refusals_as_messages(request, said):
        services.confirm_looked_at(seen=form.seen, by=person_asking(request))
    return back_to(review, form.anchor, request)


@require_POST
def confirm_kind(request: HttpRequest, review_id: int) -> HttpResponse:
    """Confirms together all of one kind that the person has looked at."""
    review = draft_asked_for(request, review_id)
    form = KindForm(request.POST, review=review)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect("draft", review.pk)
    said = f"{len(form.seen)} confirmed. You can take that back."
    with refusals_as_messages(request, said):
        kind = form.cleaned_data["kind"]
        services.confirm_kind(review=review, kind=kind, seen=form.seen, by=person_asking(request))
    return redirect("draft", review.pk)


@require_POST
def confirm(request: HttpRequest, review_id: int) -> HttpResponse:
    """Says that the person stands behind the review."""
    review = draft_asked_for(request, review_id)
    with refusals_as_messages(request, f"{review} is confirmed. A second person can approve it now."):
        services.confirm_review(review=review, by=person_asking(request))
    return redirect("publication", review.pk)
