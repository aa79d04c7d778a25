"""Entering by hand what the machine missed."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from factories.people import a_partnership, a_reader, an_agency, an_editor
from factories.reviews import a_fact, a_lesson, a_reading_of, imported
from heed.audit.selectors import history
from heed.people.models import Partnership, Person
from heed.reading import document
from heed.reading.document import FactState, ItemType
from heed.reviews.errors import AlreadyThere, DoesNotStand, NotOnThePage, NoWords
from heed.reviews.models import Decision, Document, DocumentPage, Fact, FormerItem, Item, Review, Story
from heed.reviews.selectors import draft_of, settled_record, stamp_of
from heed.reviews.services import (
    Chosen,
    add_addressee,
    add_fact,
    add_item,
    add_story,
    confirm_all,
    decide,
    undo_last,
)

pytestmark = pytest.mark.django_db

MISSED = document.Item(ItemType.RECOMMENDATION, "Agree one form.", "R1")


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def review(partnership: Partnership, editor: Person) -> Review:
    reading = a_reading_of(a_lesson("Ask.", "1"), a_lesson("Write.", "2"), facts=[a_fact("age", 3)], story=None)
    imported(reading, by=editor, partnership=partnership)
    return Review.objects.select_related("partnership").get()


def chosen(words: str) -> Chosen:
    page = DocumentPage.objects.get()
    start = page.text.index(words)
    return Chosen(page.document_id, 1, start, start + len(words), words)


def reject(row: Item | Story | Fact, by: Person) -> None:
    decide(proposal=row, decision=Decision.REJECTED, by=by, seen=stamp_of(row), reason="Not so")


def test_a_reader_and_anothers_editor_add_nothing(review: Review, partnership: Partnership) -> None:
    for person in (a_reader(partnership), an_editor(a_partnership())):
        with pytest.raises(PermissionDenied):
            add_item(review=review, words=MISSED, by=person)
        with pytest.raises(PermissionDenied):
            add_story(review=review, text="A child.", by=person)
        with pytest.raises(PermissionDenied):
            add_fact(review=review, name="fatal", value=True, state=FactState.STATED, by=person)
        with pytest.raises(PermissionDenied):
            add_addressee(item=review.items.first(), said="Police", agency=None, role=None, by=person)  # type: ignore[arg-type]


def test_an_item_with_chosen_words_has_them_as_evidence(review: Review, editor: Person) -> None:
    confirm_all(review=review, by=editor)
    item = add_item(review=review, words=MISSED, by=editor, evidence=[chosen("Learning from Child AR")])
    assert (item.read, item.decision, item.decided_by, item.position) == (None, Decision.CONFIRMED, editor, 3)
    assert [passage.quote for passage in item.evidence.all()] == ["Learning from Child AR"]
    shown = draft_of(review).items[-1]
    assert shown.by_hand
    review.refresh_from_db()
    assert not review.is_confirmed
    assert [settled.item.text for settled in settled_record(review).items] == ["Ask.", "Write.", "Agree one form."]
    assert history(item).get().action == "added by hand"


def test_an_item_is_put_behind_another(review: Review, editor: Person) -> None:
    add_item(review=review, words=MISSED, by=editor, behind=Item.objects.get(number="1"))
    assert list(review.items.order_by("position").values_list("number", flat=True)) == ["1", "R1", "2"]


def test_chosen_words_must_stand_where_they_are_said_to(
    review: Review, editor: Person, partnership: Partnership
) -> None:
    right = chosen("Learning from Child AR")
    other = a_reading_of(a_lesson("Else.", "1"), label="Child B")
    imported(other, by=editor, partnership=partnership, file="b.txt")
    elsewhere = Document.objects.exclude(pk=right.document).get().pk
    for wrong in (
        Chosen(right.document, 1, right.start + 1, right.end, right.quote),
        Chosen(right.document, 2, right.start, right.end),
        Chosen(right.document, 1, 5, 5),
        Chosen(right.document, 1, 0, 10**6),
        Chosen(elsewhere, 1, 0, 5),
        Chosen(0, 1, 0, 5),
    ):
        with pytest.raises(NotOnThePage):
            add_item(review=review, words=MISSED, by=editor, evidence=[wrong])
    assert review.items.count() == 2


def test_nothing_is_added_without_words(review: Review, editor: Person) -> None:
    with pytest.raises(NoWords):
        add_item(review=review, words=document.Item(ItemType.LESSON, " "), by=editor)
    with pytest.raises(NoWords):
        add_story(review=review, text=" ", by=editor)
    with pytest.raises(NoWords):
        add_fact(review=review, name="fatal", value="", state=FactState.STATED, by=editor)
    with pytest.raises(NoWords):
        add_addressee(item=Item.objects.get(number="1"), said=" ", agency=None, role=None, by=editor)


def test_a_review_has_one_story_and_one_fact_of_a_name(review: Review, editor: Person) -> None:
    story = add_story(review=review, text="A child.", by=editor)
    with pytest.raises(AlreadyThere, match="What happened"):
        add_story(review=review, text="Another child.", by=editor)
    with pytest.raises(AlreadyThere, match="Age"):
        add_fact(review=review, name="age", value=4, state=FactState.STATED, by=editor)
    reject(story, editor)
    reject(Fact.objects.get(), editor)
    assert add_story(review=review, text="Another child.", by=editor).replaces == story
    assert add_fact(review=review, name="age", value=4, state=FactState.STATED, by=editor).value == 4
    assert settled_record(review).story == "Another child."


def test_somebody_spoken_to_is_added(review: Review, editor: Person) -> None:
    item, police = Item.objects.select_related("review__partnership").get(number="1"), an_agency()
    added = add_addressee(item=item, said="the police", agency=police, role=None, by=editor)
    assert (added.said, added.agency, added.read, added.decision) == ("the police", police, None, Decision.CONFIRMED)
    reject(item, editor)
    item.refresh_from_db()
    with pytest.raises(DoesNotStand):
        add_addressee(item=item, said="Schools", agency=None, role=None, by=editor)


def test_what_was_added_is_taken_back(review: Review, editor: Person) -> None:
    item = add_item(review=review, words=MISSED, by=editor, evidence=[chosen("Learning")])
    undo_last(review=review, by=editor)
    assert not Item.objects.filter(pk=item.pk).exists()
    assert FormerItem.objects.get().public_id == item.public_id


def again(*items: document.Item, by: Person, partnership: Partnership, story: str | None = None, age: int = 3) -> None:
    reading = a_reading_of(*items, story=story, facts=[a_fact("age", age)])
    imported(reading, by=by, partnership=partnership, note=f"again {story} {len(items)}")


def test_what_was_added_stays_when_a_changed_file_comes_in(
    review: Review, editor: Person, partnership: Partnership
) -> None:
    first = Item.objects.get(number="1")
    added = add_item(review=review, words=MISSED, by=editor, behind=first)
    add_story(review=review, text="A child.", by=editor)
    again(a_lesson("Write.", "2"), a_lesson("Ask.", "1"), by=editor, partnership=partnership)
    assert list(review.items.order_by("position").values_list("number", flat=True)) == ["2", "1", "R1"]
    added.refresh_from_db()
    assert (added.text, added.decision) == ("Agree one form.", Decision.CONFIRMED)
    assert Story.objects.get().text == "A child."


def test_a_file_that_has_now_what_was_added_gives_it_its_passage(
    review: Review, editor: Person, partnership: Partnership
) -> None:
    added = add_item(review=review, words=MISSED, by=editor)
    add_story(review=review, text="A child.", by=editor)
    both = a_lesson("Ask.", "1"), a_lesson("Write.", "2")
    again(*both, MISSED, by=editor, partnership=partnership, story="A child.")
    assert review.items.count() == 3
    assert [passage.quote for passage in added.evidence.all()] == ["Agree one form."]
    assert Story.objects.get().evidence.exists()


def test_a_file_that_tells_it_otherwise_waits_beside_what_was_added(
    review: Review, editor: Person, partnership: Partnership
) -> None:
    story = add_story(review=review, text="A child.", by=editor)
    again(a_lesson("Ask.", "1"), by=editor, partnership=partnership, story="A child of three.")
    told = Story.objects.exclude(pk=story.pk).get()
    assert (told.replaces, told.decision) == (story, Decision.UNDECIDED)
