"""The order in which items stand."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from factories.people import a_partnership, a_reader, an_editor
from factories.reviews import a_draft, a_lesson
from heed.people.models import Partnership, Person
from heed.reviews.errors import OrderChanged
from heed.reviews.models import Item, Review
from heed.reviews.rules.arranging import Step
from heed.reviews.selectors import draft_of, order_of, order_stamp
from heed.reviews.services import confirm_all, move_item, order_items

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def review(partnership: Partnership, editor: Person) -> Review:
    return a_draft(*(a_lesson(f"Lesson {n}.", str(n)) for n in "123"), by=editor, partnership=partnership)


def numbers(review: Review) -> str:
    return "".join(review.items.order_by("position").values_list("number", flat=True))


def item(number: str) -> Item:
    return Item.objects.select_related("review__partnership").get(number=number)


def test_a_reader_may_not_move_items(review: Review, partnership: Partnership) -> None:
    with pytest.raises(PermissionDenied):
        move_item(item=item("1"), step=Step.DOWN, by=a_reader(partnership), seen=order_stamp(review))


def test_items_move_and_are_put_in_order(review: Review, editor: Person) -> None:
    confirm_all(review=review, by=editor)
    move_item(item=item("1"), step=Step.DOWN, by=editor, seen=order_stamp(review))
    assert numbers(review) == "213"
    keys = [item(number).pk for number in "321"]
    held = order_items(review=review, keys=keys, by=editor, seen=order_stamp(review))
    assert numbers(review) == "321"
    assert held.ordered_by_hand
    assert not held.is_confirmed


def test_moving_the_first_up_changes_nothing(review: Review, editor: Person) -> None:
    confirm_all(review=review, by=editor)
    move_item(item=item("1"), step=Step.UP, by=editor, seen=order_stamp(review))
    review.refresh_from_db()
    assert (numbers(review), review.is_confirmed, review.ordered_by_hand) == ("123", True, False)


def test_an_order_that_is_not_the_one_seen_is_refused(review: Review, editor: Person) -> None:
    seen = order_stamp(review)
    assert draft_of(review).order_stamp == seen
    move_item(item=item("1"), step=Step.DOWN, by=editor, seen=seen)
    with pytest.raises(OrderChanged):
        move_item(item=item("3"), step=Step.UP, by=editor, seen=seen)
    with pytest.raises(OrderChanged):
        order_items(review=review, keys=order_of(review)[1:], by=editor, seen=order_stamp(review))
    assert numbers(review) == "213"
