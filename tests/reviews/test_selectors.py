"""Reading the record, starting from what this person may see."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from factories.people import a_partnership, a_person, a_reader, an_editor, became
from factories.reviews import a_draft, a_fact, a_lesson, a_reading_of, imported
from heed.people.models import Partnership, Person
from heed.reading.document import Addressee, ReadingWarning
from heed.reviews.models import Decision, Fact, Item, Review
from heed.reviews.selectors import (
    draft_of,
    draft_rows,
    drafts_for,
    find_proposal,
    find_review,
    known_sums,
    settled_record,
    stamp_of,
    visible_to,
)
from heed.reviews.services import confirm_all, decide

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


def test_a_stranger_and_anothers_editor_see_no_draft(partnership: Partnership, editor: Person) -> None:
    a_draft(by=editor, partnership=partnership)
    for person in (a_person(), an_editor(a_partnership())):
        assert list(visible_to(person)) == []
        assert list(drafts_for(person)) == []


def test_a_reader_knows_of_the_review_and_not_of_its_draft(partnership: Partnership, editor: Person) -> None:
    review = a_draft(by=editor, partnership=partnership)
    reader = a_reader(partnership)
    assert list(visible_to(reader)) == [review]
    assert list(drafts_for(reader)) == []


def test_an_editor_sees_their_own_and_their_predecessors_drafts(partnership: Partnership, editor: Person) -> None:
    board = a_partnership()
    became(board, partnership)
    ours, theirs = a_draft(by=editor, partnership=partnership), a_draft(by=editor, partnership=board, label="Child B")
    assert set(drafts_for(editor)) == {ours, theirs}


def test_a_list_of_drafts_counts_what_is_left_and_warned_of(partnership: Partnership, editor: Person) -> None:
    warned = a_reading_of(
        a_lesson("Ask.", "1", Addressee("Police")), facts=[a_fact()], warnings=[ReadingWarning("x", "Look at this.")]
    )
    imported(warned, by=editor, partnership=partnership)
    (row,) = draft_rows(drafts_for(editor))
    assert (row.left, row.warning_count) == (4, 1)
    imported(a_reading_of(a_lesson("Ask.", "1")), by=editor, partnership=partnership)
    (row,) = draft_rows(drafts_for(editor))
    assert (row.left, row.warning_count) == (2, 0)


def test_a_list_of_drafts_takes_as_many_queries_for_many_as_for_one(
    partnership: Partnership, editor: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        a_draft(by=editor, partnership=partnership, label=f"Child {number}")
    with django_assert_num_queries(8):
        assert len(draft_rows(drafts_for(editor))) == 5


def test_a_draft_shows_each_value_beside_its_passage(partnership: Partnership, editor: Person) -> None:
    lesson = a_lesson("Ask.", "1", Addressee("Police"))
    imported(a_reading_of(lesson, facts=[a_fact("age", 3), a_fact("sex", None)]), by=editor, partnership=partnership)
    draft = draft_of(Review.objects.get())
    (item,) = draft.items
    assert (item.heading, item.evidence[0].quote, item.evidence[0].document.name) == ("Lesson 1", "Ask.", "report.txt")
    assert [addressee.row.pk for addressee in item.addressees] == [Item.objects.get().addressees.get().pk]
    assert [(fact.heading, fact.value) for fact in draft.facts] == [("Age", "3")]
    assert draft.left == 4


def test_nobody_is_asked_to_confirm_what_a_report_does_not_state(partnership: Partnership, editor: Person) -> None:
    imported(a_reading_of(facts=[a_fact("sex", None)]), by=editor, partnership=partnership)
    assert draft_of(Review.objects.get()).facts == ()


def test_a_draft_takes_as_many_queries_for_many_values_as_for_one(
    partnership: Partnership, editor: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    lessons = [a_lesson(f"Lesson {n}.", str(n), Addressee("Police"), Addressee("Schools")) for n in range(20)]
    review = a_draft(*lessons, by=editor, partnership=partnership)
    with django_assert_num_queries(9):
        draft = draft_of(review)
        shown = [(p.heading, p.mark, p.was, [e.document.name for e in p.evidence]) for p in draft.items]
    assert len(shown) == 20


def test_evidence_comes_from_the_file_that_stands(partnership: Partnership, editor: Person) -> None:
    reading = a_reading_of(a_lesson("Ask.", "1"))
    imported(reading, by=editor, partnership=partnership)
    confirm_all(review=Review.objects.get(), by=editor)
    newer = imported(reading, by=editor, partnership=partnership, note="newer")
    (item,) = draft_of(Review.objects.get()).items
    assert [passage.document_id for passage in item.evidence] == [newer.document_id]


def test_the_settled_record_holds_what_people_settled_and_no_more(partnership: Partnership, editor: Person) -> None:
    review = a_draft(
        a_lesson("Ask.", "1"), a_lesson("Listen.", "2"), a_lesson("Move.", "3"), by=editor, partnership=partnership
    )
    one, two, _three = Item.objects.order_by("number")
    decide(proposal=one, decision=Decision.CONFIRMED, by=editor, seen=stamp_of(one))
    decide(proposal=two, decision=Decision.REJECTED, by=editor, seen=stamp_of(two), reason="Not so")
    record = settled_record(review)
    assert ([settled.item.text for settled in record.items], record.story) == (["Ask."], None)


def test_of_facts_too_only_what_a_person_confirmed_is_settled(partnership: Partnership, editor: Person) -> None:
    reading = a_reading_of(facts=[a_fact("fatal", value=True), a_fact("sex", "male"), a_fact("inquest", None)])
    imported(reading, by=editor, partnership=partnership)
    review = Review.objects.get()
    assert settled_record(review).facts == ()
    fatal, sex = Fact.objects.filter(review=review).order_by("name")
    decide(proposal=fatal, decision=Decision.CONFIRMED, by=editor, seen=stamp_of(fatal))
    decide(proposal=sex, decision=Decision.REJECTED, by=editor, seen=stamp_of(sex), reason="Not so")
    assert [(fact.name, fact.value) for fact in settled_record(review).facts] == [("fatal", True)]


def test_what_was_replaced_keeps_its_lasting_address_and_leaves_the_record(
    partnership: Partnership, editor: Person
) -> None:
    first = a_reading_of(a_lesson("Ask who lives there.", "1"))
    imported(first, by=editor, partnership=partnership)
    review = confirm_all(review=Review.objects.get(), by=editor)
    address = str(Item.objects.get().public_id)
    imported(a_reading_of(a_lesson("Ask who lives or stays there.", "1")), by=editor, partnership=partnership)
    assert [settled.item.text for settled in settled_record(review).items] == ["Ask who lives there."]
    confirm_all(review=review, by=editor)
    (settled,) = settled_record(review).items
    assert (settled.item.text, settled.lasting_id) == ("Ask who lives or stays there.", address)


def test_a_review_is_found_by_the_name_that_commands_give_it(partnership: Partnership, editor: Person) -> None:
    review = a_draft(by=editor, partnership=partnership)
    assert find_review("fallowshire-partnership/2020/child-ar") == review
    for name in ("", "child-ar", "fallowshire-partnership/soon/child-ar", "fallowshire-partnership/2021/child-ar"):
        assert find_review(name) is None


def test_a_proposal_is_found_only_in_its_own_review(partnership: Partnership, editor: Person) -> None:
    review = a_draft(by=editor, partnership=partnership)
    other = a_draft(by=editor, partnership=partnership, label="Child AP")
    item = review.items.get()
    assert find_proposal(review, "item", item.pk) == item
    assert find_proposal(other, "item", item.pk) is None
    assert find_proposal(review, "wish", item.pk) is None


def test_known_files_are_told_by_their_sums(partnership: Partnership, editor: Person) -> None:
    a_draft(by=editor, partnership=partnership)
    known = Review.objects.get().review_documents.get().document.sha256
    assert known_sums([known, "0" * 64]) == {known}
