"""Phrases found as a reader would see them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.disclosing.phrases import MARK, phrases_of, spread


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ann's mother", ["Ann"]),
        ("planning", []),
        ("ANN and ann", ["ANN", "ann"]),
        ("Án n", ["Án n"]),
        ("Ann", ["Ann"]),
        ("An-\nn went", ["An-\nn"]),
        ("Anne", []),
        ("“Ann”", ["Ann"]),
    ],
)
def test_a_phrase_is_found_whole_whatever_stands_between_its_letters(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in phrases_of(["Ann"]).places(text)] == found


@given(st.lists(st.text("Tyler Marsden-\n.é", max_size=12), min_size=1, max_size=6))
def test_nothing_is_left_of_a_phrase_that_is_spread_over_several_texts(texts: list[str]) -> None:
    phrases = phrases_of(["Tyler Marsden", "Tyler"])
    done = spread(texts, phrases, [""] * len(texts))
    assert len(done) == len(texts)
    assert not phrases.stand_in("".join(done))


@given(st.text(max_size=60))
def test_replacing_leaves_all_else_as_it_was(text: str) -> None:
    phrases = phrases_of(["Tyler"])
    kept = phrases.replaced(text).split(MARK)
    assert (
        "".join(kept)
        == "".join(
            text[end:start]
            for end, start in zip(
                [0, *(e for _, e in phrases.places(text))],
                [*(s for s, _ in phrases.places(text)), len(text)],
                strict=True,
            )
        )
        or MARK in text
    )
