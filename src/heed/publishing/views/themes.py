"""All themes: what each is, and how much there is to learn about it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from heed.publishing import selectors
from heed.publishing.views.public import public_page


@public_page
def themes(request: HttpRequest) -> HttpResponse:
    """Every theme that something public is about."""
    return render(request, "publishing/themes.html", {"section": "themes", "themes": selectors.public_themes()})
