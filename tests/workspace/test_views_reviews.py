"""The list of all reviews: first the stranger, then the owner."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factories.people import a_partnership, a_reader, an_approver, an_editor
from factories.reviews import a_confirmed_review, a_draft, an_approved_review
from factories.signing_in import sign_in
from heed.people.models import Partnership, Person
from heed.publishing.services import publish, withdraw

pytestmark = pytest.mark.django_db

ADDRESS = "/staff/reviews/"


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


def words(client: Client, address: str = ADDRESS) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def test_a_stranger_is_asked_to_sign_in_and_a_reader_refused(client: Client, partnership: Partnership) -> None:
    assert client.get(ADDRESS).status_code == 302
    assert sign_in(a_reader(partnership)).get(ADDRESS).status_code == 403


def test_anothers_editor_finds_nothing_of_it(partnership: Partnership, editor: Person) -> None:
    a_draft(by=editor, partnership=partnership, label="Child AR")
    shown = words(sign_in(an_editor(a_partnership("Elsewhere"))), f"{ADDRESS}?words=AR")
    assert "Child AR" not in shown
    assert "Fallowshire" not in shown


def test_an_empty_list_says_so(editor: Person) -> None:
    assert "There is no review here yet." in words(sign_in(editor))


def test_every_word_must_be_found_in_label_or_title(partnership: Partnership, editor: Person) -> None:
    a_draft(by=editor, partnership=partnership, label="Child AR")
    a_draft(by=editor, partnership=partnership, label="Child BD")
    client = sign_in(editor)
    shown = words(client, f"{ADDRESS}?words=learning+bd")
    assert "1 review found" in shown
    assert "Child BD" in shown
    assert "No review matches all of this" in words(client, f"{ADDRESS}?words=bd+elephant")


def test_reviews_are_found_by_where_they_stand(partnership: Partnership, editor: Person) -> None:
    approver = an_approver(partnership)
    a_draft(by=editor, partnership=partnership, label="Child Draft")
    a_confirmed_review(by=editor, partnership=partnership, label="Child Confirmed")
    public = an_approved_review(by=editor, partnership=partnership, label="Child Public")
    withdrawn = an_approved_review(by=editor, partnership=partnership, label="Child Withdrawn")
    publish(review=public, by=approver)
    withdraw(publication=publish(review=withdrawn, by=approver).publication, reason="Asked to.", by=approver)
    client = sign_in(editor)
    for standing, label in (
        ("to-look-at", "Child Draft"),
        ("to-send", "Child Confirmed"),
        ("settled", "Child Public"),
        ("published", "Child Public"),
        ("withdrawn", "Child Withdrawn"),
    ):
        shown = words(client, f"{ADDRESS}?standing={standing}")
        assert label in shown
        assert shown.count("heed-desk-row__name") == (2 if standing == "settled" else 1)


def test_a_filter_that_is_not_understood_is_said_and_left_out(partnership: Partnership, editor: Person) -> None:
    a_draft(by=editor, partnership=partnership, label="Child AR")
    shown = words(sign_in(editor), f"{ADDRESS}?year=abc&partnership=nowhere")
    assert "There are no reviews for “abc”" in shown
    assert "Child AR" in shown


def test_a_long_list_comes_in_pages_that_keep_the_filters(
    partnership: Partnership, editor: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(27):
        a_draft(by=editor, partnership=partnership, label=f"Child {n:02}")
    client = sign_in(editor)
    with django_assert_max_num_queries(24):
        first = words(client, f"{ADDRESS}?words=child")
    assert "27 reviews found" in first
    assert "?words=child&amp;page=2" in first
    assert "Child 26" in words(client, f"{ADDRESS}?words=child&page=2")
