"""Warnings that a person has looked at."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from factories.people import a_partnership, a_reader, an_approver, an_editor
from factories.reviews import a_draft, a_lesson, a_reading_of, imported
from heed.audit.selectors import history
from heed.people.models import Partnership, Person
from heed.reading.document import ReadingWarning as Warned
from heed.reviews.errors import DecidedMeanwhile
from heed.reviews.models import ReadingWarning, Review
from heed.reviews.selectors import draft_of, draft_rows, open_warnings, warning_stamp
from heed.reviews.services import reopen_warning, settle_warning, undo_last

pytestmark = pytest.mark.django_db

MISMATCH = Warned("label-mismatch", "It speaks of Child AM.")
PERIOD = Warned("period-claim", "The period is longer.")


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def review(partnership: Partnership, editor: Person) -> Review:
    imported(a_reading_of(a_lesson("Ask.", "1"), warnings=[MISMATCH, PERIOD]), by=editor, partnership=partnership)
    return Review.objects.select_related("partnership").get()


def warning() -> ReadingWarning:
    return ReadingWarning.objects.filter(code="label-mismatch").latest("pk")


def settle(review: Review, by: Person, note: str = "") -> ReadingWarning:
    return settle_warning(review=review, warning=warning(), by=by, seen=warning_stamp(warning()), note=note)


def test_a_reader_and_anothers_editor_settle_nothing(review: Review, partnership: Partnership) -> None:
    for person in (a_reader(partnership), an_editor(a_partnership())):
        with pytest.raises(PermissionDenied):
            settle(review, person)
    assert open_warnings(review).count() == 2


def test_a_warning_is_settled_with_a_note_and_reopened(review: Review, editor: Person) -> None:
    settled = settle(review, editor, " A typing error. ")
    assert (settled.settled_by, settled.note) == (editor, "A typing error.")
    assert [each.code for each in open_warnings(review)] == ["period-claim"]
    draft = draft_of(review)
    assert ([w.code for w in draft.warnings], [w.code for w in draft.settled_warnings]) == (
        ["period-claim"],
        ["label-mismatch"],
    )
    assert draft_rows([review])[0].warning_count == 1
    reopen_warning(review=review, warning=settled, by=editor, seen=warning_stamp(settled))
    assert open_warnings(review).count() == 2
    assert [entry.action for entry in history(settled)] == ["warning reopened", "warning settled"]


def test_of_two_people_the_second_is_told(review: Review, editor: Person, partnership: Partnership) -> None:
    seen = warning_stamp(warning())
    settle(review, an_approver(partnership))
    with pytest.raises(DecidedMeanwhile, match="Amina Rook"):
        settle_warning(review=review, warning=warning(), by=editor, seen=seen)


def test_a_warning_of_another_review_is_not_settled_here(
    review: Review, editor: Person, partnership: Partnership
) -> None:
    other = a_draft(by=editor, partnership=partnership, label="Child B")
    with pytest.raises(DecidedMeanwhile):
        settle(other, editor)


def test_settling_is_taken_back(review: Review, editor: Person) -> None:
    settle(review, editor)
    undo_last(review=review, by=editor)
    assert open_warnings(review).count() == 2


def test_the_same_warning_of_a_changed_file_stays_settled(
    review: Review, editor: Person, partnership: Partnership
) -> None:
    settle(review, editor, "A typing error.")
    reading = a_reading_of(a_lesson("Ask again.", "1"), warnings=[MISMATCH, PERIOD])
    imported(reading, by=editor, partnership=partnership, note="again")
    assert [each.code for each in open_warnings(review)] == ["period-claim"]
    assert (warning().settled_by, warning().note) == (editor, "A typing error.")
