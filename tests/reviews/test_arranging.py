"""Splitting and merging: nothing that was read is lost, and everything public keeps its address."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from factories.people import a_partnership, a_reader, an_approver, an_editor
from factories.reviews import a_lesson, a_reading_of, imported
from heed.audit.selectors import history
from heed.people.models import Partnership, Person
from heed.reading.document import Addressee, ItemType
from heed.reviews.errors import CannotMerge, CannotSplit, DecidedMeanwhile, DoesNotStand
from heed.reviews.models import Decision, Item, Passage, Review
from heed.reviews.selectors import draft_of, settled_record, stamp_of, undecided, undecided_count
from heed.reviews.services import (
    confirm_all,
    confirm_review,
    decide,
    merge_items,
    set_number,
    set_type,
    split_item,
    undo,
)

pytestmark = pytest.mark.django_db

LONG = "Police ask who lives there. Schools tell of every move."
AT = "text:28"


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
    imported(a_reading_of(*lessons), by=editor, partnership=partnership)
    return Review.objects.select_related("partnership").get()


def item(number: str) -> Item:
    return Item.objects.select_related("review__partnership").get(number=number)


def split(by: Person, number: str = "1", place: str = AT) -> list[Item]:
    return split_item(item=item(number), place=place, by=by, seen=stamp_of(item(number)))


def merge(review: Review, by: Person, *numbers: str, as_parts: bool = False) -> Item:
    seen = [(item(number), stamp_of(item(number))) for number in numbers]
    return merge_items(review=review, seen=seen, by=by, as_parts=as_parts)


def order(review: Review) -> list[str]:
    return list(review.items.order_by("position", "pk").values_list("text", flat=True))


def test_a_reader_and_anothers_editor_may_neither_split_nor_merge(review: Review, partnership: Partnership) -> None:
    for person in (a_reader(partnership), an_editor(a_partnership())):
        with pytest.raises(PermissionDenied):
            split(person)
        with pytest.raises(PermissionDenied):
            merge(review, person, "1", "2")
        with pytest.raises(PermissionDenied):
            set_type(item=item("1"), type=ItemType.FINDING, by=person, seen=stamp_of(item("1")))
    assert Item.objects.count() == 3


def test_a_split_gives_two_items_with_the_words_of_one(review: Review, editor: Person) -> None:
    read, public_id = item("1").read, item("1").public_id
    first, second = split(editor)
    first.refresh_from_db()
    assert (first.text, first.number, first.public_id) == ("Police ask who lives there.", "1", public_id)
    assert (second.text, second.number, second.split_from) == ("Schools tell of every move.", "", first)
    assert (first.read, second.read) == (read, None)
    assert (first.decision, second.decision, second.decided_by) == (Decision.CORRECTED, Decision.CORRECTED, editor)
    assert order(review) == [first.text, second.text, "Hear the child.", "Write."]
    assert [entry.action for entry in history(first)] == ["split"]


def test_addressees_go_with_the_words_that_name_them(review: Review, editor: Person) -> None:
    first, second = split(editor)
    assert set(first.addressees.values_list("said", flat=True)) == {"Police", "Midwives"}
    assert set(second.addressees.values_list("said", flat=True)) == {"Schools", "Midwives"}


def test_passages_go_with_their_words(review: Review, editor: Person) -> None:
    whole = item("1").evidence.get()
    own = Passage.objects.create(document=whole.document, page=1, start=0, end=27, quote=LONG[28:])
    item("1").evidence.add(own)
    first, second = split(editor)
    assert set(first.evidence.all()) == {whole}
    assert set(second.evidence.all()) == {whole, own}


def test_a_split_takes_the_confirmation(review: Review, editor: Person) -> None:
    confirm_all(review=review, by=editor)
    split(editor)
    review.refresh_from_db()
    assert not review.is_confirmed


def test_a_split_without_words_on_one_side_is_refused(review: Review, editor: Person) -> None:
    with pytest.raises(CannotSplit):
        split(editor, place="text:0")
    assert Item.objects.count() == 3


def test_what_was_rejected_is_neither_split_nor_merged(review: Review, editor: Person) -> None:
    decide(proposal=item("1"), decision=Decision.REJECTED, by=editor, seen=stamp_of(item("1")), reason="Not so")
    with pytest.raises(DoesNotStand, match="Lesson 1 was rejected"):
        split(editor)
    with pytest.raises(DoesNotStand):
        merge(review, editor, "1", "2")


def test_of_two_people_who_split_and_merge_the_second_is_told(
    review: Review, editor: Person, partnership: Partnership
) -> None:
    one, other = item("1"), item("2")
    seen = stamp_of(one), stamp_of(other)
    split(an_approver(partnership))
    with pytest.raises(DecidedMeanwhile, match="Amina Rook"):
        split_item(item=one, place=AT, by=editor, seen=seen[0])
    with pytest.raises(DecidedMeanwhile, match="Amina Rook"):
        merge_items(review=review, seen=[(one, seen[0]), (other, seen[1])], by=editor)
    assert Item.objects.count() == 4


def test_a_merge_joins_words_passages_and_addressees(review: Review, editor: Person) -> None:
    merged = merge(review, editor, "2", "1")
    assert (merged.number, merged.text) == ("1", f"{LONG}\n\nHear the child.")
    assert merged.decision == Decision.CORRECTED
    assert set(merged.evidence.values_list("quote", flat=True)) == {LONG, "Hear the child."}
    assert sorted(merged.addressees.values_list("said", flat=True)) == ["Midwives", "Police", "Schools"]
    gone = item("2")
    assert (gone.merged_into, gone.text, gone.decision) == (merged, "Hear the child.", Decision.UNDECIDED)
    assert [entry.detail for entry in history(gone)] == [{"into": merged.pk}]


def test_a_merge_keeps_the_others_as_sub_points(review: Review, editor: Person) -> None:
    merged = merge(review, editor, "1", "2", "3", as_parts=True)
    assert (merged.text, merged.parts) == (
        LONG,
        [{"number": "2", "text": "Hear the child."}, {"number": "3", "text": "Write."}],
    )


def test_nothing_waits_for_what_was_merged_and_nothing_of_it_is_published(review: Review, editor: Person) -> None:
    before = undecided_count(review)
    merge(review, editor, "1", "2")
    # both items, and the addressee of the second
    assert undecided_count(review) == before - 3
    assert set(undecided(review).items.values_list("number", flat=True)) == {"3"}
    confirm_all(review=review, by=editor)
    confirm_review(review=review, by=editor)
    assert [settled.item.number for settled in settled_record(review).items] == ["1", "3"]
    shown = {proposed.row.pk: proposed for proposed in draft_of(review).items}
    assert shown[item("2").pk].superseded
    assert shown[item("2").pk].lineage == "Merged into Lesson 1"
    assert not shown[item("2").pk].by_hand


def test_a_split_item_is_published_as_two(review: Review, editor: Person) -> None:
    confirm_all(review=review, by=editor)
    lasting = str(item("1").public_id)
    split(editor)
    settled = settled_record(review).items
    assert [each.item.text for each in settled][:2] == ["Police ask who lives there.", "Schools tell of every move."]
    assert settled[0].lasting_id == lasting
    assert settled[1].lasting_id != lasting


@pytest.mark.parametrize("numbers", [("1",), ("1", "1"), ()])
def test_a_merge_takes_two_different_items(review: Review, editor: Person, numbers: tuple[str, ...]) -> None:
    with pytest.raises(CannotMerge):
        merge(review, editor, *numbers)


def test_items_of_another_review_are_not_merged(review: Review, editor: Person, partnership: Partnership) -> None:
    imported(a_reading_of(a_lesson("Other.", "9"), label="Child B"), by=editor, partnership=partnership, file="b.txt")
    with pytest.raises(CannotMerge):
        merge(review, editor, "1", "9")


def test_undoing_the_decision_on_what_was_split_keeps_its_words(review: Review, editor: Person) -> None:
    first, second = split(editor)
    for row in (first, second):
        row.refresh_from_db()
        undone = undo(proposal=row, by=editor, seen=stamp_of(row))
        assert (undone.decision, undone.text) == (Decision.UNDECIDED, row.text)


def test_type_and_number_are_set_by_themselves(review: Review, editor: Person) -> None:
    set_type(item=item("1"), type=ItemType.RECOMMENDATION, by=editor, seen=stamp_of(item("1")))
    set_number(item=item("1"), number=" R1 ", by=editor, seen=stamp_of(item("1")))
    changed = item("R1")
    assert (changed.type, changed.text, changed.decision) == ("recommendation", LONG, Decision.CORRECTED)
    assert changed.read is not None
    assert (changed.read["type"], changed.read["number"]) == ("lesson", "1")
