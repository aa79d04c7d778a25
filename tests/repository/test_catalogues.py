"""The catalogues of languages say nothing that the pages do not, and lose nothing that stands between words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import messages

CATALOGUES = [pytest.param(language, path, id=language) for language, path in messages.catalogues()]


def test_words_are_collected_from_templates_rules_and_forms() -> None:
    words = {message.id for message in messages.collected()}
    assert {"What to learn", "Lesson", "{item} was reworded.", "All partnerships"} <= words
    assert ("%(n)s thing to learn", "%(n)s things to learn") in words


def test_words_that_are_put_together_in_the_call_are_refused() -> None:
    (call,) = messages.in_code('shown(f"{item} was added.")')
    with pytest.raises(ValueError, match="written out"):
        messages.said(call, Path("somewhere.py"))


def test_words_that_a_context_tells_apart_stay_apart() -> None:
    (call,) = messages.in_template('{% load i18n %}{% translate "Since" context "a date" %}')
    assert messages.said(call, Path("somewhere.html")) == ("Since", "a date")


def test_a_block_is_collected_as_django_looks_it_up() -> None:
    (call,) = messages.in_template(
        "{% blocktranslate trimmed count n=x %}\n  {{ n }} day\n{% plural %}\n  {{ n }} days\n{% endblocktranslate %}"
    )
    assert messages.said(call, Path("somewhere.html")) == (("%(n)s day", "%(n)s days"), None)


def each(words: object) -> list[str]:
    return [str(one) for one in words] if isinstance(words, tuple | list) else [str(words)]


@pytest.mark.parametrize(("language", "path"), CATALOGUES)
def test_a_translation_has_every_value_and_every_tag_of_its_original(language: str, path: Path) -> None:
    holes = re.compile(r"%\(\w+\)s|\{\w+\}|<[^>]+>")
    for message in messages.read(language, path):
        originals = each(message.id)
        for words in each(message.string):
            if words and message.id and not message.fuzzy:
                assert set(holes.findall(words)) <= set(holes.findall(" ".join(originals))), words
                assert set(holes.findall(originals[-1])) <= set(holes.findall(words)), words
