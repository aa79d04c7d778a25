"""What all public pages promise: open to everybody, only ever read, no cookie, fresh, and small."""

from __future__ import annotations

import pytest
from django.test import Client

from factories.publishing import a_document, a_person, a_publication, an_item, withdraw

pytestmark = pytest.mark.django_db

REVIEW = "/reviews/fallowshire-safeguarding-children-partnership/2024/child-a/"
PAGES = ["/", "/reviews/", REVIEW, "/about/", "/accessibility/", "/privacy/"]
ANSWERS = [*PAGES, "/healthz", "/robots.txt", "/favicon.ico"]


@pytest.mark.parametrize("address", ANSWERS)
def test_a_stranger_is_let_in_and_given_no_cookie(client: Client, address: str) -> None:
    a_publication(an_item())
    answer = client.get(address)
    assert answer.status_code in {200, 302}
    assert "/staff/" not in answer.get("Location", "")
    assert not answer.cookies


@pytest.mark.parametrize("address", PAGES)
def test_whoever_is_signed_in_gets_what_everybody_gets(client: Client, address: str) -> None:
    a_publication(an_item())
    stranger = client.get(address)
    client.force_login(a_person())
    client.cookies["csrftoken"] = "not one that Django made"
    answer = client.get(address)
    assert (answer.content, answer["ETag"]) == (stranger.content, stranger["ETag"])
    assert (answer["Vary"], dict(answer.cookies)) == ("Accept-Encoding", {})


@pytest.mark.parametrize("address", ANSWERS)
def test_nothing_can_be_sent_to_a_public_page(client: Client, address: str) -> None:
    a_publication(an_item())
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("address", PAGES)
def test_a_page_that_has_not_changed_is_not_sent_again(client: Client, address: str) -> None:
    a_publication(an_item())
    first = client.get(address, headers={"accept-encoding": "gzip"})
    again = client.get(address, headers={"accept-encoding": "gzip", "if-none-match": first["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("address", PAGES)
def test_a_browser_asks_each_time_whether_a_page_has_changed(client: Client, address: str) -> None:
    a_publication(an_item())
    assert "no-cache" in client.get(address)["Cache-Control"]


def test_a_withdrawal_shows_at_once_to_a_reader_who_kept_the_page(client: Client) -> None:
    publication = a_publication(an_item())
    kept = client.get(REVIEW)["ETag"]
    withdraw(publication)
    assert client.get(REVIEW, headers={"if-none-match": kept}).status_code == 410


@pytest.mark.parametrize("address", PAGES)
def test_pages_are_sent_compressed(client: Client, address: str) -> None:
    a_publication(an_item())
    answer = client.get(address, headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_a_title_one_heading_and_the_ways_out(client: Client, address: str) -> None:
    a_publication(an_item(), documents=[a_document()])
    page = client.get(address).content.decode()
    assert page.count("<h1") == 1
    assert "<title>" in page
    assert 'href="#main"' in page
    assert 'data-module="govuk-exit-this-page"' in page


@pytest.mark.parametrize("address", PAGES)
def test_no_page_holds_a_script_or_a_style_of_its_own(client: Client, address: str) -> None:
    a_publication(an_item())
    page = client.get(address).content.decode()
    # what describes the page to search engines is data and never runs
    described = page.count('<script type="application/ld+json">')
    assert page.count("<script") - described == page.count('<script type="module" src=') == 1
    assert "<style" not in page
    assert " style=" not in page
    assert " onclick=" not in page


def test_an_unknown_address_says_what_to_do(client: Client) -> None:
    answer = client.get("/no-such-page/")
    assert answer.status_code == 404
    assert "There is no page at this address" in answer.content.decode()


def test_the_site_says_that_it_is_well(client: Client) -> None:
    assert client.get("/healthz").content == b"ok\n"


def test_search_engines_may_find_everything_public(client: Client) -> None:
    robots = client.get("/robots.txt").content.decode()
    assert "Allow: /\n" in robots
    assert "Disallow: /staff/\n" in robots
