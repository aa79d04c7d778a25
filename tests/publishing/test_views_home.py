"""Tests of publishing.views.home."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from factories.publishing import a_publication, an_item, withdraw

pytestmark = pytest.mark.django_db


def test_an_empty_site_says_so(client: Client) -> None:
    assert "No review has been published here yet." in client.get("/").content.decode()


def test_a_tile_says_what_the_review_is_and_how_it_begins(client: Client) -> None:
    a_publication(an_item("Ask about the partner."), an_item("And write it down."), kind="rapid_review")
    page = client.get("/").content.decode()
    for words in ("Child A", "2024 · Rapid review", "Fallowshire", "2 things to learn", "Ask about the partner."):
        assert words in page


def test_one_thing_to_learn_is_counted_in_the_singular(client: Client) -> None:
    a_publication(an_item())
    assert "1 thing to learn" in client.get("/").content.decode()


def test_what_happened_is_never_told_on_the_first_page(client: Client) -> None:
    a_publication(story="Child A was found at the foot of the stairs.")
    assert "stairs" not in client.get("/").content.decode()


def test_the_six_newest_reviews_are_shown(client: Client) -> None:
    for year in range(2018, 2026):
        a_publication(an_item(), label=f"Child of {year}", year=year, published=None)
    page = client.get("/").content.decode()
    assert [year for year in range(2018, 2026) if f"Child of {year}" in page] == list(range(2020, 2026))


def test_a_withdrawn_review_is_not_shown(client: Client) -> None:
    withdraw(a_publication(an_item()))
    assert "Child A" not in client.get("/").content.decode()


def test_the_page_costs_two_queries(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for year in range(2018, 2024):
        a_publication(an_item(), year=year)
    with django_assert_num_queries(2):
        client.get("/")


def test_a_demonstration_says_that_it_is_one(client: Client, settings: Settings) -> None:
    assert "invented" not in client.get("/").content.decode()
    settings.HEED_DEMONSTRATION = True
    assert "every person, place and organisation here is invented" in client.get("/").content.decode()


def test_the_exit_leads_where_the_settings_say(client: Client, settings: Settings) -> None:
    settings.HEED_EXIT_ADDRESS = "https://weather.example.org/"
    assert client.get("/").content.decode().count('href="https://weather.example.org/"') == 2
