"""Which themes the items of a review have: what Heed proposes, and what people say."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from heed.analysing import services
from heed.analysing.selectors import codings_of
from heed.reviews.errors import Refused
from heed.reviews.models import Review
from heed.workspace.forms.themes import Sent, decided_in, sent
from heed.workspace.selectors.themes import Which, themes_page
from heed.workspace.views.asking import draft_asked_for, person_asking


@require_safe
def themes(request: HttpRequest, review_id: int) -> HttpResponse:
    """The items with their themes. Opening the page has proposals brought in step with the words."""
    review = draft_asked_for(request, review_id)
    services.propose_themes(review=review)
    return _page(request, review, request.GET)


@require_POST
def decide_themes(request: HttpRequest, review_id: int) -> HttpResponse:
    """Keeps what was ticked, and what a button says of one item or of all that were shown."""
    review = draft_asked_for(request, review_id)
    said = sent(request.POST)
    chosen = decided_in(said, codings_of(said.seen))
    if not chosen and said.back is None:
        messages.error(
            request, "Nothing was ticked that is not kept already. Tick the themes that fit, then keep them."
        )
        return _back(request, review, said)
    try:
        _carry_out(request, review, said, chosen)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _page(request, review, request.POST, said, status=409)
    return _back(request, review, said)


def _carry_out(request: HttpRequest, review: Review, said: Sent, chosen: dict[int, frozenset[str]]) -> None:
    by = person_asking(request)
    if chosen:
        services.decide_themes(review=review, chosen=chosen, by=by, seen=said.seen)
        of = "1 item" if len(chosen) == 1 else f"{len(chosen)} items"
        messages.success(request, f"The themes of {of} are kept.")
    if said.back is not None:
        services.reopen_themes(review=review, item=said.back, by=by, seen=said.seen[said.back])
        messages.success(request, "Taken back. What was proposed waits again.")


def _page(
    request: HttpRequest, review: Review, asked: QueryDict, said: Sent | None = None, *, status: int = 200
) -> HttpResponse:
    page = themes_page(
        review,
        person_asking(request),
        which=_which(asked),
        number=asked.get("page", "1"),
        ticked=said.ticked if said else None,
    )
    query = f"show={page.which}&" if page.which is Which.WAITING else ""
    return render(request, "workspace/themes.html", {"page": page, "review": review, "query": query}, status=status)


def _back(request: HttpRequest, review: Review, said: Sent) -> HttpResponse:
    """The same leaf of the list, at the item that the button was about."""
    asked: dict[str, str] = {}
    if _which(request.POST) is Which.WAITING:
        asked["show"] = Which.WAITING.value
    if (number := request.POST.get("page", "1")) != "1":
        asked["page"] = number
    address = reverse("themes-of", args=[review.pk])
    anchor = f"#item-{said.about}" if said.about else ""
    return redirect(f"{address}{'?' if asked else ''}{urlencode(asked)}{anchor}")


def _which(asked: QueryDict) -> Which:
    return Which.WAITING if asked.get("show") == Which.WAITING else Which.ALL
