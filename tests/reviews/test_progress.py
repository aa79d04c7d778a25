"""How far people are with a review, and confirming all of a kind."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from pytest_django import DjangoAssertNumQueries

from factories.people import a_partnership, a_reader, an_approver, an_editor
from factories.reviews import a_fact, a_lesson, a_reading_of, imported
from heed.people.models import Partnership, Person
from heed.reading import document
from heed.reading.document import Addressee, ItemType
from heed.reviews.errors import DecidedMeanwhile, NotOfThisKind
from heed.reviews.models import Act, Decision, Item, Review
from heed.reviews.selectors import AnyProposal, draft_of, progress, stamp_of, undecided_count
from heed.reviews.services import confirm_kind, confirm_looked_at, decide, set_number, undo_last

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def review(partnership: Partnership, editor: Person) -> Review:
    items = (
        a_lesson("Ask.", "1", Addressee("Police")),
        a_lesson("Write.", "2"),
        document.Item(ItemType.RECOMMENDATION, "Agree.", "R1"),
    )
    imported(a_reading_of(*items, facts=[a_fact("age", 3)]), by=editor, partnership=partnership)
    return Review.objects.select_related("partnership").get()


def lessons(review: Review) -> list[tuple[AnyProposal, str]]:
    rows = review.items.select_related("review__partnership").filter(type="lesson")
    return [(row, stamp_of(row)) for row in rows]


def counts(review: Review) -> dict[str, tuple[int, int]]:
    return {kind.kind: (kind.decided, kind.total) for kind in progress(review).kinds}


def test_progress_counts_each_kind_and_names_what_is_next(
    review: Review, editor: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        found = progress(review)
    assert [(kind.name, kind.decided, kind.total) for kind in found.kinds] == [
        ("What happened", 0, 1),
        ("Lessons", 0, 2),
        ("Recommendations", 0, 1),
        ("Whom they speak to", 0, 1),
        ("Facts", 0, 1),
    ]
    assert found.next == f"story-{review.stories.get().pk}"
    assert (found.decided, found.total, found.left) == (0, 6, undecided_count(review))


def test_what_is_next_follows_the_page(review: Review, editor: Person) -> None:
    for row in (review.stories.get(), Item.objects.get(number="1")):
        decide(proposal=row, decision=Decision.CONFIRMED, by=editor, seen=stamp_of(row))
    assert progress(review).next == f"addressee-{Item.objects.get(number='1').addressees.get().pk}"
    first = Item.objects.get(number="1")
    decide(proposal=first, decision=Decision.REJECTED, by=editor, seen=stamp_of(first), reason="Not so")
    assert progress(review).next == f"item-{Item.objects.get(number='2').pk}"
    assert "addressee" not in counts(review)


def test_what_waits_is_counted_alike_everywhere(review: Review, editor: Person) -> None:
    confirm_kind(review=review, kind="lesson", seen=lessons(review), by=editor)
    assert draft_of(review).left == progress(review).left == undecided_count(review) == 4


def test_all_of_a_kind_are_confirmed_as_one_act(review: Review, editor: Person) -> None:
    assert confirm_kind(review=review, kind="lesson", seen=lessons(review), by=editor) == 2
    assert counts(review)["lesson"] == (2, 2)
    assert counts(review)["recommendation"] == (0, 1)
    assert Act.objects.count() == 1
    undo_last(review=review, by=editor)
    assert counts(review)["lesson"] == (0, 2)


def test_of_a_kind_none_is_confirmed_where_one_changed(
    review: Review, editor: Person, partnership: Partnership
) -> None:
    seen = lessons(review)
    changed = Item.objects.get(number="2")
    set_number(item=changed, number="2a", by=an_approver(partnership), seen=stamp_of(changed))
    with pytest.raises(DecidedMeanwhile, match="Amina Rook"):
        confirm_kind(review=review, kind="lesson", seen=seen, by=editor)
    assert counts(review)["lesson"] == (1, 2)


def test_of_a_kind_only_that_kind_and_only_what_was_shown(review: Review, editor: Person) -> None:
    for kind, seen in (("finding", lessons(review)), ("lesson", [])):
        with pytest.raises(NotOfThisKind):
            confirm_kind(review=review, kind=kind, seen=seen, by=editor)
    confirm_kind(review=review, kind="lesson", seen=lessons(review)[:1], by=editor)
    assert counts(review)["lesson"] == (1, 2)


def test_whom_an_item_of_the_kind_speaks_to_is_confirmed_with_it_and_taken_back_with_it(
    review: Review, editor: Person
) -> None:
    addressee = Item.objects.get(number="1").addressees.get()
    seen = [*lessons(review), (addressee, stamp_of(addressee))]
    assert confirm_kind(review=review, kind="lesson", seen=seen, by=editor) == 3
    assert counts(review)["addressee"] == (1, 1)
    undo_last(review=review, by=editor)
    assert counts(review)["addressee"] == (0, 1)
    with pytest.raises(NotOfThisKind):
        confirm_kind(review=review, kind="recommendation", seen=seen[2:], by=editor)


def test_a_reader_confirms_nothing(review: Review, partnership: Partnership) -> None:
    with pytest.raises(PermissionDenied):
        confirm_kind(review=review, kind="lesson", seen=lessons(review), by=a_reader(partnership))


def test_many_are_confirmed_in_as_many_queries_as_few(
    partnership: Partnership, editor: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    many = [a_lesson(f"Lesson {n}.", str(n)) for n in range(60)]
    imported(a_reading_of(*many), by=editor, partnership=partnership)
    review = Review.objects.select_related("partnership").get()
    seen = lessons(review)
    with django_assert_max_num_queries(16):
        confirm_kind(review=review, kind="lesson", seen=seen, by=editor)
    assert confirm_looked_at(seen=[], by=editor) == 0
