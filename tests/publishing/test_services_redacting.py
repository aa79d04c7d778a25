"""Redacted copies: made from the original, given to visitors in its place."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from factories.people import a_partnership, a_person, an_approver, an_editor
from factories.reviews import a_lesson, a_reading_of, approved, imported
from heed.jobs.models import Job
from heed.jobs.services import Running
from heed.people.models import Partnership, Person
from heed.publishing.errors import NoCopy
from heed.publishing.models import Inspection, Publication, Redaction
from heed.publishing.selectors import course_of
from heed.publishing.services import ask_redaction, publish, redact, redact_by_job
from heed.reviews.models import Document, Review
from heed.reviews.services import confirm_all

pytestmark = pytest.mark.django_db

NAMED = "Home visitors should ask Jacqueline Fairweather-Smythe what she saw."
PUBLIC = "/reviews/fallowshire-partnership/2020/child-ar/"


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
def review(partnership: Partnership, editor: Person) -> Review:
    imported(a_reading_of(a_lesson(NAMED, "1")), by=editor, partnership=partnership)
    return approved(confirm_all(review=Review.objects.get(), by=editor))


def a_copy(review: Review, by: Person, *phrases: str) -> Redaction:
    document = Document.objects.get(redacts=None)
    return redact(ask_redaction(review=review, document=document.pk, phrases=phrases, by=by))


def words_of(document: Document | None) -> str:
    assert document is not None
    with document.file.open("rb") as file:
        return str(file.read().decode())


def test_a_stranger_makes_no_copy(review: Review) -> None:
    document = Document.objects.get()
    for person in (a_person(), an_editor(a_partnership())):
        with pytest.raises(PermissionDenied):
            ask_redaction(review=review, document=document.pk, phrases=["Jacqueline"], by=person)
    assert not Redaction.objects.exists()


def test_a_copy_is_made_without_the_words_and_looked_through(review: Review, editor: Person) -> None:
    original = Document.objects.get()
    row = ask_redaction(review=review, document=original.pk, phrases=["Jacqueline  Fairweather-Smythe"], by=editor)
    assert redact_by_job(Running(Job.objects.get(kind="redact-document")))["copy"]
    row.refresh_from_db()
    assert "Fairweather" not in words_of(row.copy)
    assert "what she saw" in words_of(row.copy)
    assert row.copy is not None
    assert (row.copy.redacts, row.copy.name) == (original, "report (redacted).txt")
    assert Inspection.objects.get(document=row.copy).state == "done"
    # made once, however often the job is run
    assert redact(row).copy == row.copy


def test_the_public_is_given_the_copy_and_never_the_original(
    review: Review, editor: Person, approver: Person, client: Client
) -> None:
    original = Document.objects.get()
    publish(review=review, by=approver, with_report=True)
    copy = a_copy(review, editor, "Jacqueline Fairweather-Smythe").copy
    assert copy is not None
    # closed at once, on the page that is public already
    assert client.get(f"{PUBLIC}documents/{original.pk}").status_code == 410
    assert [entry.document for entry in course_of(review).settled.documents] == [copy]
    publish(review=review, by=approver, with_report=True, overrule="Nobody is real.", reason="With a copy.")
    latest = Publication.objects.select_related("latest").get().latest
    assert latest is not None
    assert [(one["id"], one["public"]) for one in latest.content["documents"]] == [(copy.pk, True)]
    assert client.get(f"{PUBLIC}documents/{original.pk}").status_code == 410


def test_a_copy_needs_no_new_approval(review: Review, editor: Person) -> None:
    a_copy(review, editor, "Jacqueline")
    assert course_of(review).situation.is_approved


def test_a_second_copy_leaves_out_what_the_first_did_and_takes_its_place(review: Review, editor: Person) -> None:
    first = a_copy(review, editor, "Jacqueline Fairweather-Smythe").copy
    second = a_copy(review, editor, "Home visitors").copy
    assert "Fairweather" not in words_of(second)
    assert "Home visitors" not in words_of(second)
    assert second is not None
    assert second.replaces == first
    assert [entry.document for entry in course_of(review).settled.documents] == [second]


def test_what_cannot_be_made_says_why(review: Review, editor: Person) -> None:
    with pytest.raises(NoCopy, match="too short"):
        a_copy(review, editor, "J")
    with pytest.raises(NoCopy, match="not part of this review"):
        ask_redaction(review=review, document=999, phrases=["Jacqueline"], by=editor)
    document = Document.objects.get()
    where = str(document.file.name)
    document.file.storage.delete(where)
    with document.file.storage.open(where, "wb") as file:
        file.write(b"%PDF-1.7 and no more")
    Document.objects.update(name="report.pdf")
    failed = a_copy(review, editor, "Jacqueline")
    assert failed.copy is None
    assert "report.pdf" in failed.failure
