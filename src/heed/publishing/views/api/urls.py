"""The addresses of the open interface."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path

from heed.publishing.views.api.docs import docs
from heed.publishing.views.api.opening import opened, opened_pattern
from heed.publishing.views.api.problems import problem
from heed.publishing.views.api.routes import BEGINNING, api, description


def nowhere(_request: HttpRequest, **_asked: str) -> HttpResponse:
    """What an address of the interface answers that is none."""
    return problem(404, "There is nothing at this address. /api/v1/ says where everything is.")


def openapi(_request: HttpRequest) -> HttpResponse:
    """The description of the interface."""
    return JsonResponse(description())


def addresses() -> list[URLPattern]:
    """All of them. The last catches what is none."""
    before = BEGINNING.lstrip("/")
    found = [pattern for pattern in api.urls[0] if isinstance(pattern, URLPattern) and pattern.name != "api-root"]
    return [
        *(opened_pattern(pattern, before) for pattern in found),
        path(f"{before}openapi.json", opened(openapi), name="open-description"),
        path(f"{before}docs", docs, name="open-docs"),
        path(f"{before}<path:rest>", opened(nowhere)),
    ]
