"""Taking back what the person did last to a review, and doing it again."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from heed.reviews import services
from heed.workspace.views.asking import draft_asked_for, person_asking, refusals_as_messages


@require_POST
def undo(request: HttpRequest, review_id: int) -> HttpResponse:
    """Takes back the act that the page offered, or the last one."""
    review = draft_asked_for(request, review_id)
    with refusals_as_messages(request, "Taken back."):
        services.undo_last(review=review, by=person_asking(request), act=_act_offered(request))
    return redirect("draft", review.pk)


@require_POST
def redo(request: HttpRequest, review_id: int) -> HttpResponse:
    """Does again what was taken back last."""
    review = draft_asked_for(request, review_id)
    with refusals_as_messages(request, "Done again."):
        services.redo_last(review=review, by=person_asking(request), act=_act_offered(request))
    return redirect("draft", review.pk)


def _act_offered(request: HttpRequest) -> int | None:
    sent = request.POST.get("act", "")
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 19 else None
