"""Public items as lists across reviews show them, each under the review that it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import QuerySet
from django.urls import reverse

from heed.publishing import rules
from heed.publishing.models import ListedAddressee, ListedItem
from heed.publishing.record import Named
from heed.publishing.selectors.public import review_address
from heed.reading.kinds import kind_name


@dataclass(frozen=True, slots=True)
class Spoken:
    """Whom an item speaks to, as people say it, and the page of what speaks to them; blank where nobody settled who it is."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class GatheredItem:
    """One public item. ``points`` are its sub-points; ``asks`` says whether it asks somebody to do something."""

    address: str
    name: str
    asks: bool
    title: str
    text: str
    points: tuple[str, ...]
    due: str
    speaks_to: tuple[Spoken, ...]
    themes: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class FromReview:
    """The items of one review in such a list, and what the list says of the review."""

    address: str
    label: str
    year: int
    kind: str
    partnership: str
    published_on: date | None
    items: tuple[GatheredItem, ...]


def with_what_belongs(items: QuerySet[ListedItem]) -> QuerySet[ListedItem]:
    """The same items with whom they speak to and their themes, in two further queries however many they are."""
    return items.prefetch_related("addressees", "themes")


def gathered(items: Iterable[ListedItem]) -> tuple[FromReview, ...]:
    """These items, in their order, under their reviews. Give them ``with_what_belongs``."""
    by_review = groupby(items, lambda item: item.publication_id)
    return tuple(_from_review(list(of_review)) for _, of_review in by_review)


def _from_review(items: list[ListedItem]) -> FromReview:
    publication = items[0].publication
    return FromReview(
        address=review_address(publication),
        label=publication.label,
        year=publication.year,
        kind=kind_name(publication.kind),
        partnership=publication.partnership.name,
        published_on=publication.published_on,
        items=tuple(_item(item) for item in items),
    )


def _item(item: ListedItem) -> GatheredItem:
    return GatheredItem(
        address=reverse("learning", args=[item.public_id]),
        name=rules.item_name(item),
        asks=item.type in rules.ASKING,
        title=item.title,
        text=item.text,
        points=_points(item),
        due=item.due,
        speaks_to=tuple(dict.fromkeys(_spoken(addressee) for addressee in item.addressees.all())),
        themes=tuple(Named(theme.code, theme.name) for theme in item.themes.all()),
    )


def _points(item: ListedItem) -> tuple[str, ...]:
    """What the words hold beyond title and text: publishing.services.listing puts them one after another."""
    before = "\n".join(part for part in (item.title, item.text) if part)
    return tuple(point for point in item.words[len(before) :].split("\n") if point.strip())


def _spoken(addressee: ListedAddressee) -> Spoken:
    return Spoken(str(addressee), audience_address(addressee.agency, addressee.role))


def audience_address(agency: str, role: str) -> str:
    """The page of what speaks to this agency, this role in it, or this role wherever it is; blank where neither is known."""
    if agency and role:
        return reverse("for-role", args=[agency, role])
    if agency:
        return reverse("for-agency", args=[agency])
    return reverse("for-role-anywhere", args=[role]) if role else ""
