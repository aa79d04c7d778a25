"""How to use the open interface, drawn from its own description."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from heed.publishing.selectors.standing import whole
from heed.publishing.views.api.routes import description
from heed.publishing.views.public import public_page

_NOT_SHOWN = {"ReviewFilters", "ItemFilters", "Index"}


@dataclass(frozen=True, slots=True)
class Question:
    """One address of the interface: what it answers, and its filters with what each does."""

    address: str
    words: str
    filters: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape of the answers: its keys, with what each holds."""

    name: str
    words: str
    keys: tuple[tuple[str, str], ...]


@public_page
def docs(request: HttpRequest) -> HttpResponse:
    """Each question with its filters, and each shape with its keys. A page of ours: it loads nothing from elsewhere."""
    schema = description()
    context = {"section": "data", "questions": list(_questions(schema)), "shapes": list(_shapes(schema))}
    return render(request, "publishing/api_docs.html", context)


def _questions(schema: dict[str, Any]) -> Iterator[Question]:
    for address, methods in schema["paths"].items():
        asked = methods["get"]
        yield Question(
            address=whole(address),
            words=asked["description"],
            filters=tuple((one["name"], one.get("description", "")) for one in asked["parameters"]),
        )


def _shapes(schema: dict[str, Any]) -> Iterator[Shape]:
    """What is in a review and in an item, and in what these are made of."""
    for name, shape in schema["components"]["schemas"].items():
        if "[" in name or "properties" not in shape or name in _NOT_SHOWN:
            continue
        keys = ((key, said.get("description", "")) for key, said in shape["properties"].items())
        yield Shape(name, shape.get("description", ""), tuple(keys))
