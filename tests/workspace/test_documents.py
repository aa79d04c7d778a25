"""A review's documents: first the stranger, then the owner."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factories.people import a_partnership, a_reader, an_editor, somebody
from factories.reviews import a_draft
from factories.signing_in import sign_in
from heed.audit.models import Entry
from heed.people.models import Partnership, Person
from heed.people.rules import Duty
from heed.reviews.models import Review, ReviewDocument

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def review(partnership: Partnership, editor: Person) -> Review:
    return a_draft(by=editor, partnership=partnership)


def entry_of(review: Review) -> ReviewDocument:
    return ReviewDocument.objects.select_related("document").get(review=review)


def address(review: Review, what: str) -> str:
    return f"/staff/reviews/{review.pk}/documents/{entry_of(review).document_id}/{what}/"


def test_a_stranger_a_neighbour_and_a_reader_get_no_file(
    client: Client, review: Review, partnership: Partnership
) -> None:
    neighbour, reader = sign_in(an_editor(a_partnership())), sign_in(a_reader(partnership))
    assert client.get(address(review, "file")).status_code == 302
    assert neighbour.get(address(review, "file")).status_code == 404
    assert reader.get(address(review, "file")).status_code == 403
    for one, status in ((client, 302), (neighbour, 404), (reader, 403)):
        assert one.post(address(review, "role"), {"role": "summary"}).status_code == status
    assert entry_of(review).role == "report"


def test_who_may_see_drafts_but_not_confirm_does_not_say_what_a_document_is(
    review: Review, partnership: Partnership
) -> None:
    client = sign_in(somebody(Duty.ANALYST, partnership))
    answer = client.get(address(review, "file"))
    assert (answer.status_code, b"".join(answer.streaming_content) != b"") == (200, True)  # type: ignore[attr-defined]
    assert client.post(address(review, "role"), {"role": "summary"}).status_code == 403
    assert "What it is" not in client.get(f"/staff/reviews/{review.pk}/documents/").content.decode()


def test_a_file_is_downloaded_as_it_came_in_and_that_is_in_the_log(review: Review, editor: Person) -> None:
    answer = sign_in(editor).get(address(review, "file"))
    document = entry_of(review).document
    assert b"".join(answer.streaming_content) == Path(document.file.path).read_bytes()  # type: ignore[attr-defined]
    assert answer["Content-Disposition"] == f'attachment; filename="{document.name}"'
    assert "no-store" in answer["Cache-Control"]
    assert Entry.objects.filter(action="viewed", detail__document_id=document.pk).count() == 1


def test_a_file_that_is_gone_is_said_to_be(review: Review, editor: Person) -> None:
    Path(entry_of(review).document.file.path).unlink()
    answer = sign_in(editor).get(address(review, "file"), follow=True)
    assert "is not there any more" in answer.content.decode()


def test_what_a_document_is_can_be_said_once_and_is_in_the_log(review: Review, editor: Person) -> None:
    client = sign_in(editor)
    for _ in range(2):
        client.post(address(review, "role"), {"role": "summary"})
    assert entry_of(review).role == "summary"
    assert Entry.objects.filter(action="said what a document is").count() == 1
    answer = client.post(address(review, "role"), {"role": "novel"}, follow=True)
    assert "Choose what the document is." in answer.content.decode()


def test_a_document_of_another_review_is_not_found(review: Review, partnership: Partnership, editor: Person) -> None:
    other = a_draft(by=editor, partnership=partnership, label="Child Z")
    key = entry_of(other).document_id
    client = sign_in(editor)
    assert client.get(f"/staff/reviews/{review.pk}/documents/{key}/file/").status_code == 404
    assert client.post(f"/staff/reviews/{review.pk}/documents/{key}/role/", {"role": "summary"}).status_code == 404


def test_the_tab_says_what_each_is(
    review: Review, editor: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = sign_in(editor)
    with django_assert_max_num_queries(20):
        words = client.get(f"/staff/reviews/{review.pk}/documents/").content.decode()
    assert "Report, 1 page," in words
    assert "read by Heed" in words
    assert "Add another document to this review" in words
