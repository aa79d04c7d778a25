"""The demonstration: loaded once, whole, and only where it was asked for."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from django.test import Client
from pytest_django import Settings

from heed.audit.models import Entry
from heed.config.commands.demonstration import PASSWORD, PEOPLE, demonstration
from heed.config.commands.demonstration_courses import LEFT_AS_DRAFTS
from heed.config.commands.demonstration_readers import for_readers
from heed.people.models import Person, Succession
from heed.people.rules import Permission
from heed.people.selectors import partnerships_where
from heed.publishing.models import Inspection, Publication
from heed.publishing.record import from_content
from heed.publishing.rules.gate import Looked
from heed.publishing.rules.states import Answer, State
from heed.publishing.selectors import course_of
from heed.reviews.models import Document, ReadingWarning, Review

pytestmark = pytest.mark.django_db


def test_it_is_refused_where_it_was_not_asked_for(settings: Settings) -> None:
    settings.HEED_DEMONSTRATION = False
    result = CliRunner().invoke(demonstration)
    assert (result.exit_code, "Set HEED_DEMONSTRATION=1" in result.stderr) == (1, True)
    assert not Person.objects.exists()


def test_it_is_loaded_whole_and_a_second_time_changes_nothing(settings: Settings, client: Client) -> None:
    settings.HEED_DEMONSTRATION = True
    first = CliRunner().invoke(demonstration)
    assert first.exit_code == 0, first.output
    drafts = Review.objects.filter(confirmed_at=None)
    assert set(drafts.values_list("label", flat=True)) == LEFT_AS_DRAFTS
    assert ReadingWarning.objects.filter(review__in=drafts).exists()
    _each_state_is_there()
    _the_gate_has_something_to_find()
    _readers_have_something_to_read()
    assert {body.predecessor.short_name for body in Succession.objects.all()} == {"FLSCB", "FSCDP"}
    for email, _name, _duty in PEOPLE:
        assert client.post("/staff/sign-in/", {"login": email, "password": PASSWORD}).status_code == 302
        client.post("/staff/sign-out/")
        assert email in first.output
    approver = Person.objects.get(email="approver@example.org")
    assert len(partnerships_where(approver, Permission.PUBLISH)) == 5

    entries = Entry.objects.count()
    second = CliRunner().invoke(demonstration)
    assert (second.exit_code, "loaded already" in second.output) == (0, True)
    assert Entry.objects.count() == entries


def _readers_have_something_to_read() -> None:
    """All that was written for readers has found its review and its item, and characteristics are public with it."""
    versions = {one.label: from_content(one.latest.content) for one in Publication.objects.all() if one.latest}
    for label, written in for_readers().items():
        public = versions[label]
        assert public.summary
        assert public.licence == written["licence"]
        assert len(public.questions) == len(written["questions"])
        briefs = {item.brief for item in public.items if item.brief}
        assert briefs == {text for _begins, text in written.get("shorter", ())}, label
    assert [label for label, public in versions.items() if public.easy_read] == ["Child KD", "Child AR"]
    (age,) = [fact for fact in versions["Child AR"].facts if fact.name == "age_band"]
    assert (age.state, age.value) == ("stated", "under_1")


def _each_state_is_there() -> None:
    """Every state that a review can be in, and nothing public but what was meant to be."""
    standing = {review.label: course_of(review) for review in Review.objects.select_related("partnership")}
    by_state: dict[State, set[str]] = {}
    for label, course in standing.items():
        by_state.setdefault(course.situation.state, set()).add(label)
    by_state.pop(State.PUBLISHED)
    assert by_state == {
        State.DRAFT: set(LEFT_AS_DRAFTS),
        State.CONFIRMED: {"Young Person F", "Family T"},
        State.SCHEDULED: {"Mr E"},
        State.EMBARGOED: {"Ruth"},
        State.ARCHIVED: {"Child W"},
        State.WITHDRAWN: {"Child B"},
    }
    answers = {label: course.approval.answer for label, course in standing.items() if course.approval}
    assert (answers["Young Person F"], answers["Family T"]) == (Answer.WAITING, Answer.DECLINED)
    assert {label for label, course in standing.items() if course.situation.is_withheld} == {"Marian"}
    assert standing["Ruth"].plan.embargo_review_on is not None


def _the_gate_has_something_to_find() -> None:
    """What documents/README.md says was left in the two documents, found by the time that somebody looks."""
    said = {
        document.name: " ".join(str(row) for row in Inspection.objects.get(document=document, state=Looked.DONE).found)
        for document in Document.objects.filter(review_documents__review__label__in=("Child LN", "Mr V"))
    }
    for words in ("Petra Hollin", "Moira Tamblin", "Brackenfold Primary School", "4 March 2014"):
        assert words in said["practice-review-child-ln.pdf"]
    for words in ("Petra Hollin", "the street is not given", "above the shop"):
        assert words in said["learning-briefing-mr-v.docx"]
