"""Findings: made from the record and its documents, decided on by people, and known again."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from factories.people import a_partnership, a_person, an_approver, an_editor
from factories.reviews import a_lesson, a_reading_of, approved, imported
from heed.jobs.models import Job
from heed.jobs.services import Running
from heed.people.models import Partnership, Person
from heed.publishing.errors import NotLookedThrough, StandsInTheWay
from heed.publishing.models import Finding, Inspection, Publication
from heed.publishing.rules.gate import Verdict
from heed.publishing.selectors import course_of
from heed.publishing.services import (
    approve,
    ask_approval,
    ask_inspection,
    decide_findings,
    examine,
    inspect,
    inspect_by_job,
    inspect_new,
    publish,
)
from heed.reading.document import ReadingWarning
from heed.reviews.errors import ReasonMissing
from heed.reviews.models import Document, Item, Review
from heed.reviews.selectors import stamp_of
from heed.reviews.services import confirm_all, undo

pytestmark = pytest.mark.django_db

NAMED = "Home visitors should ask Jacqueline Fairweather-Smythe what she saw."


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership", "FSCP")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def approver(partnership: Partnership) -> Person:
    return an_approver(partnership)


@pytest.fixture
def review(partnership: Partnership, editor: Person, approver: Person) -> Review:
    imported(a_reading_of(a_lesson(NAMED, "1"), published=None), by=editor, partnership=partnership)
    confirmed = confirm_all(review=Review.objects.get(), by=editor)
    approve(review=confirmed, by=approver)
    examine(course_of(confirmed))
    return confirmed


def the_name() -> Finding:
    return Finding.objects.get(kind="name", document=None)


def clear(review: Review, by: Person, *findings: Finding) -> None:
    keys = [finding.pk for finding in findings]
    decide_findings(review=review, keys=keys, verdict=Verdict.CLEARED, by=by, reason="An author.")


def reword(review: Review, by: Person, text: str) -> Review:
    item = review.items.get()
    undo(proposal=item, by=by, seen=stamp_of(item))
    Item.objects.filter(pk=item.pk).update(text=text)
    again = confirm_all(review=review, by=by)
    examine(course_of(again))
    return again


def test_a_stranger_decides_nothing_and_an_editor_does_not_overrule(review: Review, editor: Person) -> None:
    for person, verdict in (
        (a_person(), Verdict.CLEARED),
        (an_approver(a_partnership()), Verdict.OVERRULED),
        (editor, Verdict.OVERRULED),
    ):
        with pytest.raises(PermissionDenied):
            decide_findings(review=review, keys=[the_name().pk], verdict=verdict, by=person, reason="So.")
    with pytest.raises(ReasonMissing):
        decide_findings(review=review, keys=[the_name().pk], verdict=Verdict.CLEARED, by=editor, reason=" ")
    assert the_name().verdict == Verdict.OPEN


def test_what_could_identify_somebody_stops_publishing_until_it_is_decided_on(
    review: Review, editor: Person, approver: Person
) -> None:
    with pytest.raises(StandsInTheWay, match="1 thing in the text could identify somebody"):
        publish(review=review, by=approver)
    assert not Publication.objects.exists()
    clear(review, editor, the_name())
    publish(review=review, by=approver)


def test_who_may_overrule_publishes_all_the_same_and_the_finding_carries_the_reason(
    review: Review, approver: Person
) -> None:
    published = publish(review=review, by=approver, overrule="She asked to be named.")
    found = the_name()
    assert (found.verdict, found.reason, found.decided_by) == ("overruled", "She asked to be named.", approver)
    change = published.publication.changes.get()
    assert change.detail["overruled because"] == "She asked to be named."


def test_looking_again_keeps_what_was_decided_and_asks_the_database_little(
    review: Review, editor: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    clear(review, editor, the_name())
    course = course_of(review)
    with django_assert_max_num_queries(2):
        examine(course)
    reword(review, editor, f"{NAMED} Then write it down.")
    found = the_name()
    assert (found.verdict, found.reason, found.is_there) == ("cleared", "An author.", True)


def test_what_was_taken_out_is_mended_and_waits_again_when_it_comes_back(review: Review, editor: Person) -> None:
    reword(review, editor, "Home visitors should ask the mother what she saw.")
    assert (the_name().verdict, the_name().is_there) == ("mended", False)
    reword(review, editor, NAMED)
    assert (the_name().verdict, the_name().is_there) == ("open", True)


def test_the_same_words_elsewhere_in_the_review_are_cleared_with_it(review: Review, editor: Person) -> None:
    inspect(Document.objects.get())
    examine(course_of(review))
    in_file = Finding.objects.get(kind="name", document__isnull=False)
    clear(review, editor, the_name())
    in_file.refresh_from_db()
    assert (in_file.verdict, in_file.decided_by) == ("cleared", editor)


def test_two_who_decide_on_one_finding_do_not_overwrite_each_other(
    review: Review, editor: Person, approver: Person
) -> None:
    clear(review, editor, the_name())
    decided = decide_findings(
        review=review, keys=[the_name().pk], verdict=Verdict.OVERRULED, by=approver, reason="It must be."
    )
    assert (decided.done, decided.meanwhile) == (0, 1)
    assert (the_name().verdict, the_name().decided_by) == ("cleared", editor)


def test_a_document_is_looked_through_once_and_not_opened_before(
    review: Review, editor: Person, approver: Person
) -> None:
    clear(review, editor, the_name())
    with pytest.raises(NotLookedThrough):
        publish(review=review, by=approver, with_report=True)
    document = Document.objects.get()
    assert (ask_inspection(documents=[document], by=editor), ask_inspection(documents=[document], by=editor)) == (1, 0)
    assert inspect_new() == 0
    job = Job.objects.get()
    assert inspect_by_job(Running(job))["found"]
    done = Inspection.objects.get()
    assert (done.state, inspect(document).done_at) == ("done", done.done_at)
    with pytest.raises(StandsInTheWay, match=r"in report\.txt could identify somebody"):
        publish(review=review, by=approver, with_report=True)
    publish(review=review, by=approver, with_report=True, overrule="Nobody in it is real.")


def test_the_worker_finds_documents_that_nobody_asked_for(review: Review) -> None:
    assert (inspect_new(), inspect_new()) == (1, 0)
    assert Job.objects.get().kind == "inspect-document"


def test_a_file_that_cannot_be_looked_through_is_kept_closed_with_the_reason(review: Review, approver: Person) -> None:
    document = Document.objects.get()
    document.name = "report.pdf"
    where = str(document.file.name)
    document.file.storage.delete(where)
    with document.file.storage.open(where, "wb") as file:
        file.write(b"%PDF-1.7 and no more")
    kept = inspect(document)
    assert kept.state == "failed"
    assert "report.pdf" in kept.failure
    with pytest.raises(NotLookedThrough):
        publish(review=review, by=approver, with_report=True, overrule="So.")


def test_the_database_refuses_a_decision_without_a_person_or_a_reason(review: Review, editor: Person) -> None:
    for columns in (
        {"verdict": "cleared"},
        {"verdict": "overruled", "decided_by": editor, "reason": "So."},
        {"verdict": "open", "reason": "So."},
        {"verdict": "mended"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Finding.objects.filter(pk=the_name().pk).update(**columns)


def test_a_request_for_approval_is_untouched_by_decisions_on_findings(review: Review, editor: Person) -> None:
    clear(review, editor, the_name())
    assert course_of(review).situation.is_approved
    again = reword(review, editor, "Ask the mother.")
    ask_approval(review=again, by=editor)
    assert course_of(again).situation.is_waiting


def test_a_warning_that_nobody_settled_stops_publishing_until_it_is_settled_or_overruled(
    partnership: Partnership, editor: Person, approver: Person
) -> None:
    warned = a_reading_of(
        a_lesson("Ask who else lives in the home.", "1"),
        warnings=[ReadingWarning("label-mismatch", "It speaks of another child.")],
    )
    imported(warned, by=editor, partnership=partnership)
    review = approved(confirm_all(review=Review.objects.get(), by=editor))
    with pytest.raises(StandsInTheWay, match="1 warning of the reading not settled yet"):
        publish(review=review, by=approver)
    publish(review=review, by=approver, overrule="It is the sister, and rightly so.")
