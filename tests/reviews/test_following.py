"""A changed file: what nobody decided on follows it, and what a person decided on is never altered."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factories.people import a_partnership, an_agency, an_editor
from factories.reviews import a_fact, a_lesson, a_reading_of, imported
from heed.people.models import Partnership, Person
from heed.reading import document
from heed.reading.document import Addressee
from heed.reviews.models import Addressee as KeptAddressee
from heed.reviews.models import Decision, Document, Fact, FormerItem, Item, Review, Story
from heed.reviews.outcome import ImportOutcome, ImportState, ReviewOutcome
from heed.reviews.rules.arranging import Step
from heed.reviews.selectors import order_stamp, stamp_of, undecided_count
from heed.reviews.services import confirm_all, decide, merge_items, move_item, split_item

pytestmark = pytest.mark.django_db

Import = Callable[..., ReviewOutcome]

ASK = a_lesson("Ask who else lives in the home, and write it down.", "1")
ASKED = a_lesson("Ask who else lives or stays in the home, and write it down.", "1")
MOVE = a_lesson("Tell the new school of every move.", "2")


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Safeguarding Children Partnership", "FSCP")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def again(partnership: Partnership, editor: Person) -> Import:
    """Imports report.txt, as it is this time."""
    states: list[ImportOutcome] = []

    def read(
        *items: document.Item, story: str | None = "A child.", facts: tuple[document.Fact, ...] = ()
    ) -> ReviewOutcome:
        reading = a_reading_of(*items, story=story, facts=facts)
        states.append(imported(reading, by=editor, partnership=partnership, note=f"time {len(states)}"))
        assert states[-1].state == (ImportState.CHANGED if len(states) > 1 else ImportState.NEW)
        return states[-1].reviews[0]

    return read


@pytest.fixture
def confirm(editor: Person) -> Callable[[], Review]:
    return lambda: confirm_all(review=Review.objects.get(), by=editor)


def reject(item: Item, by: Person) -> None:
    decide(proposal=item, decision=Decision.REJECTED, by=by, seen=stamp_of(item), reason="Not of this review")


def test_a_changed_file_replaces_the_earlier_one(again: Import) -> None:
    again(ASK)
    again(ASK)
    newer, older = Document.objects.order_by("-pk")
    assert newer.replaces == older


def test_a_file_that_says_the_same_otherwise_set_changes_nothing(again: Import) -> None:
    again(ASK, MOVE)
    outcome = again(MOVE, ASK)
    assert (outcome.added, outcome.changed, outcome.removed, outcome.kept) == ((), (), (), ())
    assert list(Item.objects.values_list("text", flat=True)) == [MOVE.text, ASK.text]


def test_undecided_words_follow(again: Import) -> None:
    again(ASK)
    first = Item.objects.get()
    outcome = again(ASKED)
    item = Item.objects.get()
    assert (item.pk, item.public_id, item.text) == (first.pk, first.public_id, ASKED.text)
    assert item.read is not None
    assert item.read["text"] == ASKED.text
    assert [passage.quote for passage in item.evidence.all()] == [ASKED.text]
    assert [(r.old, r.new, r.stands) for r in outcome.changed] == [
        (f"Lesson 1: {ASK.text}", f"Lesson 1: {ASKED.text}", False)
    ]


def test_decided_words_stand_and_the_new_ones_wait_beside_them(again: Import, confirm: Callable[[], Review]) -> None:
    again(ASK)
    confirm()
    outcome = again(ASKED)
    old, new = Item.objects.order_by("pk")
    assert (old.text, old.decision) == (ASK.text, Decision.CONFIRMED)
    assert (new.text, new.decision, new.replaces) == (ASKED.text, Decision.UNDECIDED, old)
    assert outcome.changed[0].stands
    assert outcome.lost_confirmation
    assert not Review.objects.get().is_confirmed


def test_a_file_that_changes_nothing_leaves_the_confirmation(again: Import, confirm: Callable[[], Review]) -> None:
    again(ASK)
    confirm()
    assert not again(ASK).lost_confirmation
    assert Review.objects.get().is_confirmed


def test_a_second_change_follows_on_the_waiting_words(again: Import, confirm: Callable[[], Review]) -> None:
    again(ASK)
    confirm()
    again(ASKED)
    again(a_lesson("Ask who else lives, sleeps or stays in the home, and write it down.", "1"))
    old, new = Item.objects.order_by("pk")
    assert old.text == ASK.text
    assert "sleeps" in new.text


def test_going_back_to_the_decided_words_leaves_nothing_waiting(again: Import, confirm: Callable[[], Review]) -> None:
    again(ASK)
    confirm()
    again(ASKED)
    again(ASK)
    assert Item.objects.get().text == ASK.text
    assert undecided_count(Review.objects.get()) == 0


def test_what_is_gone_is_removed_if_nobody_decided_on_it_and_kept_if_somebody_did(
    again: Import, editor: Person
) -> None:
    again(ASK, MOVE, a_lesson("Hear the child alone.", "3"))
    kept = Item.objects.get(number="2")
    decide(proposal=kept, decision=Decision.CONFIRMED, by=editor, seen=stamp_of(kept))
    outcome = again(ASK)
    assert outcome.removed == ("Lesson 3: Hear the child alone.",)
    assert outcome.kept == (f"Lesson 2: {MOVE.text}",)
    assert set(Item.objects.values_list("number", flat=True)) == {"1", "2"}


def test_what_a_person_rejected_stays_rejected(again: Import, editor: Person) -> None:
    again(ASK, MOVE)
    reject(Item.objects.get(number="2"), editor)
    outcome = again(ASK, MOVE)
    assert Item.objects.get(number="2").decision == Decision.REJECTED
    assert not outcome.added


def test_what_another_document_says_too_is_not_taken_from_it(
    again: Import, partnership: Partnership, editor: Person
) -> None:
    again(ASK, MOVE)
    imported(a_reading_of(ASK, MOVE), by=editor, partnership=partnership, file="page.html", note="page")
    outcome = again(ASKED)
    assert set(Item.objects.values_list("text", flat=True)) == {ASK.text, ASKED.text, MOVE.text}
    assert outcome.kept == (f"Lesson 2: {MOVE.text}",)


def test_a_story_follows_until_it_is_decided_on(again: Import, confirm: Callable[[], Review]) -> None:
    again(ASK, story="A child.")
    again(ASK, story="A child of three.")
    assert Story.objects.get().text == "A child of three."
    confirm()
    again(ASK, story="A child of four.")
    old, new = Story.objects.order_by("pk")
    assert (old.text, new.text, new.replaces) == ("A child of three.", "A child of four.", old)


def test_facts_follow_until_they_are_decided_on(again: Import, confirm: Callable[[], Review]) -> None:
    again(ASK, facts=(a_fact("age", 3), a_fact("sex", None)))
    again(ASK, facts=(a_fact("age", 4), a_fact("sex", "female")))
    assert dict(Fact.objects.values_list("name", "value")) == {"age": 4, "sex": "female"}
    confirm()
    outcome = again(ASK, facts=(a_fact("age", 5), a_fact("sex", "female")))
    assert [(r.old, r.new, r.stands) for r in outcome.changed] == [("Age: 4", "Age: 5", True)]
    assert set(Fact.objects.filter(name="age").values_list("value", flat=True)) == {4, 5}


def test_a_fact_that_is_not_told_any_more_goes_unless_it_was_decided_on(
    again: Import, confirm: Callable[[], Review]
) -> None:
    again(ASK, facts=(a_fact("age", 3), a_fact("sex", None)))
    again(ASK, facts=(a_fact("age", 3),))
    assert Fact.objects.get().name == "age"
    confirm()
    outcome = again(ASK)
    assert outcome.kept == ("Age: 3",)


def test_addressees_follow_and_those_decided_on_stay(again: Import, editor: Person) -> None:
    an_agency("police")
    again(a_lesson(ASK.text, "1", Addressee("Police", "police"), Addressee("Schools")))
    item = Item.objects.get()
    police = item.addressees.get(said="Police")
    decide(proposal=police, decision=Decision.CONFIRMED, by=editor, seen=stamp_of(police))
    again(a_lesson(ASK.text, "1", Addressee("Midwives")))
    assert set(item.addressees.values_list("said", "decision")) == {
        ("Police", Decision.CONFIRMED),
        ("Midwives", Decision.UNDECIDED),
    }


def test_a_new_addressee_takes_the_confirmation(again: Import, confirm: Callable[[], Review]) -> None:
    again(ASK)
    confirm()
    assert again(a_lesson(ASK.text, "1", Addressee("Midwives"))).lost_confirmation


def test_the_details_follow_until_somebody_stands_behind_them(
    partnership: Partnership, editor: Person, confirm: Callable[[], Review]
) -> None:
    def take(title: str) -> ReviewOutcome:
        return imported(a_reading_of(ASK, title=title), by=editor, partnership=partnership, note=title).reviews[0]

    take("Child AR")
    assert take("Learning from Child AR").notes == ("Its title was Child AR, and is now Learning from Child AR.",)
    confirm()
    assert "the confirmed record keeps Learning from Child AR" in take("Child AR: what to learn").notes[0]
    assert Review.objects.get().title == "Learning from Child AR"


def test_a_review_that_the_file_no_longer_tells_of_is_named_and_left_alone(
    partnership: Partnership, editor: Person
) -> None:
    two = (a_reading_of(ASK), a_reading_of(MOVE, label="Child AP"))
    imported(*two, by=editor, partnership=partnership)
    outcome = imported(two[0], by=editor, partnership=partnership, note="less")
    assert outcome.no_longer == ("fallowshire-safeguarding-children-partnership/2020/child-ap",)
    assert Item.objects.count() == 2


def test_of_two_tellings_that_nobody_chose_between_neither_is_taken_away(
    again: Import, partnership: Partnership, editor: Person
) -> None:
    again(ASK, facts=(a_fact("age", 3),))
    imported(a_reading_of(ASK, facts=[a_fact("age", 4)]), by=editor, partnership=partnership, file="page.html")
    assert again(ASK).kept == ("Age: 3",)
    assert set(Fact.objects.values_list("value", flat=True)) == {3, 4}


def test_what_a_person_split_stays_split(again: Import, editor: Person) -> None:
    said = (Addressee("Police"), Addressee("Schools"), Addressee("Midwives"))
    lesson = a_lesson("Police ask who lives there. Schools tell of every move.", "1", *said)
    again(lesson, MOVE)
    first = Item.objects.get(number="1")
    split_item(item=first, place="text:28", by=editor, seen=stamp_of(first))
    before = list(Item.objects.order_by("position", "pk").values("pk", "text", "decision"))
    spoken_to = sorted(KeptAddressee.objects.values_list("item", "said"))
    confirm_all(review=Review.objects.get(), by=editor)
    outcome = again(MOVE, lesson)
    assert (outcome.added, outcome.changed, outcome.removed, outcome.kept) == ((), (), (), ())
    assert not outcome.lost_confirmation
    after = list(Item.objects.order_by("position", "pk").values_list("pk", flat=True))
    assert after == [before[2]["pk"], before[0]["pk"], before[1]["pk"]]
    assert sorted(KeptAddressee.objects.values_list("item", "said")) == spoken_to
    newest = Document.objects.latest("pk")
    for row in Item.objects.all():
        assert row.evidence.filter(document=newest).exists()


def test_new_words_for_what_was_split_wait_beside_it(again: Import, editor: Person) -> None:
    again(a_lesson("Police ask who lives there. Schools tell of every move.", "1"))
    first = Item.objects.get()
    split_item(item=first, place="text:28", by=editor, seen=stamp_of(first))
    outcome = again(a_lesson("Police ask who lives there. Schools tell of each move.", "1"))
    assert outcome.changed[0].stands
    texts = list(Item.objects.order_by("position", "pk").values_list("text", "decision"))
    assert texts == [
        ("Police ask who lives there.", Decision.CORRECTED),
        ("Schools tell of every move.", Decision.CORRECTED),
        ("Police ask who lives there. Schools tell of each move.", Decision.UNDECIDED),
    ]


def test_what_a_person_merged_stays_merged_even_where_nobody_had_decided_on_it(again: Import, editor: Person) -> None:
    moved = a_lesson(MOVE.text, "2", Addressee("Schools"))
    again(ASK, moved)
    seen = [(item, stamp_of(item)) for item in Item.objects.all()]
    merged = merge_items(review=Review.objects.get(), seen=seen, by=editor)
    confirm_all(review=Review.objects.get(), by=editor)
    assert not again(moved, ASK).lost_confirmation
    again(ASK)
    merged.refresh_from_db()
    assert merged.text == f"{ASK.text}\n\n{MOVE.text}"
    assert Item.objects.get(number="2").merged_into == merged
    assert list(merged.addressees.values_list("said", flat=True)) == ["Schools"]
    assert undecided_count(Review.objects.get()) == 0


def test_a_new_addressee_of_what_was_merged_goes_to_the_one_that_stands(again: Import, editor: Person) -> None:
    again(ASK, MOVE)
    seen = [(item, stamp_of(item)) for item in Item.objects.all()]
    merged = merge_items(review=Review.objects.get(), seen=seen, by=editor)
    again(ASK, a_lesson(MOVE.text, "2", Addressee("Schools")))
    assert list(merged.addressees.values_list("said", "decision")) == [("Schools", Decision.UNDECIDED)]


def test_the_order_in_which_a_person_put_the_items_stays(again: Import, editor: Person) -> None:
    again(ASK, MOVE)
    move_item(
        item=Item.objects.select_related("review").get(number="2"),
        step=Step.UP,
        by=editor,
        seen=order_stamp(Review.objects.get()),
    )
    again(ASK, a_lesson("Hear the child alone.", "3"), MOVE)
    assert list(Item.objects.order_by("position").values_list("number", flat=True)) == ["2", "1", "3"]


def test_an_item_that_goes_leaves_its_address_behind(again: Import) -> None:
    again(ASK, MOVE)
    gone = Item.objects.get(number="2").public_id
    again(ASK)
    assert FormerItem.objects.get().public_id == gone
