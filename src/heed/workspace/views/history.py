"""A review's history: what was done to it, and who looked."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heed.workspace.selectors.history import Shown, history_page
from heed.workspace.views.asking import draft_asked_for

WORDS = {Shown.DEEDS: "What was done", Shown.VIEWS: "Who looked", Shown.ALL: "Both"}


@require_safe
def history(request: HttpRequest, review_id: int) -> HttpResponse:
    """One page of the history. What an address asks for that is not understood is left out."""
    review = draft_asked_for(request, review_id)
    said = request.GET.get("show", "")
    show = Shown(said) if said in set(Shown) else Shown.DEEDS
    before = key_asked_for(request)
    context = {
        "review": review,
        "part": history_page(review, show, before),
        "show": show,
        "shown": WORDS,
        "before": before,
    }
    return render(request, "workspace/history.html", context)


def key_asked_for(request: HttpRequest) -> int | None:
    """The key below which the page goes on; None for the newest."""
    said = request.GET.get("before", "")
    return int(said) if said.isdecimal() and len(said) < 19 else None
