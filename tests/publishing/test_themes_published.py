"""Of the themes of an item those that a person confirmed are published, and approved with the rest."""

from __future__ import annotations

import pytest

from factories.analysing import coded
from factories.people import a_partnership, an_approver, an_editor
from factories.reviews import a_confirmed_review, a_lesson, approved
from heed.analysing.services import propose_themes
from heed.people.models import Person
from heed.publishing.models import ListedTheme
from heed.publishing.record import Named, from_content
from heed.publishing.rules.states import State
from heed.publishing.selectors import course_of
from heed.publishing.services import publish
from heed.reviews.models import Review

pytestmark = pytest.mark.django_db

SCHOOL = Named("school", "School, and not being in school")


@pytest.fixture
def editor() -> Person:
    return an_editor(a_partnership())


@pytest.fixture
def review(editor: Person) -> Review:
    body = editor.memberships.get().partnership
    review = a_confirmed_review(a_lesson("The school asks about neglect.", "1"), by=editor, partnership=body)
    propose_themes(review=review)
    return review


def test_what_a_machine_proposed_is_not_published_and_does_not_stop_publishing(review: Review) -> None:
    published = publish(review=approved(review), by=an_approver(review.partnership), with_report=False)
    version = published.publication.latest
    assert version is not None
    assert [item.themes for item in from_content(version.content).items] == [()]
    assert not ListedTheme.objects.exists()


def test_confirmed_themes_are_published_and_listed(review: Review, editor: Person) -> None:
    coded(review.items.get(), "school", by=editor)
    published = publish(review=approved(review), by=an_approver(review.partnership), with_report=False)
    version = published.publication.latest
    assert version is not None
    assert [item.themes for item in from_content(version.content).items] == [(SCHOOL,)]
    assert list(ListedTheme.objects.values_list("code", "name")) == [(SCHOOL.code, SCHOOL.name)]


def test_an_approval_lapses_when_themes_are_decided_on_and_nobody_need_confirm_the_record_again(
    review: Review, editor: Person
) -> None:
    approved(review)
    assert course_of(review).situation.state == State.APPROVED
    propose_themes(review=review)
    assert course_of(review).situation.state == State.APPROVED
    coded(review.items.get(), "school", by=editor)
    review.refresh_from_db()
    assert course_of(review).situation.state == State.CONFIRMED
    assert course_of(review).situation.has_lapsed
