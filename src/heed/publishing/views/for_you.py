"""Find your agency or role: everybody to whom something public speaks."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from heed.publishing import selectors
from heed.publishing.views.public import public_page

LONGEST = 100


@public_page
def for_you(request: HttpRequest) -> HttpResponse:
    """All agencies and roles, or those that the words in the address may mean."""
    said = " ".join(request.GET.get("q", "")[:LONGEST].split())
    return render(
        request,
        "publishing/for_you.html",
        {"section": "for", "said": said, "audiences": selectors.audiences(said)},
    )
