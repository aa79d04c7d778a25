"""Words of the rules are shown in the language of the page."""

from __future__ import annotations

import pytest
from django.utils import translation

from heed.publishing.rules import TYPE_NAMES
from heed.publishing.rules.differences import ABOUT_ITEMS
from heed.publishing.templatetags.publishing import called, change

IN_WELSH = {
    "Lesson": "Gwers",
    "Good practice": "Arfer da",
    "{item} was added.": "Ychwanegwyd: {item}.",
    "{item} is now {now}.": "{now} oedd {item}.",
    "The title was changed.": "Newidiwyd y teitl.",
}


@pytest.fixture
def _in_welsh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("heed.publishing.templatetags.publishing.gettext", lambda words: IN_WELSH.get(words, words))


@pytest.mark.usefixtures("_in_welsh")
@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Lesson", "Gwers"),
        ("Lesson 9", "Gwers 9"),
        ("Good practice 2a", "Arfer da 2a"),
        ("Lessons to come", "Lessons to come"),
        ("", ""),
    ],
)
def test_an_item_is_called_by_its_type_in_the_language_of_the_page(said: str, shown: str) -> None:
    assert called(said) == shown


@pytest.mark.usefixtures("_in_welsh")
@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Lesson 9 was added.", "Ychwanegwyd: Gwers 9."),
        ("Lesson 9 is now Good practice.", "Arfer da oedd Gwers 9."),
        ("The title was changed.", "Newidiwyd y teitl."),
        ("Something nobody knows.", "Something nobody knows."),
    ],
)
def test_what_changed_is_told_in_the_language_of_the_page(said: str, shown: str) -> None:
    assert change(said) == shown


@pytest.mark.parametrize("name", TYPE_NAMES)
@pytest.mark.parametrize("sentence", ABOUT_ITEMS)
def test_in_english_it_stays_as_it_was_kept(sentence: str, name: str) -> None:
    words = sentence.format(item=f"{name} 4.1", now=name)
    with translation.override("en-gb"):
        assert change(words) == words
