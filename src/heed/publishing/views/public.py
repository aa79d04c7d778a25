"""What makes a view a public page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe

from heed.publishing.selectors import Gone

Given = ParamSpec("Given")


def public_page(
    view: Callable[Concatenate[HttpRequest, Given], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Given], HttpResponseBase]:
    """A page for everybody: only ever read, compressed, and asked for again each time so that a withdrawal shows at once.

    Compressing is safe here, where a page holds nothing that is secret to one reader. The tag by which a browser asks
    again is made first: compressed, the same page is never twice the same.
    """
    fresh = cache_control(no_cache=True)
    return login_not_required(require_safe(gzip_page(conditional_page(fresh(view)))))


def gone(request: HttpRequest, what_was: Gone) -> HttpResponse:
    """The page that stands where something was public: what it was, since when it is gone, why, and whom to ask."""
    return render(request, "publishing/gone.html", {"gone": what_was, "section": "reviews"}, status=410)
