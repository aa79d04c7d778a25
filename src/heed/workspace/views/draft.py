"""A review before the public: every value beside the place in the report that it was read from."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heed.workspace.forms.pane import after_which, asked_for, focus_asked_for, show_asked_for, which_part
from heed.workspace.selectors.acts import acts_bar
from heed.workspace.selectors.draft import DraftPage, draft_page
from heed.workspace.selectors.listing import Listing, listing_of
from heed.workspace.selectors.pane import pane_of
from heed.workspace.views.asking import draft_asked_for, part_asked_for, person_asking


@require_safe
def draft(request: HttpRequest, review_id: int) -> HttpResponse:
    """The draft with what may be done to it, and the report beside it."""
    page = draft_page(draft_asked_for(request, review_id), person_asking(request))
    context = {
        "page": page,
        "listing": _listing(request, page),
        "acts": acts_bar(page.draft.review, person_asking(request)),
        "pane": pane_of(page.draft, asked_for(request.GET)),
    }
    return render(request, "workspace/draft.html", context)


@require_safe
def proposals(request: HttpRequest, review_id: int) -> HttpResponse:
    """The list by itself, for the page that holds it already."""
    page = _page(request, review_id)
    return render(request, "workspace/confirming/list.html", {"page": page, "listing": _listing(request, page)})


@require_safe
def card(request: HttpRequest, review_id: int, sort: str, key: int) -> HttpResponse:
    """One proposal of the list as it stands now, with how far the whole has come and what was just said."""
    page = _page(request, review_id)
    found = next((entry for entry in page.proposed if f"{sort}-{key}" in entry.anchors), None)
    if found is None:
        raise Http404
    acts = acts_bar(page.draft.review, person_asking(request))
    context = {"page": page, "listing": _listing(request, page), "acts": acts, "proposed": found}
    return render(request, "workspace/confirming/card_alone.html", context)


def _page(request: HttpRequest, review_id: int) -> DraftPage:
    return draft_page(part_asked_for(request, review_id), person_asking(request))


def _listing(request: HttpRequest, page: DraftPage) -> Listing:
    query = request.GET
    return listing_of(
        page.draft,
        show=show_asked_for(query),
        part=which_part(query),
        after=after_which(query),
        focus=focus_asked_for(query),
    )
