"""Coded items for tests."""

from __future__ import annotations

from heed.analysing.services import decide_themes
from heed.people.models import Person
from heed.reviews.models import Item, Review


def coded(item: Item, *codes: str, by: Person) -> Item:
    """The item of a review, with exactly these themes, given by this person."""
    decide_themes(review=item.review, chosen={item.pk: codes}, by=by)
    return item


def coded_throughout(review: Review, *codes: str, by: Person) -> Review:
    """The review with each settled item given these themes."""
    for item in review.items.order_by("position"):
        coded(item, *codes, by=by)
    return review
