"""What makes a view part of the open interface: everybody may read it from anywhere, and nobody may write."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path
from django.utils.cache import get_conditional_response
from django.views.decorators.csrf import csrf_exempt

from heed.publishing.views.api.problems import problem
from heed.publishing.views.kept import kept_public

View = Callable[..., HttpResponseBase]

READ = "GET, HEAD, OPTIONS"


def opened(view: View) -> View:
    """The view for everybody and from every site: read alone, compressed, with a tag, and asked for anew each time."""
    read = kept_public(view)

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            response: HttpResponseBase = HttpResponse(status=204)
        elif request.method in {"GET", "HEAD"}:
            response = _unless_known(request, _read(read, request, *args, **kwargs))
        else:
            response = problem(405, "This interface can only be read: use GET, HEAD or OPTIONS.")
        if response.status_code in {204, 405}:
            response["Allow"] = READ
        return shared(response)

    # nothing can be sent, so there is nothing to forge
    return csrf_exempt(login_not_required(answered))


def shared(response: HttpResponseBase) -> HttpResponseBase:
    """The answer, which scripts on pages elsewhere may read too: it holds nothing that is anybody's own."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = READ
    response["Access-Control-Allow-Headers"] = "If-None-Match, If-Modified-Since"
    response["Access-Control-Expose-Headers"] = "ETag"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def opened_pattern(pattern: URLPattern, before: str) -> URLPattern:
    """The same address, open, with ``before`` in front of it."""
    return path(f"{before}{pattern.pattern}", opened(pattern.callback), name=pattern.name)


def _unless_known(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The answer, or only that nothing has changed. It is said here, and not further out, so that it can be shared too."""
    if not isinstance(response, HttpResponse):
        return response
    return get_conditional_response(request, etag=response.headers.get("ETag"), response=response) or response


def _read(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    """What GET answers; for HEAD without its body. The interface's own routes know of GET alone."""
    asked, request.method = request.method, "GET"
    try:
        response = view(request, *args, **kwargs)
    finally:
        request.method = asked
    if asked == "HEAD" and isinstance(response, HttpResponse):
        length = response.headers.get("Content-Length", str(len(response.content)))
        response.content = b""
        response["Content-Length"] = length
    return response
