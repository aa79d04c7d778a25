"""What a person did last, taken back and done again."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from factories.people import a_partnership, a_reader, an_approver, an_editor
from factories.reviews import a_fact, a_lesson, a_reading_of, imported
from heed.audit.selectors import history
from heed.people.models import Partnership, Person
from heed.reading.document import Addressee, ItemType
from heed.reviews.errors import ChangedSince, NothingToTakeBack
from heed.reviews.models import Act, Decision, FormerItem, Item, Review
from heed.reviews.rules.arranging import Step
from heed.reviews.selectors import last_act, last_undone, order_stamp, stamp_of
from heed.reviews.services import (
    confirm_all,
    decide,
    merge_items,
    move_item,
    redo_last,
    set_number,
    set_type,
    split_item,
    undo,
    undo_last,
)

pytestmark = pytest.mark.django_db

LONG = "Police ask who lives there. Schools tell of every move."


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def review(partnership: Partnership, editor: Person) -> Review:
    said = (Addressee("Police"), Addressee("Schools"), Addressee("Midwives"))
    lessons = (
        a_lesson(LONG, "1", *said),
        a_lesson("Hear the child.", "2", Addressee("Police")),
        a_lesson("Write.", "3"),
    )
    imported(a_reading_of(*lessons, facts=[a_fact("age", 3)]), by=editor, partnership=partnership)
    return Review.objects.select_related("partnership").get()


def item(number: str) -> Item:
    return Item.objects.select_related("review__partnership").get(number=number)


def everything(review: Review) -> list[object]:
    """All that an act could change, to compare."""
    rows = review.items.order_by("position", "pk")
    return [
        (
            row.text,
            row.number,
            row.type,
            row.decision,
            row.decided_at,
            row.merged_into_id,
            row.public_id,
            sorted(row.evidence.values_list("pk", flat=True)),
            sorted((a.said, a.decision) for a in row.addressees.all()),
        )
        for row in rows
    ]


def split(by: Person) -> None:
    split_item(item=item("1"), place="text:28", by=by, seen=stamp_of(item("1")))


def merge(by: Person) -> None:
    seen = [(item(number), stamp_of(item(number))) for number in "12"]
    merge_items(review=item("1").review, seen=seen, by=by)


def move(by: Person) -> None:
    move_item(item=item("1"), step=Step.DOWN, by=by, seen=order_stamp(item("1").review))


def confirm(by: Person) -> None:
    decide(proposal=item("1"), decision=Decision.CONFIRMED, by=by, seen=stamp_of(item("1")))


def reject(by: Person) -> None:
    decide(proposal=item("1"), decision=Decision.REJECTED, by=by, seen=stamp_of(item("1")), reason="Not so")


def retype(by: Person) -> None:
    set_type(item=item("1"), type=ItemType.FINDING, by=by, seen=stamp_of(item("1")))


def undo_decision(by: Person) -> None:
    confirm(by)
    undo(proposal=item("1"), by=by, seen=stamp_of(item("1")))


ACTS = [split, merge, move, confirm, reject, retype]


@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_taken_back_and_done_again(review: Review, editor: Person, act: object) -> None:
    before = everything(review)
    act(editor)  # type: ignore[operator]
    after = everything(review)
    assert before != after
    undo_last(review=review, by=editor)
    assert everything(review) == before
    redo_last(review=review, by=editor)
    assert everything(review) == after
    assert [entry.action for entry in history(review)][:2] == ["done again", "taken back"]


def test_acts_are_taken_back_one_after_the_other(review: Review, editor: Person) -> None:
    states = [everything(review)]
    for act in (confirm, split, retype, move, merge_first_two):
        act(editor)
        states.append(everything(review))
    while states[1:]:
        states.pop()
        undo_last(review=review, by=editor)
        assert everything(review) == states[-1]
    with pytest.raises(NothingToTakeBack):
        undo_last(review=review, by=editor)


def merge_first_two(by: Person) -> None:
    review = Review.objects.get()
    rows = list(review.items.filter(merged_into=None).order_by("position")[:2])
    merge_items(review=review, seen=[(row, stamp_of(row)) for row in rows], by=by)


def test_undoing_a_decision_is_an_act_too(review: Review, editor: Person) -> None:
    confirm(editor)
    confirmed = everything(review)
    undo(proposal=item("1"), by=editor, seen=stamp_of(item("1")))
    undo_last(review=review, by=editor)
    assert everything(review) == confirmed


def test_what_machines_read_is_never_touched(review: Review, editor: Person) -> None:
    read = list(Item.objects.order_by("pk").values_list("read", flat=True))
    for act in (split, retype):
        act(editor)
    undo_last(review=review, by=editor)
    undo_last(review=review, by=editor)
    assert list(Item.objects.order_by("pk").values_list("read", flat=True)) == read


def test_only_ones_own_acts_are_taken_back(review: Review, editor: Person, partnership: Partnership) -> None:
    confirm(editor)
    approver = an_approver(partnership)
    with pytest.raises(NothingToTakeBack):
        undo_last(review=review, by=approver)
    with pytest.raises(PermissionDenied):
        undo_last(review=review, by=a_reader(partnership))
    assert last_act(review, approver) is None
    found = last_act(review, editor)
    assert found is not None
    assert found.words == "Confirmed Lesson 1"


def test_what_somebody_else_changed_since_is_not_taken_back(
    review: Review, editor: Person, partnership: Partnership
) -> None:
    retype(editor)
    set_number(item=item("1"), number="1a", by=an_approver(partnership), seen=stamp_of(item("1")))
    with pytest.raises(ChangedSince, match="Amina Rook changed it at"):
        undo_last(review=review, by=editor)
    assert item("1a").type == "finding"


def test_what_somebody_else_changed_elsewhere_is_no_hindrance(
    review: Review, editor: Person, partnership: Partnership
) -> None:
    retype(editor)
    set_number(item=item("2"), number="2a", by=an_approver(partnership), seen=stamp_of(item("2")))
    undo_last(review=review, by=editor)
    assert item("1").type == "lesson"
    assert item("2a").decided_by is not None


def test_half_of_a_split_that_somebody_decided_on_keeps_the_split(
    review: Review, editor: Person, partnership: Partnership
) -> None:
    split(editor)
    second = Item.objects.get(split_from=item("1"))
    set_number(item=second, number="1b", by=an_approver(partnership), seen=stamp_of(second))
    with pytest.raises(ChangedSince):
        undo_last(review=review, by=editor)
    assert Item.objects.count() == 4


def test_an_item_taken_back_leaves_its_address_behind(review: Review, editor: Person) -> None:
    split(editor)
    public_id = Item.objects.get(split_from=item("1")).public_id
    undo_last(review=review, by=editor)
    assert FormerItem.objects.get().public_id == public_id
    redo_last(review=review, by=editor)
    assert not FormerItem.objects.exists()
    assert Item.objects.get(split_from=item("1")).public_id == public_id


def test_taking_back_takes_the_confirmation(review: Review, editor: Person) -> None:
    confirm(editor)
    confirm_all(review=review, by=editor)
    undo_last(review=review, by=editor)
    review.refresh_from_db()
    assert not review.is_confirmed


def test_a_page_that_offers_an_older_act_is_told(review: Review, editor: Person) -> None:
    confirm(editor)
    offered = Act.objects.get().pk
    retype(editor)
    with pytest.raises(ChangedSince):
        undo_last(review=review, by=editor, act=offered)


def test_nothing_is_done_again_after_something_new(review: Review, editor: Person) -> None:
    retype(editor)
    undo_last(review=review, by=editor)
    assert last_undone(review, editor) is not None
    confirm(editor)
    assert last_undone(review, editor) is None
    with pytest.raises(NothingToTakeBack):
        redo_last(review=review, by=editor)
