"""Tests of publishing.rules.searching."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.publishing.rules.searching import LONGEST, MOST_WORDS, asked, marked, passage


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("bruising babies", ("bruising", "babies")),
        ('"who lives in the home" record', ("who lives in the home", "record")),
        ("“Professional curiosity”", ("professional curiosity",)),
        ("Bruising bruising", ("bruising",)),
        ("(bruising), babies!", ("bruising", "babies")),
        ("children's", ("children's",)),
        ('an "unfinished phrase', ("an", "unfinished", "phrase")),
        ("  ", ()),
        ("?!… %_ '\"", ()),
    ],
)
def test_a_query_becomes_words_and_phrases(query: str, words: tuple[str, ...]) -> None:
    assert asked(query).words == words


def test_more_than_eight_words_are_cut_and_it_is_said() -> None:
    found = asked(" ".join(f"word{n}" for n in range(12)))
    assert len(found.words) == MOST_WORDS
    assert found.is_cut


def test_a_page_of_text_is_no_query() -> None:
    found = asked("x" * (LONGEST + 1))
    assert found.is_too_long
    assert found.words == ()


def test_a_passage_begins_shortly_before_the_first_word_found_and_marks_all() -> None:
    text = "Ask. " * 100 + "Bruising in babies is looked at by a doctor. Bruising means more. " + "End. " * 200
    pieces = passage(text, ["bruising"])
    said = "".join(piece.text for piece in pieces)
    assert said.startswith("… Ask.")
    assert said.endswith(" …")
    assert [piece.text for piece in pieces if piece.is_found] == ["Bruising", "Bruising"]


def test_a_passage_without_any_of_the_words_is_the_beginning() -> None:
    assert passage("Ask who lives in the home.", ["kd"])[0].text == "Ask who lives in the home."


def test_a_title_is_set_apart_from_what_follows() -> None:
    assert passage("Homes\nAsk who lives there.\nWrite it down", ["x"])[0].text == (
        "Homes · Ask who lives there. Write it down"
    )


@given(text=st.text(), words=st.lists(st.text(min_size=1), max_size=4))
def test_marking_changes_no_word(text: str, words: list[str]) -> None:
    assert "".join(piece.text for piece in marked(text, words)) == text


@given(query=st.text(max_size=250))
def test_any_query_is_answered(query: str) -> None:
    found = asked(query)
    assert all(word.strip() for word in found.words)
    assert passage("Ask who lives in the home.", found.words)
