"""Every page that search engines should know, with when it last changed. What was withdrawn is not among them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Max, QuerySet
from django.urls import reverse

from heed.publishing.models import ListedItem, Publication
from heed.publishing.selectors.listed import public_items, public_publications
from heed.publishing.selectors.open_codes import agencies_in_use, roles_in_use, themes_in_use
from heed.publishing.selectors.standing import page_of, whole

IN_A_PART = 20_000
PAGES, REVIEWS, ITEMS = "pages", "reviews", "learning"
STANDING = (
    "home",
    "reviews",
    "themes",
    "for",
    "follow",
    "data",
    "data-codebook",
    "open-docs",
    "about",
    "accessibility",
    "privacy",
)

Entry = tuple[str, datetime | None]


def parts() -> list[tuple[str, int, datetime | None]]:
    """The parts of the map: what they hold, their number from 1, and the last change of all of that kind."""
    reviews = _reviews().aggregate(last=Max("changed_at"))["last"]
    items = _items().aggregate(last=Max("changed_at"))["last"]
    return [
        (PAGES, 1, reviews),
        *((REVIEWS, number, reviews) for number in range(1, _count(_reviews()) + 1)),
        *((ITEMS, number, items) for number in range(1, _count(_items()) + 1)),
    ]


def entries(what: str, number: int) -> list[Entry] | None:
    """The pages of a part; None where there is no such part."""
    if (what, number) not in {(held, n) for held, n, _ in parts()}:
        return None
    part = slice((number - 1) * IN_A_PART, number * IN_A_PART)
    if what == PAGES:
        return _pages()
    if what == REVIEWS:
        reviews = _reviews().select_related("partnership").order_by("pk")[part]
        return [(page_of(one), one.changed_at) for one in reviews]
    page = whole(reverse("learning", args=[UUID(int=0)]))
    items = _items().order_by("pk").values_list("public_id", "changed_at")[part]
    return [(page.replace(str(UUID(int=0)), str(public_id)), at) for public_id, at in items]


def _pages() -> list[Entry]:
    """Those that stand by themselves, and those of each theme, agency and role that something public is about."""
    roles = roles_in_use()
    found = [
        *(reverse(name) for name in STANDING),
        *(reverse("theme", args=[theme.code]) for theme in themes_in_use()),
        *(reverse("for-agency", args=[agency.code]) for agency in agencies_in_use()),
        *(reverse("for-role", args=[role.agency, role.code]) for role in roles if role.agency),
        *(reverse("for-role-anywhere", args=[code]) for code in dict.fromkeys(role.code for role in roles)),
    ]
    return [(whole(path), None) for path in found]


def _reviews() -> QuerySet[Publication]:
    return public_publications().order_by()


def _items() -> QuerySet[ListedItem]:
    return public_items().select_related(None)


def _count(rows: QuerySet[Publication] | QuerySet[ListedItem]) -> int:
    return -(-rows.count() // IN_A_PART)
