"""How far the machine's proposals agree with a coding by hand; `python tests/analysing/measuring.py` prints it."""

from __future__ import annotations

from analysing.measuring import Coded, agreement, coded_items
from heed.analysing.rules.frame import is_theme


def halves() -> tuple[list[Coded], list[Coded]]:
    every = list(coded_items())
    return [item for item in every if not item.held_back], [item for item in every if item.held_back]


def test_every_item_of_the_demonstration_is_coded_with_themes_of_the_frame() -> None:
    looked_at, held_back = halves()
    assert len(looked_at) + len(held_back) == 205
    assert abs(len(looked_at) - len(held_back)) < 15
    assert all(is_theme(code) for item in (*looked_at, *held_back) for code in item.by_hand)


def test_in_the_half_that_was_looked_at_most_of_what_is_proposed_fits() -> None:
    got = agreement(halves()[0])
    assert got.precision >= 0.75
    assert got.recall >= 0.85


def test_in_the_half_that_was_held_back_more_than_half_of_what_is_proposed_fits() -> None:
    """What a person can expect of a report that nobody wrote words for."""
    got = agreement(halves()[1])
    assert got.precision >= 0.55
    assert got.recall >= 0.5
