"""The order in which a review's items stand."""

from __future__ import annotations

from collections.abc import Iterable

from heed.reviews.models import Item, Review
from heed.reviews.rules.stamp import stamp


def order_of(review: Review) -> list[int]:
    """The keys of all the review's items, in their order."""
    return list(Item.objects.filter(review=review).order_by("position", "pk").values_list("pk", flat=True))


def order_stamp_of(keys: Iterable[int]) -> str:
    """A sign of an order, by which a change of it tells whether it is still the one that the person saw."""
    return stamp(list(keys))


def order_stamp(review: Review) -> str:
    """The sign of the order as it is now."""
    return order_stamp_of(order_of(review))
