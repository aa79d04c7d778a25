"""The coding frame is data that holds together."""

from __future__ import annotations

import re

import pytest

from heed.analysing.rules.frame import (
    Theme,
    frame_date,
    hints,
    is_theme,
    published_lists,
    theme,
    themes,
    version,
)
from heed.analysing.rules.proposing import proposed


def test_each_code_and_name_is_there_once() -> None:
    codes, names = [one.code for one in themes()], [one.name.casefold() for one in themes()]
    assert len(set(codes)) == len(codes)
    assert len(set(names)) == len(names)
    assert version()
    assert frame_date().year >= 2026


@pytest.mark.parametrize("one", themes(), ids=lambda one: one.code)
def test_a_theme_can_be_an_address_and_is_told_in_two_sentences(one: Theme) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", one.code)
    assert len(one.code) <= 60
    assert len(one.name) <= 60
    assert len(re.findall(r"[.](?:\s|$)", one.in_plain_words)) == 2
    assert not re.search(r"\b(cases?|victims?|incidents?|failures?|failed)\b", one.in_plain_words)
    assert "  " not in one.in_plain_words
    assert "\n" not in one.in_plain_words


@pytest.mark.parametrize("one", themes(), ids=lambda one: one.code)
def test_what_a_theme_is_like_is_in_a_list_with_its_source(one: Theme) -> None:
    assert {like.of for like in one.see} <= {entry.code for entry in published_lists()}
    assert all(like.entry for like in one.see)


def test_every_list_is_met_by_a_theme_and_tells_where_and_when_it_was_read() -> None:
    met = {like.of for one in themes() for like in one.see}
    assert {entry.code for entry in published_lists()} == met
    assert all(entry.source and entry.name and entry.of and entry.read for entry in published_lists())


def test_a_theme_is_found_by_its_code_and_an_unknown_one_is_not() -> None:
    assert theme("neglect").name == "Neglect"
    assert is_theme("neglect")
    assert not is_theme("weather")
    with pytest.raises(KeyError):
        theme("weather")


@pytest.mark.parametrize("code", hints())
def test_the_words_of_a_theme_point_to_it(code: str) -> None:
    """Each of them, alone: a pattern that matches nothing that it says itself is a slip of the pen."""
    points, _other = hints()[code]
    assert points
    for phrase in points:
        said = " ".join(token.split("/")[0].rstrip("*") for token in phrase.split() if token != "…")
        assert code in {one.code for one in proposed(said)}, phrase
