"""One review: what happened, what to learn, who should act, and what has changed since."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from heed.publishing import selectors
from heed.publishing.selectors import Gone
from heed.publishing.views.public import gone, public_page


@public_page
def review(request: HttpRequest, partnership: str, year: int, label: str) -> HttpResponse:
    """The review as last published, or what there is to say of it once it was withdrawn."""
    found = selectors.public_review(partnership=partnership, year=year, slug=label)
    if found is None:
        raise Http404
    if isinstance(found, Gone):
        return gone(request, found)
    return render(request, "publishing/review.html", {"section": "reviews", "public": found})
