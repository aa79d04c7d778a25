"""Words looked for in everything public: a small search that asks the database for each word in turn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse

from heed.publishing import rules
from heed.publishing.models import ListedItem, Publication
from heed.publishing.rules.searching import Asked, Piece, marked, passage
from heed.publishing.selectors.listed import newest_first, public_items
from heed.publishing.selectors.public import published, review_address
from heed.reading.kinds import kind_name


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that was found: what it is called, the stretch of its words about the first that was looked for, its review."""

    address: str
    name: str
    passage: tuple[Piece, ...]
    due: str
    review: str
    review_address: str
    kind: str
    partnership: str


@dataclass(frozen=True, slots=True)
class ReviewHit:
    """A review whose label or title holds all the words."""

    address: str
    label: str
    year: int
    title: tuple[Piece, ...]
    kind: str
    partnership: str


def items_with(asked: Asked) -> QuerySet[ListedItem]:
    """Public items with every one of these words in their own or in their review's label or title, the newest first."""
    found = public_items()
    for word in asked.words:
        in_review = Q(publication__label__icontains=word) | Q(publication__title__icontains=word)
        found = found.filter(Q(words__icontains=word) | in_review)
    return newest_first(found) if asked.words else found.none()


def reviews_with(asked: Asked) -> QuerySet[Publication]:
    """Public reviews with every one of these words in their label or title, the newest first."""
    found = published()
    for word in asked.words:
        found = found.filter(Q(label__icontains=word) | Q(title__icontains=word))
    return found if asked.words else found.none()


def hits(items: Iterable[ListedItem], asked: Asked) -> tuple[Hit, ...]:
    """The items as the page of results shows them."""
    return tuple(_hit(item, asked) for item in items)


def review_hits(reviews: Iterable[Publication], asked: Asked) -> tuple[ReviewHit, ...]:
    """The reviews as the page of results shows them."""
    return tuple(
        ReviewHit(
            address=review_address(review),
            label=review.label,
            year=review.year,
            title=marked(review.title, asked.words),
            kind=kind_name(review.kind),
            partnership=review.partnership.name,
        )
        for review in reviews
    )


def _hit(item: ListedItem, asked: Asked) -> Hit:
    publication = item.publication
    return Hit(
        address=reverse("learning", args=[item.public_id]),
        name=rules.item_name(item),
        passage=passage(item.words, asked.words),
        due=item.due,
        review=f"{publication.label} ({publication.year})",
        review_address=review_address(publication),
        kind=kind_name(publication.kind),
        partnership=publication.partnership.name,
    )
