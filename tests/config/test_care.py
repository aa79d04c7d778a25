"""Wherever a page tells of harm to a person, a note that says so stands before it, and the story waits to be opened."""

from __future__ import annotations

import re

import pytest

from factories.crawling import Visitor
from factories.visiting import a_public_site

pytestmark = pytest.mark.django_db

STORY = "She liked bells."
SUMMARY = "A baby was harmed, and people who knew did not tell each other."
EASY = "A baby was hurt."


@pytest.fixture
def pages() -> dict[str, str]:
    """Every web page that a visitor finds; what stands in their heads is not read by eyes."""
    a_public_site()
    visitor = Visitor()
    visitor.walk("/")
    return {
        address: re.sub(r"^.*?<body", "<body", answer.words)
        for address, answer in visitor.seen.items()
        if answer.media_type == "text/html" and "<html" in answer.words
    }


@pytest.mark.parametrize("words", [STORY, SUMMARY, EASY])
def test_a_note_of_care_stands_before_it(pages: dict[str, str], words: str) -> None:
    telling = [address for address, page in pages.items() if words in page]
    assert telling
    assert [address for address in telling if 'class="heed-care"' not in pages[address].split(words)[0]] == []


@pytest.mark.parametrize("words", [STORY, EASY])
def test_it_is_folded_until_a_reader_opens_it(pages: dict[str, str], words: str) -> None:
    for address, page in pages.items():
        before = page.split(words)[0] if words in page else ""
        assert before.count("<details") == before.count("</details>") + bool(before), address
        assert "<details open" not in before, address
