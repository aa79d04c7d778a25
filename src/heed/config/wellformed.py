"""Turns away what no page of ours and no browser sends, before any view or database meets it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse

MOST = 2**63 - 1
"""The highest key that either database can hold."""


class WellFormed:
    """Answers 400 where a value holds the character zero, which PostgreSQL cannot keep, and 404 where a key can be none.

    Stands behind the check of forms against forgery, which reads what was sent, and before all that asks the database.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Passes on."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Callable[..., HttpResponse], _args: list[Any], kwargs: dict[str, Any]
    ) -> None:
        """Raises ``BadRequest`` or ``Http404``; both have a page of ours."""
        if any("\0" in said for said in _said(request)):
            raise BadRequest
        if any(isinstance(value, int) and value > MOST for value in kwargs.values()):
            raise Http404


def _said(request: HttpRequest) -> Iterator[str]:
    """The address, the names and values of what was asked and sent, and the cookies."""
    yield request.path
    for name, value in request.COOKIES.items():
        yield name
        yield value
    for sent in (request.GET, request.POST):
        for name, values in sent.lists():
            yield name
            yield from values
