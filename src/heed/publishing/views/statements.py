"""What this site says of itself: about and contact, accessibility, privacy."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from heed.publishing import selectors
from heed.publishing.views.public import public_page


@public_page
def about(request: HttpRequest) -> HttpResponse:
    """What this is, how pages are made, how to use the words, and how to reach those who publish."""
    return render(request, "publishing/about.html", {"section": "about", "publishers": selectors.publishers()})


@public_page
def accessibility(request: HttpRequest) -> HttpResponse:
    """What works for whom, what does not yet, and how to ask for something else."""
    return render(request, "publishing/accessibility.html")


@public_page
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of a visit: next to nothing."""
    return render(request, "publishing/privacy.html")
