"""Standing behind a review."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from factories.people import a_partnership, a_reader, an_approver, an_editor
from factories.reviews import a_draft, a_fact, a_lesson, a_reading_of, imported
from heed.audit.models import Entry
from heed.audit.selectors import history
from heed.people.models import Partnership, Person
from heed.reading.document import Addressee
from heed.reviews.errors import DecidedMeanwhile, UndecidedRemain
from heed.reviews.models import Decision, Item, Review
from heed.reviews.selectors import stamp_of, undecided_count
from heed.reviews.services import confirm_all, confirm_looked_at, confirm_review, decide

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def review(partnership: Partnership, editor: Person) -> Review:
    lessons = a_lesson("Ask.", "1", Addressee("Police")), a_lesson("Listen.", "2")
    imported(a_reading_of(*lessons, facts=[a_fact()]), by=editor, partnership=partnership)
    return Review.objects.get()


def test_a_reader_and_anothers_editor_confirm_nothing(review: Review, partnership: Partnership) -> None:
    for person in (a_reader(partnership), an_editor(a_partnership())):
        with pytest.raises(PermissionDenied):
            confirm_all(review=review, by=person)
        with pytest.raises(PermissionDenied):
            confirm_review(review=review, by=person)
    assert undecided_count(review) == 5


def test_a_review_is_not_confirmed_while_anything_waits(review: Review, editor: Person) -> None:
    with pytest.raises(UndecidedRemain, match="5 things that were read have not been looked at"):
        confirm_review(review=review, by=editor)
    with pytest.raises(UndecidedRemain):
        confirm_all(review=review, by=editor, strict=True)
    assert undecided_count(review) == 5


def test_confirming_all_is_in_the_name_of_who_does_it_with_an_entry_for_each(review: Review, editor: Person) -> None:
    confirmed = confirm_all(review=review, by=editor)
    assert (confirmed.is_confirmed, confirmed.confirmed_by, undecided_count(review)) == (True, editor, 0)
    assert set(Item.objects.values_list("decision", "decided_by__name")) == {("confirmed", "Ellis Marsh")}
    assert Entry.objects.filter(action="confirmed").count() == 5
    assert next(entry.action for entry in history(review)) == "review confirmed"


def test_confirming_all_leaves_what_was_rejected(review: Review, editor: Person) -> None:
    item = Item.objects.get(number="2")
    decide(proposal=item, decision=Decision.REJECTED, by=editor, seen=stamp_of(item), reason="Not so")
    confirm_all(review=review, by=editor)
    item.refresh_from_db()
    assert item.decision == Decision.REJECTED


def test_nobody_need_decide_on_the_addressees_of_what_was_rejected(review: Review, editor: Person) -> None:
    item = Item.objects.get(number="1")
    decide(proposal=item, decision=Decision.REJECTED, by=editor, seen=stamp_of(item), reason="Not so")
    assert undecided_count(review) == 3


def test_confirming_twice_is_confirming_once(review: Review, editor: Person, partnership: Partnership) -> None:
    confirm_all(review=review, by=editor)
    again = confirm_review(review=review, by=an_approver(partnership))
    assert again.confirmed_by == editor
    assert Entry.objects.filter(action="review confirmed").count() == 1


def test_only_what_was_looked_at_is_confirmed(review: Review, editor: Person) -> None:
    item = Item.objects.get(number="2")
    assert confirm_looked_at(seen=[(item, stamp_of(item))], by=editor) == 1
    assert set(Item.objects.values_list("number", "decision")) == {("1", "undecided"), ("2", "confirmed")}


def test_if_one_changed_meanwhile_none_is_confirmed(review: Review, editor: Person) -> None:
    one, other = Item.objects.order_by("number")
    with pytest.raises(DecidedMeanwhile):
        confirm_looked_at(seen=[(one, stamp_of(one)), (other, "0" * 16)], by=editor)
    assert set(Item.objects.values_list("decision", flat=True)) == {"undecided"}


def test_one_review_is_confirmed_and_its_neighbour_is_not(
    review: Review, editor: Person, partnership: Partnership
) -> None:
    neighbour = a_draft(by=editor, partnership=partnership, label="Child AP")
    confirm_all(review=review, by=editor)
    assert undecided_count(neighbour) == 2
