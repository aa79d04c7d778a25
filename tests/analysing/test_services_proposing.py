"""Proposed themes keep in step with the words, and leave alone what a person decided."""

from __future__ import annotations

import pytest

from factories.analysing import coded
from factories.people import a_partnership, an_editor
from factories.reviews import a_confirmed_review, a_draft, a_lesson
from heed.analysing.models import Coding
from heed.analysing.rules.frame import version
from heed.analysing.selectors import themes_settled, undecided_count
from heed.analysing.services import propose_themes
from heed.audit.models import Entry
from heed.audit.rules import Action
from heed.people.models import Person
from heed.reading import document
from heed.reading.document import ItemType
from heed.reviews.models import Decision, Item, Review
from heed.reviews.selectors import stamp_of
from heed.reviews.services import confirm_all, correct_item, merge_items, split_item, undo

pytestmark = pytest.mark.django_db

BRUISES = "Bruises in a baby are looked at by a doctor. Information is shared the same day."
SCHOOL = "The school asks where a pupil is."


@pytest.fixture
def editor() -> Person:
    return an_editor(a_partnership())


@pytest.fixture
def review(editor: Person) -> Review:
    body = editor.memberships.get().partnership
    return a_confirmed_review(a_lesson(BRUISES, "1"), a_lesson(SCHOOL, "2"), by=editor, partnership=body)


def item(review: Review, number: str) -> Item:
    return Item.objects.select_related("review__partnership").get(review=review, number=number)


def themes_of(item: Item, *decisions: Decision) -> set[str]:
    rows = Coding.objects.filter(item=item)
    return set((rows.filter(decision__in=decisions) if decisions else rows).values_list("theme", flat=True))


def test_themes_are_proposed_with_the_words_and_nothing_is_settled(review: Review) -> None:
    assert propose_themes(review=review) == Coding.objects.count() > 0
    bruises = Coding.objects.get(item=item(review, "1"), theme="injuries-and-medical-advice")
    assert bruises.read == {"quotes": ["Bruises"], "from": []}
    assert bruises.decision == Decision.UNDECIDED
    assert bruises.frame == version()
    assert themes_settled(review) == {}
    assert undecided_count(review) == Coding.objects.count()


def test_nothing_is_proposed_for_what_nobody_has_settled(editor: Person) -> None:
    draft = a_draft(a_lesson(SCHOOL, "1"), by=editor, partnership=editor.memberships.get().partnership)
    assert propose_themes(review=draft) == 0
    confirm_all(review=draft, by=editor)
    assert propose_themes(review=draft) == 1


def test_proposing_again_writes_nothing(review: Review) -> None:
    propose_themes(review=review)
    before = list(Coding.objects.order_by("pk").values())
    assert propose_themes(review=review) == 0
    assert list(Coding.objects.order_by("pk").values()) == before
    assert Entry.objects.filter(action=Action.THEMES_PROPOSED).count() == 1


def test_a_reworded_item_has_its_proposals_made_anew_and_its_decisions_kept(review: Review, editor: Person) -> None:
    propose_themes(review=review)
    coded(item(review, "2"), "neglect", by=editor)
    said = document.Item(ItemType.LESSON, "Midwives think of sleep.", "1")
    for number in ("1", "2"):
        row = item(review, number)
        correct_item(item=row, words=document.Item(said.type, said.text, number), by=editor, seen=stamp_of(row))
    propose_themes(review=review)
    assert themes_of(item(review, "1")) == {"babies-and-pregnancy"}
    assert themes_of(item(review, "2"), Decision.UNDECIDED) == {"babies-and-pregnancy"}
    assert themes_of(item(review, "2"), Decision.CONFIRMED) == {"neglect"}
    assert themes_of(item(review, "2"), Decision.REJECTED) == {"school"}


def test_an_item_that_is_settled_no_more_is_not_counted_and_keeps_its_decisions(review: Review, editor: Person) -> None:
    propose_themes(review=review)
    row = coded(item(review, "2"), "school", by=editor)
    left = undecided_count(review)
    undo(proposal=row, by=editor, seen=stamp_of(row))
    propose_themes(review=review)
    assert undecided_count(review) == left
    assert themes_of(row) == {"school"}


def test_what_comes_of_a_split_is_proposed_what_was_confirmed_before(review: Review, editor: Person) -> None:
    first = coded(item(review, "1"), "babies-and-pregnancy", "recording", by=editor)
    _first, second = split_item(
        item=first, place=f"text:{BRUISES.index('Information')}", by=editor, seen=stamp_of(first)
    )
    propose_themes(review=review)
    assert themes_of(first, Decision.CONFIRMED) == {"babies-and-pregnancy", "recording"}
    assert themes_of(second, Decision.UNDECIDED) == {"babies-and-pregnancy", "recording", "sharing-information"}
    carried = Coding.objects.get(item=second, theme="recording")
    assert carried.read == {"quotes": [], "from": [first.pk]}


def test_what_others_were_merged_into_is_proposed_what_was_confirmed_for_them(review: Review, editor: Person) -> None:
    first, second = item(review, "1"), coded(item(review, "2"), "neglect", by=editor)
    merge_items(review=review, seen=[(first, stamp_of(first)), (second, stamp_of(second))], by=editor)
    propose_themes(review=review)
    assert "neglect" in themes_of(first, Decision.UNDECIDED)
    assert "school" in themes_of(first, Decision.UNDECIDED)  # by the words
    assert undecided_count(review) == len(themes_of(first, Decision.UNDECIDED))


def test_proposing_asks_little_however_many_items_there_are(
    editor: Person, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    body = editor.memberships.get().partnership
    lessons = [a_lesson(f"{SCHOOL} Number {n}.", str(n)) for n in range(200)]
    review = a_confirmed_review(*lessons, by=editor, partnership=body)
    propose_themes(review=review)
    with django_assert_max_num_queries(4):  # type: ignore[operator]
        propose_themes(review=review)
