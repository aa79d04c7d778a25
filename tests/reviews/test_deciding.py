"""A person's decision on one proposal."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from factories.people import a_partnership, a_person, a_reader, a_role, an_agency, an_approver, an_editor
from factories.reviews import a_fact, a_lesson, a_reading_of, imported
from heed.audit.models import Entry
from heed.audit.selectors import history
from heed.people.models import Partnership, Person
from heed.reading import document
from heed.reading.document import Addressee, FactState, ItemType, Part
from heed.reviews.errors import DecidedMeanwhile, NothingDecided, NoWords, ReasonMissing
from heed.reviews.models import Addressee as KeptAddressee
from heed.reviews.models import Decision, Fact, Item, Review, Story
from heed.reviews.selectors import stamp_of
from heed.reviews.services import (
    confirm_all,
    correct_addressee,
    correct_fact,
    correct_item,
    correct_story,
    decide,
    undo,
)

pytestmark = pytest.mark.django_db

CORRECTED = document.Item(ItemType.RECOMMENDATION, "Ask, and write it down.", "R1", "Asking", (Part("Then act.", "a"),))


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def item(partnership: Partnership, editor: Person) -> Item:
    lesson = a_lesson("Ask who else lives in the home.", "1", Addressee("Police"))
    imported(a_reading_of(lesson, facts=[a_fact("age", 3)]), by=editor, partnership=partnership)
    return Item.objects.get()


def confirm(item: Item, by: Person) -> Item:
    return decide(proposal=item, decision=Decision.CONFIRMED, by=by, seen=stamp_of(item))


def test_a_stranger_a_reader_and_anothers_editor_may_not_decide(item: Item, partnership: Partnership) -> None:
    for person in (a_person(), a_reader(partnership), an_editor(a_partnership())):
        with pytest.raises(PermissionDenied):
            confirm(item, person)
        with pytest.raises(PermissionDenied):
            correct_item(item=item, words=CORRECTED, by=person, seen=stamp_of(item))
    item.refresh_from_db()
    assert item.decision == Decision.UNDECIDED


def test_an_editor_and_an_approver_confirm_in_their_own_name(
    item: Item, editor: Person, partnership: Partnership
) -> None:
    confirmed = confirm(item, editor)
    assert (confirmed.decision, confirmed.decided_by) == (Decision.CONFIRMED, editor)
    assert confirmed.decided_at is not None
    addressee = KeptAddressee.objects.get()
    approver = an_approver(partnership)
    decide(proposal=addressee, decision=Decision.CONFIRMED, by=approver, seen=stamp_of(addressee))
    assert history(addressee).get().actor_name == "Amina Rook"


def test_a_rejection_needs_its_reason_and_the_log_keeps_it(item: Item, editor: Person) -> None:
    with pytest.raises(ReasonMissing):
        decide(proposal=item, decision=Decision.REJECTED, by=editor, seen=stamp_of(item), reason="  ")
    decide(
        proposal=item, decision=Decision.REJECTED, by=editor, seen=stamp_of(item), reason="Quoted from another review"
    )
    entry = history(item).get()
    assert (entry.action, entry.detail) == ("rejected", {"reason": "Quoted from another review"})


@pytest.mark.parametrize("decision", [Decision.CORRECTED, Decision.UNDECIDED])
def test_correcting_and_undoing_have_doors_of_their_own(item: Item, editor: Person, decision: Decision) -> None:
    with pytest.raises(ValueError, match="not decided here"):
        decide(proposal=item, decision=decision, by=editor, seen=stamp_of(item))


def test_a_correction_stands_beside_what_was_read(item: Item, editor: Person) -> None:
    read = item.read
    correct_item(item=item, words=CORRECTED, by=editor, seen=stamp_of(item))
    item.refresh_from_db()
    assert (item.type, item.number, item.title, item.text) == (
        "recommendation",
        "R1",
        "Asking",
        "Ask, and write it down.",
    )
    assert item.parts == [{"number": "a", "text": "Then act."}]
    assert (item.decision, item.read) == (Decision.CORRECTED, read)
    entry = history(item).get()
    assert entry.detail["before"]["text"] == "Ask who else lives in the home."
    assert entry.detail["after"]["text"] == "Ask, and write it down."


def test_correcting_to_what_was_read_is_confirming_it(item: Item, editor: Person) -> None:
    words = document.Item(ItemType.LESSON, item.text, "1")
    assert correct_item(item=item, words=words, by=editor, seen=stamp_of(item)).decision == Decision.CONFIRMED


def test_confirming_corrected_words_leaves_them_marked_as_corrected(item: Item, editor: Person) -> None:
    corrected = correct_item(item=item, words=CORRECTED, by=editor, seen=stamp_of(item))
    decide(proposal=corrected, decision=Decision.REJECTED, by=editor, seen=stamp_of(corrected), reason="Not so")
    item.refresh_from_db()
    assert confirm(item, editor).decision == Decision.CORRECTED


def test_a_correction_to_nothing_is_refused(item: Item, editor: Person) -> None:
    with pytest.raises(NoWords):
        correct_item(item=item, words=document.Item(ItemType.LESSON, " "), by=editor, seen=stamp_of(item))
    story, fact = Story.objects.get(), Fact.objects.get()
    with pytest.raises(NoWords):
        correct_story(story=story, text="\n", by=editor, seen=stamp_of(story))
    with pytest.raises(NoWords):
        correct_fact(fact=fact, value="", state=FactState.STATED, by=editor, seen=stamp_of(fact))


def test_a_story_is_corrected(item: Item, editor: Person) -> None:
    story = Story.objects.get()
    corrected = correct_story(story=story, text=" A child of three. ", by=editor, seen=stamp_of(story))
    assert (corrected.text, corrected.decision) == ("A child of three.", Decision.CORRECTED)


def test_a_fact_that_is_not_stated_has_no_value(item: Item, editor: Person) -> None:
    fact = Fact.objects.get()
    corrected = correct_fact(fact=fact, value=3, state=FactState.NOT_STATED, by=editor, seen=stamp_of(fact))
    assert (corrected.value, corrected.state, corrected.decision) == (None, "not_stated", Decision.CORRECTED)


def test_a_person_says_whom_the_words_mean(item: Item, editor: Person) -> None:
    addressee, police, role = KeptAddressee.objects.get(), an_agency(), a_role()
    routed = correct_addressee(addressee=addressee, agency=police, role=role, by=editor, seen=stamp_of(addressee))
    assert (routed.said, routed.agency, routed.role) == ("Police", police, role)
    assert routed.decision == Decision.CORRECTED


def test_undoing_gives_back_what_was_read(item: Item, editor: Person) -> None:
    with pytest.raises(NothingDecided):
        undo(proposal=item, by=editor, seen=stamp_of(item))
    corrected = correct_item(item=item, words=CORRECTED, by=editor, seen=stamp_of(item))
    undo(proposal=corrected, by=editor, seen=stamp_of(corrected))
    item.refresh_from_db()
    assert (item.decision, item.decided_by, item.text, item.number) == (
        Decision.UNDECIDED,
        None,
        "Ask who else lives in the home.",
        "1",
    )
    assert [entry.action for entry in history(item)] == ["decision undone", "corrected"]


def test_of_two_people_the_second_is_told_who_was_first(item: Item, editor: Person, partnership: Partnership) -> None:
    seen = stamp_of(item)
    decide(proposal=item, decision=Decision.REJECTED, by=editor, seen=seen, reason="Not so")
    with pytest.raises(
        DecidedMeanwhile, match=r"Ellis Marsh decided on this at \d\d:\d\d on .* Look at it as it is now"
    ):
        decide(proposal=item, decision=Decision.CONFIRMED, by=an_approver(partnership), seen=seen)
    item.refresh_from_db()
    assert item.decision == Decision.REJECTED


def test_words_that_a_new_reading_changed_are_not_confirmed_unseen(
    item: Item, editor: Person, partnership: Partnership
) -> None:
    seen = stamp_of(item)
    imported(a_reading_of(a_lesson("Ask who else lives in the house.", "1")), by=editor, partnership=partnership)
    with pytest.raises(DecidedMeanwhile, match="This changed, after you opened the page"):
        decide(proposal=item, decision=Decision.CONFIRMED, by=editor, seen=seen)


def test_what_a_new_reading_took_away_is_not_confirmed(item: Item, editor: Person, partnership: Partnership) -> None:
    seen = stamp_of(item)
    imported(a_reading_of(), by=editor, partnership=partnership)
    with pytest.raises(DecidedMeanwhile):
        decide(proposal=item, decision=Decision.CONFIRMED, by=editor, seen=seen)


def test_any_decision_after_the_confirmation_takes_it_back(item: Item, editor: Person) -> None:
    confirm_all(review=item.review, by=editor)
    item.refresh_from_db()
    undo(proposal=item, by=editor, seen=stamp_of(item))
    assert not Review.objects.get().is_confirmed
    assert Entry.objects.filter(action="confirmation lost").count() == 1
