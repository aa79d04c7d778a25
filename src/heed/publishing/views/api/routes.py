"""Every question that the open interface answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError

from heed.analysing.rules.frame import themes as frame_themes
from heed.publishing.outputs.open_data.drawn import head_drawn, item_drawn, review_drawn
from heed.publishing.selectors import Gone, open_codes, open_data
from heed.publishing.selectors.open_data import Place
from heed.publishing.selectors.standing import whole
from heed.publishing.views.api import schemas
from heed.publishing.views.api.asking import ItemFilters, ReviewFilters, next_address, place_in, refuse_unknown
from heed.publishing.views.api.problems import (
    NotUnderstood,
    described,
    no_longer,
    not_there,
    not_understood,
    wrong_values,
)

Question = TypeVar("Question", bound=Callable[..., Any])

BEGINNING = "/api/v1/"
ABOUT = (
    "Learning from safeguarding reviews, as it is public on this site, and nothing else. "
    "Everything can be read by everybody without an account, and nothing can be written. "
    "Keys may be added; none is renamed or taken away in version 1."
)

api = NinjaAPI(
    title="Heed open data",
    version="1",
    description=ABOUT,
    docs_url=None,
    openapi_url=None,
    urls_namespace="open-data",
)
api.add_exception_handler(ValidationError, wrong_values)
api.add_exception_handler(NotUnderstood, not_understood)


def answers(address: str, shape: Any, name: str, *statuses: int) -> Callable[[Question], Question]:
    """Makes a function answer a question: at which address, in which shape, under which name, with which refusals."""
    return api.get(
        address, response=shape, operation_id=name, url_name=f"open-{name}", openapi_extra=described(*statuses)
    )


@answers("/reviews", schemas.Page[schemas.Head], "reviews", 422)
def reviews(request: HttpRequest, filters: Query[ReviewFilters]) -> Any:
    """Public reviews that match all filters, the latest published here first."""
    refuse_unknown(request, ReviewFilters)
    found = open_data.open_publications(filters.asked())
    rows = open_data.publications_after(found, place_in(filters.cursor), filters.limit + 1)
    shown = rows[: filters.limit]
    ends = Place(shown[-1].first_published_at, shown[-1].pk) if len(rows) > len(shown) else None
    return _page(request, found.count(), ends, [head_drawn(head) for head in open_data.heads_of(shown)])


@answers("/reviews/{uuid:id}", schemas.Review, "review", 404, 410, 422)
def review(request: HttpRequest, id: UUID) -> Any:  # noqa: A002 - the name in the address
    """One review whole: what happened, all its items, documents and versions."""
    found = open_data.review_with(id)
    if found is None:
        return not_there("review")
    if isinstance(found, Gone):
        return no_longer(found, open_data.page_with(id))
    return review_drawn(found, open_data.versions_with(id))


@answers("/items", schemas.Page[schemas.Item], "items", 422)
def items(request: HttpRequest, filters: Query[ItemFilters]) -> Any:
    """Public lessons, recommendations and other items that match all filters, those public latest first."""
    refuse_unknown(request, ItemFilters)
    found = open_data.open_rows(filters.asked())
    rows = open_data.rows_after(found, place_in(filters.cursor), filters.limit + 1)
    shown = rows[: filters.limit]
    ends = Place(shown[-1].first_public_at, shown[-1].pk) if len(rows) > len(shown) else None
    drawn = [item_drawn(item, source) for item, source in open_data.items_of(shown)]
    return _page(request, found.count(), ends, drawn)


@answers("/items/{uuid:id}", schemas.Item, "item", 404, 410, 422)
def item(request: HttpRequest, id: UUID) -> Any:  # noqa: A002 - the name in the address
    """One item by its lasting key, and the review it comes from."""
    found = open_data.item_with(id)
    if found is None:
        return not_there("item")
    if isinstance(found, Gone):
        return no_longer(found, whole(reverse("learning", args=[id])))
    return item_drawn(*found)


@answers("/themes", schemas.Whole[schemas.Theme], "themes")
def themes(request: HttpRequest) -> Any:
    """The themes that public items are coded with."""
    frame = {theme.code: theme.in_plain_words for theme in frame_themes()}
    return _whole(
        [
            {
                "code": theme.code,
                "name": theme.name,
                "item_count": theme.count,
                "address": whole(reverse("theme", args=[theme.code])),
                "in_plain_words": frame.get(theme.code),
            }
            for theme in open_codes.themes_in_use()
        ]
    )


@answers("/agencies", schemas.Whole[schemas.Code], "agencies")
def agencies(request: HttpRequest) -> Any:
    """The agencies that public items speak to, as a whole or in one of their roles."""
    return _whole(
        [
            {
                "code": agency.code,
                "name": agency.name,
                "item_count": agency.count,
                "address": whole(reverse("for-agency", args=[agency.code])),
            }
            for agency in open_codes.agencies_in_use()
        ]
    )


@answers("/roles", schemas.Whole[schemas.Role], "roles")
def roles(request: HttpRequest) -> Any:
    """The roles that public items speak to. One that is found in several agencies is there once for each."""
    return _whole(
        [
            {
                "code": role.code,
                "name": role.name,
                "item_count": role.count,
                "agency": role.agency or None,
                "address": whole(
                    reverse("for-role", args=[role.agency, role.code])
                    if role.agency
                    else reverse("for-role-anywhere", args=[role.code])
                ),
            }
            for role in open_codes.roles_in_use()
        ]
    )


@answers("/partnerships", schemas.Whole[schemas.Partnership], "partnerships")
def partnerships(request: HttpRequest) -> Any:
    """The bodies that published the reviews, under the names they have today."""
    found = open_codes.partnerships_in_use()
    return _whole(
        [{"code": p.code, "name": p.name, "nation": p.nation or None, "review_count": p.count} for p in found]
    )


@answers("/facts", schemas.Whole[schemas.Characteristic], "facts")
def facts(request: HttpRequest) -> Any:
    """The codebook of characteristics: what each means, its values, and for how many public reviews it is known."""
    return _whole(
        [
            {
                **{key: getattr(fact.entry, key) for key in ("name", "label", "in_plain_words", "source", "as_of")},
                "values": [{"value": v, "label": label, "review_count": n} for v, label, n in fact.values],
                "known": fact.known,
                "unclear": fact.unclear,
                "not_stated": fact.not_stated,
            }
            for fact in open_codes.facts_in_use()
        ]
    )


@answers("/", schemas.Index, "index")
def index(request: HttpRequest) -> Any:
    """Where everything is."""
    lists = ("reviews", "items", "themes", "agencies", "roles", "partnerships", "facts")
    return {
        "description": ABOUT,
        "documentation": whole(reverse("open-docs")),
        "openapi": whole(reverse("open-description")),
        **{name: whole(reverse(f"open-{name}")) for name in lists},
    }


def description() -> dict[str, Any]:
    """This interface as OpenAPI describes it."""
    return dict(api.get_openapi_schema(path_prefix=BEGINNING))


def _whole(results: Sequence[dict[str, object]]) -> dict[str, object]:
    return {"count": len(results), "results": results}


def _page(request: HttpRequest, count: int, ends: Place | None, results: list[dict[str, Any]]) -> dict[str, object]:
    return {"count": count, "next": next_address(request, ends) if ends else None, "results": results}
