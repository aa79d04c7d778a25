"""Tests of publishing.views.themes and publishing.views.theme."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factories.publishing import HEALTH_VISITOR, POLICE, a_partnership, a_publication, an_item, withdraw
from heed.publishing.record import Named, PublishedItem

pytestmark = pytest.mark.django_db

CURIOSITY = Named("professional-curiosity", "Professional curiosity")
OWN = Named("no-longer-in-the-frame", "A theme of before")


def about(item: PublishedItem, *themes: Named) -> PublishedItem:
    return replace(item, themes=themes)


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_each_theme_says_what_it_is_and_how_much_there_is(client: Client) -> None:
    a_publication(about(an_item(), CURIOSITY), about(an_item(), CURIOSITY), label="Child A")
    a_publication(about(an_item(), CURIOSITY, OWN), label="Child B")
    found = page(client, "/themes/")
    assert "3 things to learn, from 2 reviews" in found
    assert "Asking a further question" in found
    assert "A theme of before" in found


def test_a_site_without_themes_says_so(client: Client) -> None:
    withdraw(a_publication(about(an_item(), CURIOSITY)))
    assert "Nothing here has been gathered by theme yet." in page(client, "/themes/")


def test_a_theme_gathers_what_is_about_it_under_each_review(client: Client) -> None:
    a_publication(about(an_item("Ask again."), CURIOSITY), an_item("Something else."), label="Child A")
    a_publication(about(an_item("And again."), CURIOSITY), label="Child B")
    found = page(client, "/themes/professional-curiosity/")
    assert "Ask again." in found
    assert "And again." in found
    assert "Something else." not in found
    assert found.count('class="heed-gathered"') == 2


def test_a_theme_can_be_read_for_one_agency(client: Client) -> None:
    a_publication(
        about(an_item("To the police.", POLICE), CURIOSITY), about(an_item("To others.", HEALTH_VISITOR), CURIOSITY)
    )
    found = page(client, "/themes/professional-curiosity/?agency=police")
    assert "To the police." in found
    assert "To others." not in found
    assert "To others." in page(client, "/themes/professional-curiosity/?agency=tea-party")


def test_a_theme_of_the_frame_has_a_page_before_anything_is_about_it(client: Client) -> None:
    assert "Nothing public is about this theme yet." in page(client, "/themes/professional-curiosity/")
    assert client.get("/themes/tea-party/").status_code == 404


def test_a_theme_that_left_the_frame_keeps_its_page(client: Client) -> None:
    a_publication(about(an_item("Ask again."), OWN))
    assert "Ask again." in page(client, "/themes/no-longer-in-the-frame/")


def test_a_long_theme_is_parted_and_the_agency_goes_along(client: Client) -> None:
    a_publication(*(about(an_item(f"Thing {n}.", POLICE), CURIOSITY) for n in range(21)))
    assert 'href="?agency=police&amp;page=2"' in page(client, "/themes/professional-curiosity/?agency=police")


def test_the_pages_cost_the_same_however_much_there_is(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(8):
        a_publication(about(an_item("Ask.", POLICE), CURIOSITY), partnership=a_partnership(f"Board {number}"))
    page(client, "/for/")
    with django_assert_max_num_queries(2):
        page(client, "/themes/")
    with django_assert_max_num_queries(7):
        page(client, "/themes/professional-curiosity/")
