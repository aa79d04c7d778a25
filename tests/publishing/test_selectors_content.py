"""What would be published of a review, and what somebody approves by that."""

from __future__ import annotations

import pytest

from factories.people import a_partnership, an_editor
from factories.reviews import a_fact, a_lesson, a_reading_of, approved, imported
from heed.people.models import Partnership, Person
from heed.publishing.models import Finding
from heed.publishing.selectors import as_published, course_of, stamp_of_record
from heed.publishing.selectors.gate import texts_of
from heed.reading.document import Fact
from heed.reviews.models import Fact as KeptFact
from heed.reviews.models import Review
from heed.reviews.selectors import settled_record
from heed.reviews.services import confirm_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


def a_review(partnership: Partnership, editor: Person, *facts: Fact) -> Review:
    imported(a_reading_of(a_lesson("Ask.", "1"), facts=facts), by=editor, partnership=partnership)
    return Review.objects.get()


def public(review: Review) -> dict[str, tuple[str, bool | str | None]]:
    return {fact.name: (fact.state, fact.value) for fact in as_published(settled_record(review)).facts}


def test_nothing_that_nobody_confirmed_is_a_public_characteristic(partnership: Partnership, editor: Person) -> None:
    review = a_review(partnership, editor, a_fact("fatal", value=True), a_fact("age_at_incident", "seven weeks"))
    assert {state for state, _ in public(review).values()} == {"not_stated"}
    confirm_all(review=review, by=editor)
    assert public(review)["outcome"] == ("stated", "death")
    assert public(review)["age_band"] == ("stated", "under_1")
    assert public(review)["neglect"] == ("not_stated", None)


def test_an_approval_covers_the_characteristics(partnership: Partnership, editor: Person) -> None:
    review = confirm_all(review=a_review(partnership, editor, a_fact("age_at_incident", "four")), by=editor)
    before = stamp_of_record(settled_record(review))
    KeptFact.objects.filter(review=review).update(value="five")
    assert stamp_of_record(settled_record(review)) == before, "another age of the same band says nothing new"
    KeptFact.objects.filter(review=review).update(value="fourteen")
    assert stamp_of_record(settled_record(review)) != before


def test_the_gate_looks_through_the_characteristics(partnership: Partnership, editor: Person) -> None:
    review = confirm_all(review=a_review(partnership, editor, a_fact("setting", "foster_home")), by=editor)
    (text,) = [text for text in texts_of(course_of(review)) if text.name == "The characteristics"]
    assert text.words == "Where it happened: Where the person was cared for."
    # words of the list by themselves identify nobody
    approved(review)
    assert not Finding.objects.filter(review=review, stops=True, places__icontains="characteristics").exists()
