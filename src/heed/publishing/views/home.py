"""The first page: what this is, and the latest learning."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from heed.publishing import selectors
from heed.publishing.views.public import public_page


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """The newest reviews, six of them."""
    return render(request, "publishing/home.html", {"tiles": selectors.latest(6)})
