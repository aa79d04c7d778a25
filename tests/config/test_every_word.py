"""Every word of the interface can be translated: in a language made for it, whatever is left in English stands out.

The pages are found, not named: those that need nothing in their address, and all that these lead to. So a page that is
added later is held to the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from pytest_django import Settings

from factories.pseudo_language import CODE, of_the_record, untranslated, write_catalogue
from factories.site import patterns
from factories.visiting import a_public_site
from heed.publishing.models import Publication

FOR_TROUBLE = ("400", "403", "403_csrf", "404", "429", "500")


@pytest.fixture(autouse=True)
def _in_a_language_made_for_it(settings: Settings, tmp_path: Path) -> None:
    write_catalogue(tmp_path)
    settings.LOCALE_PATHS = [tmp_path]
    settings.LANGUAGES = [("en-gb", "English"), (CODE, "Zz")]


@pytest.fixture
def publication(db: None) -> Publication:
    return a_public_site()


def addresses_without_parts() -> Iterator[str]:
    """Every public address that needs nothing in it, in the language."""
    with translation.override(CODE):
        for pattern, prefix in patterns():
            if prefix.startswith(f"{CODE}/") and pattern.name and not pattern.pattern.regex.groups:
                yield reverse(pattern.name)


def pages(*beginning: str) -> dict[str, str]:
    """Every web page in the language that is there to be found from these, as it stands."""
    client, seen, ahead = Client(), {}, list(beginning)
    while ahead:
        address = ahead.pop(0)
        if address in seen:
            continue
        answer = client.get(address)
        content = b"".join(answer) if answer.streaming else answer.content
        is_page = answer.headers.get("Content-Type", "").startswith("text/html")
        seen[address] = content.decode() if is_page else ""
        links = re.findall(r'(?:href|action)="([^"#]*)', seen[address])
        links.append(answer.headers.get("Location", ""))
        ahead += [link for link in links if link.startswith(f"/{CODE}/")]
    return {address: page for address, page in seen.items() if page}


def is_there(address: str) -> bool:
    try:
        resolve(address)
    except Resolver404:
        return False
    return True


def test_no_page_says_a_word_that_cannot_be_translated(publication: Publication) -> None:
    found = pages(*addresses_without_parts(), f"/{CODE}/no-such-page/")
    content = of_the_record()
    left = [f"{address}: {words}" for address, page in found.items() for words in untranslated(page, content)]
    assert len(found) > 12
    if left:
        pytest.fail("\n".join(left), pytrace=False)


def test_every_link_stays_in_the_language_where_there_is_such_a_page(publication: Publication) -> None:
    """Else a reader is thrown out of their language by a press. The links to other languages say which they lead to."""
    found = pages(*addresses_without_parts())
    leaving = {
        link: address
        for address, page in found.items()
        for tag in re.findall(r"<(?:a|form) [^>]*>", page)
        for link in re.findall(r'(?:href|action)="(/[^"#?]*)', tag)
        if not link.startswith((f"/{CODE}/", "/static/", "/staff/")) and "hreflang" not in tag
    }
    with translation.override(CODE):
        assert {link: address for link, address in leaving.items() if is_there(f"/{CODE}{link}")} == {}


@pytest.mark.parametrize("name", FOR_TROUBLE)
def test_no_page_for_trouble_does(name: str) -> None:
    with translation.override(CODE):
        assert untranslated(render_to_string(f"{name}.html"), ()) == []
