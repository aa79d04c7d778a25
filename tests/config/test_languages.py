"""The address decides which language a page is in, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from pytest_django import Settings

from factories.publishing import a_publication, an_item
from heed.config.languages import CATALOGUES, turned_on

pytestmark = pytest.mark.django_db

REVIEW = "/reviews/fallowshire-safeguarding-children-partnership/2024/child-a/"


@pytest.fixture
def _welsh(settings: Settings) -> None:
    settings.LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]


def test_english_is_always_there() -> None:
    assert turned_on([]) == turned_on(["en"]) == turned_on(["en-gb"]) == [("en-gb", "English")]


def test_a_language_with_a_catalogue_is_called_by_its_own_name() -> None:
    assert turned_on(["en", "cy"]) == [("en-gb", "English"), ("cy", "Cymraeg")]


@pytest.mark.parametrize("code", ["fr", "xx", "../cy"])
def test_a_language_without_a_catalogue_stops_the_start(code: str, tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="HEED_LANGUAGES"):
        turned_on([code], tmp_path)


def test_every_catalogue_that_is_kept_can_be_turned_on() -> None:
    assert [path.name for path in CATALOGUES.iterdir() if len(turned_on([path.name])) != 2] == []


@pytest.mark.usefixtures("_welsh")
def test_a_page_in_another_language_stands_under_its_own_address(client: Client) -> None:
    a_publication(an_item())
    page = client.get(f"/cy{REVIEW}").content.decode()
    assert '<html lang="cy"' in page
    assert ">Adolygiadau</a>" in page
    assert f'<link rel="alternate" hreflang="en-GB" href="http://127.0.0.1:8000{REVIEW}">' in page
    assert f'<a href="{REVIEW}" lang="en-GB" hreflang="en-GB" rel="alternate">English</a>' in page


@pytest.mark.usefixtures("_welsh")
def test_what_the_record_says_is_marked_as_english_there(client: Client) -> None:
    a_publication(an_item())
    page = client.get(f"/cy{REVIEW}").content.decode()
    assert '<div class="heed-item__words" lang="en-GB">' in page
    assert '<div class="heed-prose" lang="en-GB">' in page


@pytest.mark.usefixtures("_welsh")
def test_the_english_page_stays_where_it_was_and_leads_to_the_other(client: Client) -> None:
    a_publication(an_item())
    page = client.get(REVIEW).content.decode()
    assert '<html lang="en-GB" ' in page
    assert f'<a href="/cy{REVIEW}" lang="cy" hreflang="cy" rel="alternate">Cymraeg</a>' in page
    assert '<div class="heed-item__words">' in page


@pytest.mark.usefixtures("_welsh")
def test_filters_are_kept_when_the_language_is_changed(client: Client) -> None:
    a_publication(an_item())
    assert 'href="/cy/reviews/?year=2024"' in client.get("/reviews/?year=2024").content.decode()


@pytest.mark.usefixtures("_welsh")
def test_neither_the_browser_nor_a_cookie_chooses_the_language(client: Client) -> None:
    client.cookies["django_language"] = "cy"
    answer = client.get("/about/", headers={"Accept-Language": "cy"})
    assert '<html lang="en-GB" ' in answer.content.decode()
    assert "Accept-Language" not in answer.headers.get("Vary", "")
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert list(answer.cookies) == []


@pytest.mark.usefixtures("_welsh")
def test_a_page_that_is_not_there_says_so_in_the_language_of_its_address(client: Client) -> None:
    answer = client.get("/cy/dim/")
    assert answer.status_code == 404
    assert '<html lang="cy"' in answer.content.decode()


@pytest.mark.usefixtures("_welsh")
def test_one_page_in_another_language_leaves_the_next_in_english(client: Client) -> None:
    client.get("/cy/about/")
    assert '<html lang="en-GB" ' in client.get("/about/").content.decode()


@pytest.mark.parametrize("address", ["/", "/about/", "/no-such-page/"])
def test_with_one_language_no_page_speaks_of_others(client: Client, address: str) -> None:
    assert "hreflang" not in client.get(address).content.decode()


@pytest.mark.parametrize("address", ["/", "/reviews/?year=2024", REVIEW])
def test_an_address_in_a_language_that_was_turned_off_leads_to_the_english_page(client: Client, address: str) -> None:
    answer = client.get(f"/cy{address}")
    assert (answer.status_code, answer.headers["Location"]) == (302, address)


def test_it_never_leads_to_another_site(client: Client) -> None:
    assert client.get("/cy//elsewhere.example/").status_code == 404


@pytest.mark.usefixtures("_welsh")
@pytest.mark.parametrize("address", ["/healthz", "/robots.txt", "/feeds/all.atom"])
def test_what_machines_ask_has_one_address_whatever_the_languages(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200
    assert client.get(f"/cy{address}").status_code == 404


@pytest.mark.usefixtures("_welsh")
def test_what_identifies_a_review_is_the_same_in_every_language(client: Client) -> None:
    a_publication(an_item())
    page = client.get(f"/cy{REVIEW}").content.decode()
    assert f'"@id":"http://127.0.0.1:8000{REVIEW}"' in page
    assert f'<meta name="DC.identifier" content="http://127.0.0.1:8000{REVIEW}">' in page
