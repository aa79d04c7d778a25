"""What makes a view a public page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heed.people.selectors import now_called
from heed.publishing.selectors import Gone
from heed.publishing.views.kept import kept_public

Given = ParamSpec("Given")
Answer = TypeVar("Answer", bound=HttpResponseBase)


def public_page(
    view: Callable[Concatenate[HttpRequest, Given], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Given], HttpResponseBase]:
    """A page for everybody: only ever read, compressed, and asked for again each time so that a withdrawal shows at once.

    It is the same for whoever asks, signed in or not: it reads no session and sets no cookie. Once drawn it is kept
    (``kept_public``) until something is written. Compressing is safe here, where a page holds nothing that is secret.
    """
    return login_not_required(require_safe(kept_public(under_every_name(view))))


def under_every_name(
    view: Callable[Concatenate[HttpRequest, Given], Answer],
) -> Callable[Concatenate[HttpRequest, Given], Answer | HttpResponsePermanentRedirect]:
    """Where nothing is found under a name that a partnership had before, leads on to the same place under its present one."""

    @wraps(view)
    def found_or_led_on(
        request: HttpRequest, /, *args: Given.args, **kwargs: Given.kwargs
    ) -> Answer | HttpResponsePermanentRedirect:
        try:
            return view(request, *args, **kwargs)
        except Http404:
            named = kwargs.get("partnership")
            body = now_called(str(named)) if named else None
            if body is None:
                raise
            asked = request.get_full_path()
            return HttpResponsePermanentRedirect(asked.replace(f"/{named}/", f"/{body.slug}/", 1))

    return found_or_led_on


def gone(request: HttpRequest, what_was: Gone) -> HttpResponse:
    """The page that stands where something was public: what it was, since when it is gone, why, and whom to ask."""
    return render(request, "publishing/gone.html", {"gone": what_was, "section": "reviews"}, status=410)
