"""What an editor adds for readers: who may, what may stand, and that nobody's words are lost or published unseen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from factories.people import a_partnership, a_person, a_reader, an_approver, an_editor
from factories.reviews import a_fact, a_lesson, a_reading_of, approved, imported, looked_through
from heed.audit.selectors import history_about
from heed.people.models import Partnership, Person
from heed.publishing.errors import NotForReaders, StandsInTheWay, WrittenMeanwhile
from heed.publishing.models import Finding, LeftOut, ListedFact, Presentation, Publication, Wording
from heed.publishing.record import PublishedReview, from_content
from heed.publishing.rules.gate import Verdict
from heed.publishing.rules.presenting import Column
from heed.publishing.rules.states import State
from heed.publishing.selectors import course_of
from heed.publishing.selectors.presentation import seen_of, source_of
from heed.publishing.services import approve, decide_findings, examine, leave_out, present, publish, word
from heed.reviews.errors import DoesNotStand, InTheBin, ReasonMissing
from heed.reviews.models import Item, Review
from heed.reviews.services import confirm_all, delete_review

pytestmark = pytest.mark.django_db

LONG = "Whoever visits a home should ask who else lives or stays there, and write down what they are told."
SHORT = "Ask who lives there."
NOTHING = seen_of("")


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def approver(partnership: Partnership) -> Person:
    return an_approver(partnership)


@pytest.fixture
def review(partnership: Partnership, editor: Person) -> Review:
    facts = [a_fact("neglect", value=True), a_fact("age_at_incident", "four")]
    imported(a_reading_of(a_lesson(LONG, "1"), facts=facts), by=editor, partnership=partnership)
    return confirm_all(review=Review.objects.get(), by=editor)


def the_item() -> Item:
    return Item.objects.get()


def write(review: Review, by: Person, column: Column = Column.SUMMARY, value: object = "A child was harmed.") -> None:
    seen = seen_of(course_of(review).presented.value(column))
    present(review=review, entered={column: value}, seen={column: seen}, by=by)  # type: ignore[dict-item]


def shorten(review: Review, by: Person, text: str = SHORT) -> Wording | None:
    item = review.items.order_by("-pk")[0]
    known = Wording.objects.filter(review=review).first()
    seen = seen_of(known.text if known else "")
    return word(review=review, item=item.pk, text=text, seen=seen, source=source_of(item), by=by)


def content(review: Review) -> PublishedReview:
    return course_of(review).content


def reword_the_report(review: Review, text: str) -> None:
    review.items.update(text=text)


def test_who_may_not_confirm_adds_nothing(review: Review, partnership: Partnership) -> None:
    item = the_item()
    for stranger in (a_person(), a_reader(partnership), an_editor(a_partnership("Elsewhere"))):
        with pytest.raises(PermissionDenied):
            write(review, stranger)
        with pytest.raises(PermissionDenied):
            leave_out(review=review, names=["neglect"], seen=seen_of([]), by=stranger, reason="So.")
        with pytest.raises(PermissionDenied):
            word(review=review, item=item.pk, text=SHORT, seen=NOTHING, source=source_of(item), by=stranger)
    assert not Presentation.objects.exists()
    assert not LeftOut.objects.exists()
    assert not Wording.objects.exists()


def test_what_was_added_is_part_of_what_would_be_published(review: Review, editor: Person) -> None:
    write(review, editor, Column.SUMMARY, " A child was harmed.\r\n\r\nNobody asked. ")
    write(review, editor, Column.EASY_READ, "A child was hurt.")
    write(review, editor, Column.QUESTIONS, ["Who  asks?", " ", "Who\nwrites it down?"])
    write(review, editor, Column.LICENCE, "OGL-UK-3.0")
    shorten(review, editor)
    said = content(review)
    assert said.summary == "A child was harmed.\n\nNobody asked."
    assert said.easy_read == "A child was hurt."
    assert said.questions == ("Who asks?", "Who writes it down?")
    assert said.licence == "OGL-UK-3.0"
    assert said.items[0].brief == SHORT
    assert said.items[0].text == LONG


def test_nothing_is_added_to_a_review_in_the_bin(review: Review, editor: Person) -> None:
    delete_review(review=review, why="A test.", by=editor)
    with pytest.raises(InTheBin):
        write(review, editor)


def test_an_approval_lapses_with_each_thing_that_is_added(review: Review, editor: Person, approver: Person) -> None:
    changes: list[Callable[[], object]] = [
        lambda: write(review, editor),
        lambda: write(review, editor, Column.EASY_READ),
        lambda: write(review, editor, Column.QUESTIONS, ["Who asks?"]),
        lambda: write(review, editor, Column.LICENCE, "CC0-1.0"),
        lambda: shorten(review, editor),
        lambda: leave_out(review=review, names=["neglect"], seen=seen_of([]), by=editor, reason="A wish."),
    ]
    for change in changes:
        approve(review=review, by=approver)
        change()
        review.refresh_from_db()
        assert course_of(review).situation.state == State.CONFIRMED


def test_what_may_not_stand_is_refused_with_a_sentence_and_keeps_what_stood(review: Review, editor: Person) -> None:
    write(review, editor)
    for column, value, words in (
        (Column.SUMMARY, "a" * 1501, "The summary may have 1,500 characters, and has 1,501"),
        (Column.EASY_READ, "a" * 4001, "The easy-read summary may have 4,000"),
        (Column.QUESTIONS, ["?"] * 6, "There can be 5 questions"),
        (Column.QUESTIONS, ["a" * 301], "A question may have 300"),
        (Column.LICENCE, "mine", "one of the licences"),
    ):
        with pytest.raises(NotForReaders, match=words):
            write(review, editor, column, value)
    with pytest.raises(NotForReaders, match="Lesson 1: The shorter words are as long"):
        shorten(review, editor, LONG)
    assert content(review).summary == "A child was harmed."
    assert not Wording.objects.exists()


def test_shorter_words_of_changed_words_are_stale_and_stay_out_until_somebody_has_looked(
    review: Review, editor: Person
) -> None:
    shorten(review, editor)
    reword_the_report(review, LONG + " Always.")
    assert content(review).items[0].brief is None
    assert Wording.objects.get().text == SHORT
    shorten(review, editor)
    assert content(review).items[0].brief == SHORT
    assert history_about(review)[0].action == "shorter words kept"


def test_an_item_that_replaces_another_takes_its_shorter_words_over_as_stale(
    review: Review, partnership: Partnership, editor: Person
) -> None:
    shorten(review, editor)
    imported(a_reading_of(a_lesson(LONG + " Always.", "1")), by=editor, partnership=partnership)
    confirm_all(review=review, by=editor)
    course = course_of(review)
    (settled,) = course.settled.items
    found = course.presented.wording(settled)
    assert found
    assert (found.text, course.content.items[0].brief) == (SHORT, None)
    shorten(review, editor)
    assert content(review).items[0].brief == SHORT
    assert Wording.objects.get().item == settled.item


def test_shorter_words_go_when_they_are_emptied_and_the_log_keeps_them(review: Review, editor: Person) -> None:
    shorten(review, editor)
    assert shorten(review, editor, "  ") is None
    assert content(review).items[0].brief is None
    entry = next(entry for entry in history_about(review) if entry.action == "shorter words removed")
    assert entry.detail["before"] == {"shorter words": SHORT}


def test_an_item_that_left_the_record_gets_no_shorter_words(review: Review, editor: Person) -> None:
    item = the_item()
    Item.objects.update(decision="rejected")
    with pytest.raises(DoesNotStand):
        word(review=review, item=item.pk, text=SHORT, seen=NOTHING, source=source_of(item), by=editor)


def test_two_editors_at_once_lose_nothing(review: Review, editor: Person, partnership: Partnership) -> None:
    other, item = an_editor(partnership, "Bo Second"), the_item()
    write(review, other, Column.SUMMARY, "Theirs.")
    with pytest.raises(WrittenMeanwhile, match="The summary: Bo Second changed it") as refused:
        present(review=review, entered={Column.SUMMARY: "Mine."}, seen={Column.SUMMARY: NOTHING}, by=editor)
    assert refused.value.what == {"summary"}
    assert content(review).summary == "Theirs."
    # who writes the same is refused nothing, and another column is another matter
    present(review=review, entered={Column.SUMMARY: "Theirs."}, seen={Column.SUMMARY: NOTHING}, by=editor)
    present(review=review, entered={Column.EASY_READ: "Mine."}, seen={Column.EASY_READ: NOTHING}, by=editor)
    source = source_of(item)
    shorten(review, other)
    with pytest.raises(WrittenMeanwhile, match="Lesson 1: Bo Second changed it"):
        word(review=review, item=item.pk, text="Ask.", seen=NOTHING, source=source, by=editor)
    reword_the_report(review, LONG + " Always.")
    with pytest.raises(WrittenMeanwhile):
        word(review=review, item=item.pk, text="Ask.", seen=seen_of(SHORT), source=source, by=editor)
    leave_out(review=review, names=["neglect"], seen=seen_of([]), by=other, reason="A wish.")
    with pytest.raises(WrittenMeanwhile, match="What is left out"):
        leave_out(review=review, names=["age_band"], seen=seen_of([]), by=editor, reason="So.")


def test_a_characteristic_left_out_is_absent_everywhere_and_its_reason_is_for_staff(
    review: Review, editor: Person, approver: Person
) -> None:
    with pytest.raises(ReasonMissing):
        leave_out(review=review, names=["neglect"], seen=seen_of([]), by=editor, reason=" ")
    leave_out(review=review, names=["neglect", "no such"], seen=seen_of([]), by=editor, reason="Her mother asked.")
    approved(review)
    version = publish(review=review, by=approver, with_report=False).version
    said = str(version.content)
    assert "neglect" not in said
    assert "Her mother asked" not in said
    assert not ListedFact.objects.filter(name="neglect").exists()
    assert ListedFact.objects.filter(name="age_band", value="1_to_5").exists()
    leave_out(review=review, names=[], seen=seen_of(["neglect"]), by=editor)
    assert "neglect" in {fact.name for fact in content(review).facts}
    assert history_about(review)[0].action == "characteristic shown again"


@pytest.mark.parametrize("column", [Column.SUMMARY, Column.EASY_READ, Column.QUESTIONS])
def test_a_name_in_what_was_added_stops_publication(
    review: Review, editor: Person, approver: Person, column: Column
) -> None:
    named = "Jacqueline Fairweather-Smythe was not asked."
    write(review, editor, column, [named] if column == Column.QUESTIONS else named)
    stops(review, approver)


def test_a_name_in_shorter_words_stops_publication(review: Review, editor: Person, approver: Person) -> None:
    shorten(review, editor, "People should ask Jacqueline Fairweather-Smythe.")
    stops(review, approver)


def stops(review: Review, approver: Person) -> None:
    approve(review=review, by=approver)
    examine(course_of(review))
    with pytest.raises(StandsInTheWay, match="could identify somebody"):
        publish(review=review, by=approver, with_report=False)
    assert not Publication.objects.exists()
    (found,) = Finding.objects.filter(review=review, kind="name")
    assert found.places[0]["tab"] == "presentation"
    keys = list(Finding.objects.values_list("pk", flat=True))
    decide_findings(review=review, keys=keys, verdict=Verdict.CLEARED, reason="Invented.", by=approver)
    publish(review=looked_through(review, approver), by=approver, with_report=False)


def test_a_version_keeps_what_was_added_and_tells_of_it(review: Review, editor: Person, approver: Person) -> None:
    approved(review)
    publish(review=review, by=approver, with_report=False)
    write(review, editor)
    shorten(review, editor)
    approved(review, an_approver(review.partnership, "Di Third"))
    version = publish(review=review, by=approver, with_report=False, reason="For the briefing.").version
    assert version.changes == ["The summary was added.", "Lesson 1 has shorter words for briefings now."]
    assert from_content(version.content).summary == "A child was harmed."


def test_what_changes_nothing_leaves_no_trace(review: Review, editor: Person) -> None:
    before = len(history_about(review))
    write(review, editor, Column.SUMMARY, " ")
    shorten(review, editor, "")
    leave_out(review=review, names=[], seen="", by=editor)
    assert len(history_about(review)) == before


def test_the_database_itself_refuses_empty_words_and_a_missing_reason(review: Review, editor: Person) -> None:
    given = {"review": review, "by": editor, "at": review.created_at}
    for row in (
        LeftOut(name="neglect", reason="", **given),
        Wording(item=the_item(), text="", source="0", **given),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()
