"""The order in which a review's items stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people.models import Person
from heed.people.rules import Permission
from heed.reviews.errors import OrderChanged
from heed.reviews.models import Item, Review
from heed.reviews.rules.arranging import Step, moved
from heed.reviews.selectors import name_of, order_of, order_stamp_of
from heed.reviews.services.acting import one_act
from heed.reviews.services.confirmation import hold, lose_confirmation


@transaction.atomic
def order_items(*, review: Review, keys: Sequence[int], by: Person, seen: str) -> Review:
    """Puts all the items of the review in this order, which a later reading then leaves as it is.

    ``seen`` is the sign of the order as the person saw it. Raises ``OrderChanged`` where it has changed since, or
    ``keys`` are not the review's items, each once.
    """
    held = hold(review, by=by, permission=Permission.CONFIRM)
    before = order_of(held)
    if order_stamp_of(before) != seen or sorted(before) != sorted(keys):
        raise OrderChanged
    return _order(held, before, list(keys), by=by, words="Put the items in order")


@transaction.atomic
def move_item(*, item: Item, step: Step, by: Person, seen: str) -> Review:
    """Moves the item one place up or down, past those that others took the place of. As ``order_items``."""
    held = hold(item.review, by=by, permission=Permission.CONFIRM)
    before = order_of(held)
    if order_stamp_of(before) != seen or item.pk not in before:
        raise OrderChanged
    words = f"Moved {name_of(item)} {step.value}"
    return _order(held, before, moved(before, item.pk, step), by=by, words=words)


def put_in_order(review: Review, keys: Iterable[int]) -> None:
    """Writes the order: positions from 1, in one write. The caller keeps what was done."""
    place = {key: n for n, key in enumerate(keys, start=1)}
    items = [item for item in Item.objects.filter(review=review) if item.position != place[item.pk]]
    for item in items:
        item.position = place[item.pk]
    Item.objects.bulk_update(items, ["position"])


def put_behind(review: Review, item: Item, new: Sequence[Item]) -> None:
    """Puts new items directly behind another."""
    keys = [key for key in order_of(review) if key not in {each.pk for each in new}]
    here = keys.index(item.pk) + 1
    put_in_order(review, [*keys[:here], *(each.pk for each in new), *keys[here:]])


def _order(review: Review, before: list[int], after: list[int], *, by: Person, words: str) -> Review:
    if before == after:
        return review
    with one_act(review=review, by=by, words=words) as act:
        act.touching(review)
        act.ordered(review, before, after)
        put_in_order(review, after)
        review.ordered_by_hand = True
        review.save(update_fields=["ordered_by_hand"])
    audit.record(by=by, action=Action.REORDERED, record=review, detail={"before": before, "after": after})
    lose_confirmation(review=review, by=by)
    return review
