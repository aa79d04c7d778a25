"""A review's own details, as read and as people correct them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from factories.people import a_partnership, a_reader, an_approver, an_editor
from factories.reviews import a_draft, a_lesson, a_reading_of, imported
from heed.audit.selectors import history
from heed.people.models import Membership, Partnership, Person
from heed.people.rules import Duty
from heed.reviews.errors import DecidedMeanwhile, NoWords, SameReview
from heed.reviews.models import Review
from heed.reviews.selectors import details_stamp
from heed.reviews.services import Details, confirm_all, correct_details, undo_last

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def review(partnership: Partnership, editor: Person) -> Review:
    imported(a_reading_of(a_lesson("Ask.", "1")), by=editor, partnership=partnership)
    return Review.objects.select_related("partnership").get()


def details(review: Review) -> Details:
    return Details(review.label, review.title, review.kind, review.year, review.partnership, review.published_on)


def correct(review: Review, by: Person, **changes: object) -> Review:
    entered = replace(details(review), **changes)  # type: ignore[arg-type]
    return correct_details(review=review, details=entered, by=by, seen=details_stamp(review))


def test_a_reader_and_anothers_editor_correct_nothing(review: Review, partnership: Partnership) -> None:
    for person in (a_reader(partnership), an_editor(a_partnership())):
        with pytest.raises(PermissionDenied):
            correct(review, person, label="Child X")


def test_what_was_read_is_kept_beside_what_was_corrected(review: Review, editor: Person) -> None:
    confirm_all(review=review, by=editor)
    correct(review, editor, label="Child AB", title="Child AB: learning", year=2019, published_on=date(2020, 5, 15))
    review.refresh_from_db()
    assert (review.label, review.slug, review.year, review.title) == (
        "Child AB",
        "child-ab",
        2019,
        "Child AB: learning",
    )
    assert review.read is not None
    assert (review.read["label"], review.read["year"], review.read["published_on"]) == ("Child AR", 2020, "2020-05-14")
    assert not review.is_confirmed
    entry = history(review).filter(action="details corrected").get()
    assert entry.detail["before"]["label"] == "Child AR"


def test_details_kept_as_they_are_change_nothing(review: Review, editor: Person) -> None:
    confirm_all(review=review, by=editor)
    correct(review, editor)
    review.refresh_from_db()
    assert review.is_confirmed


def test_two_reviews_are_told_apart(review: Review, editor: Person, partnership: Partnership) -> None:
    a_draft(by=editor, partnership=partnership, label="Child B")
    with pytest.raises(SameReview, match=r"Fallowshire Partnership has a review Child B \(2020\) already"):
        correct(review, editor, label="Child B")
    correct(review, editor, label="Child B", year=2021)


def test_a_label_and_a_title_are_needed(review: Review, editor: Person) -> None:
    with pytest.raises(NoWords):
        correct(review, editor, label=" ")


def test_of_two_people_the_second_is_told_who_was_first(
    review: Review, editor: Person, partnership: Partnership
) -> None:
    seen = details_stamp(review)
    correct(review, an_approver(partnership), title="Another title")
    with pytest.raises(DecidedMeanwhile, match="Amina Rook"):
        correct_details(review=review, details=details(review), by=editor, seen=seen)


def test_a_review_goes_only_to_a_partnership_that_one_may_import_for(review: Review, editor: Person) -> None:
    other = a_partnership("Another board")
    with pytest.raises(PermissionDenied):
        correct(review, editor, partnership=other)
    Membership.objects.create(person=editor, partnership=other, duty=Duty.EDITOR)
    assert correct(review, editor, partnership=other).partnership == other


def test_details_are_taken_back(review: Review, editor: Person) -> None:
    correct(review, editor, label="Child AB", published_on=None)
    undo_last(review=review, by=editor)
    review.refresh_from_db()
    assert (review.label, review.slug, review.published_on) == ("Child AR", "child-ar", date(2020, 5, 14))


def test_a_changed_file_finds_the_review_and_leaves_what_was_corrected(
    review: Review, editor: Person, partnership: Partnership
) -> None:
    other = a_partnership("Another board")
    Membership.objects.create(person=editor, partnership=other, duty=Duty.EDITOR)
    correct(review, editor, label="Child AB", title="Child AB: learning", year=2019, partnership=other)
    reading = replace(a_reading_of(a_lesson("Ask.", "1"), title="Learning, again"), kind="rapid_review")
    outcome = imported(reading, by=editor, partnership=partnership, note="again").reviews[0]
    assert outcome.review_id == review.pk
    review.refresh_from_db()
    assert (review.label, review.title, review.year, review.partnership) == (
        "Child AB",
        "Child AB: learning",
        2019,
        other,
    )
    assert review.kind == "rapid_review"
    assert outcome.notes == (
        "The file gives its title as Learning, again; Child AB: learning stays, as somebody corrected it.",
        "Its kind was serious_case_review, and is now rapid_review.",
    )
