"""Tests of publishing.views.reviews."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factories.publishing import a_partnership, a_publication, an_item, withdraw
from heed.people.models import Succession

pytestmark = pytest.mark.django_db


def test_an_empty_list_says_so(client: Client) -> None:
    assert "No review has been published here yet." in client.get("/reviews/").content.decode()


def test_withdrawn_reviews_are_neither_listed_nor_counted(client: Client) -> None:
    a_publication(an_item(), label="Child A")
    withdraw(a_publication(an_item(), label="Child B"))
    page = client.get("/reviews/").content.decode()
    assert "Child B" not in page
    assert "1 review<" in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("year=2023", {"Child B"}),
        ("kind=rapid_review", {"Child B", "Child C"}),
        ("kind=rapid_review&year=2024", {"Child C"}),
        ("partnership=elsewhere", {"Child C"}),
        ("", {"Child A", "Child B", "Child C"}),
        ("year=", {"Child A", "Child B", "Child C"}),
    ],
)
def test_filters_narrow_the_list(client: Client, query: str, shown: set[str]) -> None:
    a_publication(label="Child A", year=2024)
    a_publication(label="Child B", year=2023, kind="rapid_review")
    a_publication(label="Child C", year=2024, kind="rapid_review", partnership=a_partnership("Elsewhere"))
    page = client.get(f"/reviews/?{query}").content.decode()
    assert {label for label in ("Child A", "Child B", "Child C") if f">{label}<" in page} == shown


def test_a_filter_counts_what_it_leads_to(client: Client) -> None:
    a_publication(label="Child A", year=2024)
    a_publication(label="Child B", year=2024)
    assert "2024 (2)" in client.get("/reviews/").content.decode()


def test_a_partnership_answers_for_those_it_took_over_from(client: Client) -> None:
    board, partnership = a_partnership("Old board"), a_partnership("New partnership")
    Succession.objects.create(predecessor=board, successor=partnership, on=date(2019, 9, 29), how="renamed")
    a_publication(label="Child B", partnership=board)
    page = client.get("/reviews/?partnership=new-partnership").content.decode()
    assert "New partnership (1)" in page
    assert ">Child B<" in page
    assert "took over from are included" in page


def test_filters_that_fit_nothing_together_say_what_to_do(client: Client) -> None:
    a_publication(label="Child A", year=2024)
    a_publication(label="Child B", year=2023, kind="rapid_review")
    page = client.get("/reviews/?year=2024&kind=rapid_review").content.decode()
    assert "No review matches all of these filters." in page
    assert "Show all reviews" in page


@pytest.mark.parametrize("query", ["year=1066", "year=abc", "kind=tea-party"])
def test_a_filter_that_is_not_understood_says_so_and_loses_nothing(client: Client, query: str) -> None:
    a_publication(label="Child A")
    page = client.get(f"/reviews/?{query}").content.decode()
    assert "There are no reviews for" in page
    assert ">Child A<" in page


def test_what_no_browser_sends_is_turned_away_with_a_sentence(client: Client) -> None:
    a_publication(label="Child A")
    response = client.get("/reviews/?partnership=%00")
    assert response.status_code == 400
    assert "This request was not understood" in response.content.decode()


def test_a_long_list_is_parted_and_the_filters_go_along(client: Client) -> None:
    for number in range(21):
        a_publication(label=f"Child {number}", year=2024)
    first = client.get("/reviews/?year=2024").content.decode()
    assert first.count("<article") == 20
    assert 'href="?year=2024&amp;page=2"' in first
    second = client.get("/reviews/?year=2024&page=2").content.decode()
    assert second.count("<article") == 1
    assert "Page 2 of 2" in second


@pytest.mark.parametrize("page", ["0", "-1", "99", "abc"])
def test_a_page_that_is_not_there_shows_one_that_is(client: Client, page: str) -> None:
    a_publication(label="Child A")
    assert ">Child A<" in client.get(f"/reviews/?page={page}").content.decode()


def test_the_page_costs_the_same_however_many_reviews(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(20):
        a_publication(an_item(), label=f"Child {number}", partnership=a_partnership(f"Board {number}"))
    with django_assert_max_num_queries(10):
        client.get("/reviews/")
    with django_assert_max_num_queries(6):
        client.get("/reviews/?partnership=board-1&year=2024")
