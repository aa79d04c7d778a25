"""Sentences and their places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.reading.sentences import LONGEST, sentences


def _said(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("He said “Stop.” She did.", ["He said “Stop.”", "She did."]),
        ("Mr. Brown met Dr. Green. They spoke.", ["Mr. Brown met Dr. Green.", "They spoke."]),
        ("Help e.g. Early Help. It came.", ["Help e.g. Early Help.", "It came."]),
        ("At 3.30 p.m. on Monday", ["At 3.30 p.m. on Monday"]),
        ("   ", []),
        ("", []),
    ],
)
def test_a_text_falls_into_its_sentences(text: str, said: list[str]) -> None:
    assert _said(text) == said


@given(st.text(alphabet="aA.?! ”\n1(", max_size=200))
def test_sentences_hold_every_word_once_and_in_order(text: str) -> None:
    bounds = list(sentences(text))
    assert "".join(text[start:end] for start, end in bounds).replace(" ", "").replace("\n", "") == text.replace(
        " ", ""
    ).replace("\n", "")
    assert bounds == sorted(bounds)


def test_a_stretch_without_an_end_is_cut_between_words() -> None:
    pieces = _said("word " * 2000)
    assert all(len(piece) <= LONGEST for piece in pieces)
    assert " ".join(pieces).split() == ["word"] * 2000


def test_a_stretch_without_any_space_is_cut_too() -> None:
    assert [len(piece) for piece in _said("x" * (LONGEST + 10))] == [LONGEST, 10]
