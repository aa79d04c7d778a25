"""One lesson, recommendation or other item, at the address that stays its own."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from heed.publishing import selectors
from heed.publishing.selectors import Gone
from heed.publishing.views.public import gone, public_page


@public_page
def learning(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The item's words, whom they speak to, and the review they come from."""
    found = selectors.public_item(public_id)
    if found is None:
        raise Http404
    if isinstance(found, Gone):
        return gone(request, found)
    address = settings.HEED_PUBLIC_ADDRESS + request.path
    return render(request, "publishing/learning.html", {"section": "reviews", "public": found, "address": address})
