"""*Exit this page* is on every page there is, for readers and staff, and on those for trouble too."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from factories.crawling import Visitor
from factories.site import a_site, patterns
from factories.visiting import a_public_site

FOR_TROUBLE = ("400", "403", "403_csrf", "404", "429", "500")
EXIT = "https://weather.example.org/"


@pytest.fixture(autouse=True)
def _somewhere_harmless(settings: Settings) -> None:
    settings.HEED_EXIT_ADDRESS = EXIT


def has_the_exit(page: str) -> bool:
    """The button in its place, and the link that is the second stop of the keyboard, both leading away."""
    stops = re.findall(r'<a [^>]*class="([^"]*)"', page)
    ways_out = re.findall(rf'<a href="{re.escape(EXIT)}"', page)
    return len(ways_out) == 2 and "exit-this-page-skiplink" in stops[1] and "govuk-js-exit-this-page-button" in page


def public_addresses() -> Iterator[str]:
    for pattern, prefix in patterns():
        if not prefix.startswith("staff/") and pattern.name and not pattern.pattern.regex.groups:
            yield reverse(pattern.name)


@pytest.mark.django_db
def test_every_public_page_has_the_exit() -> None:
    a_public_site()
    visitor = Visitor()
    visitor.walk("/no-such-page/", *public_addresses())
    pages = {
        address: answer.words
        for address, answer in visitor.seen.items()
        if answer.media_type == "text/html" and "<html" in answer.words
    }
    assert len(pages) > 20
    assert [address for address, page in pages.items() if not has_the_exit(page)] == []


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["signed out", "editor", "administrator"])
def test_every_page_of_staff_has_the_exit(who: str) -> None:
    site = a_site()
    browser = site.browser(who)
    without = []
    for _, address in site.addresses():
        answer = browser.get(address, follow=True)
        page = b"".join(answer) if answer.streaming else answer.content
        if b"<html" in page and not has_the_exit(page.decode()):
            without.append(address)
    assert without == []


@pytest.mark.parametrize("name", FOR_TROUBLE)
def test_a_page_for_trouble_has_the_exit_though_it_knows_nothing_else(name: str) -> None:
    assert has_the_exit(render_to_string(f"{name}.html"))


@pytest.mark.django_db
def test_a_page_that_breaks_still_offers_the_exit(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    client.raise_request_exception = False
    monkeypatch.setattr("heed.publishing.views.reviews.selectors.choices", None)
    answer = client.get("/reviews/")
    assert answer.status_code == 500
    assert has_the_exit(answer.content.decode())
