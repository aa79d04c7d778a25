"""Tests of publishing.views.document."""

from __future__ import annotations

import pytest
from django.test import Client

from factories.publishing import REPORT, a_document, a_publication, publish_again, withdraw
from heed.publishing.record import PublishedDocument, from_content

pytestmark = pytest.mark.django_db

REVIEW = "/reviews/fallowshire-safeguarding-children-partnership/2024/child-a/"


def address_of(document: PublishedDocument, review: str = REVIEW) -> str:
    return f"{review}documents/{document.id}"


def test_a_document_that_is_not_public_is_not_found(client: Client) -> None:
    kept = a_document(public=False)
    a_publication(documents=[kept])
    assert client.get(address_of(kept)).status_code == 404


def test_a_document_of_another_review_is_not_found(client: Client) -> None:
    elsewhere = a_document()
    a_publication(label="Child B", documents=[elsewhere])
    a_publication(label="Child A")
    assert client.get(address_of(elsewhere)).status_code == 404


def test_a_document_that_is_public_no_longer_leads_to_the_review(client: Client) -> None:
    document = a_document()
    publication = a_publication(documents=[document])
    assert publication.latest
    publish_again(publication, from_content({**publication.latest.content, "documents": []}))
    answer = client.get(address_of(document))
    assert answer.status_code == 410
    assert "no longer offered for download" in answer.content.decode()
    assert f'href="{REVIEW}"' in answer.content.decode()


def test_a_withdrawn_review_says_nothing_of_a_document_that_was_never_public(client: Client) -> None:
    kept = a_document(public=False)
    withdraw(a_publication(documents=[kept]))
    assert client.get(address_of(kept)).status_code == 404


def test_a_public_document_is_saved_as_it_came_in_and_never_shown_in_place(client: Client) -> None:
    document = a_document(name="Child A, report.pdf")
    a_publication(documents=[document])
    answer = client.get(address_of(document))
    assert answer.status_code == 200
    assert answer.getvalue() == REPORT
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="Child A, report.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert not answer.cookies


def test_a_document_of_a_withdrawn_review_is_gone_and_the_page_says_why(client: Client) -> None:
    document = a_document()
    withdraw(a_publication(documents=[document]), "A relative asked us to.")
    answer = client.get(address_of(document))
    assert answer.status_code == 410
    assert "A relative asked us to." in answer.content.decode()
