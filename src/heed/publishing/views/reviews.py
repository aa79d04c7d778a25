"""All reviews, with filters that stand in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode

from heed.people.selectors import now_called
from heed.publishing import selectors
from heed.publishing.forms import ReviewFilters
from heed.publishing.rules.facets import Facet
from heed.publishing.selectors import Choices
from heed.publishing.views.public import public_page
from heed.reviews.frames import frames_for

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter that is set: its value in words, and the address of the list without it."""

    facet: Facet
    name: str
    without: str


@public_page
def reviews(request: HttpRequest) -> HttpResponse:
    """The reviews that match, twenty to a page. A filter that is not understood says so and is left out."""
    choices = selectors.choices(request.GET.dict())
    form = ReviewFilters(request.GET, choices=choices)
    if "partnership" in form.errors and (body := now_called(request.GET["partnership"])):
        return redirect(f"{request.path}?{urlencode(request.GET.dict() | {'partnership': body.slug})}", permanent=True)
    page = Paginator(selectors.matching(choices), PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "publishing/reviews.html",
        {
            "section": "reviews",
            "form": form,
            "chosen": _chosen(request.path, choices),
            "page": page,
            "tiles": selectors.tiles(page.object_list),
            "query": _query(choices.chosen) + "&" if choices.chosen else "",
            "frames": frames_for(choices.chosen.get(Facet.KIND, ""), date.max),
        },
    )


def _chosen(path: str, choices: Choices) -> dict[str, Chosen]:
    """The filters that are set, by their word in the address."""
    return {
        facet.value: Chosen(facet, choices.name(facet), _without(path, choices.chosen, facet))
        for facet in choices.chosen
    }


def _without(path: str, chosen: Mapping[Facet, str], facet: Facet) -> str:
    left = {other: value for other, value in chosen.items() if other != facet}
    return f"{path}?{_query(left)}" if left else path


def _query(chosen: Mapping[Facet, str]) -> str:
    return urlencode({facet.value: value for facet, value in chosen.items()})
