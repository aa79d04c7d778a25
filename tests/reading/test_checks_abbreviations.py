"""Abbreviations nobody explains."""

from __future__ import annotations

import pytest

from heed.reading.checks.abbreviations import Explained
from reading.reports import review_in_text, warned


def test_an_abbreviation_that_is_never_written_out_is_warned_of_once_at_its_first_place() -> None:
    review = review_in_text("The PLO began. The PLO went on, and the PLOs ended.")
    (warning,) = review.warnings
    assert (warning.code, "“PLO”" in warning.message) == ("abbreviation-unexpanded", True)
    assert [(evidence.quote, evidence.start) for evidence in warning.evidence] == [("PLO", 35)]


def test_each_unexplained_abbreviation_is_warned_of() -> None:
    assert warned("The CSC met the EDT.") == ["abbreviation-unexpanded"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "The Public Law Outline (PLO) began. The PLO ended.",
        "The public law outline (the PLO) began.",
        "The PLO (Public Law Outline) began.",
        "PLO – public law outline – began.",
        "PLO stands for much; PLO means public law outline.",
        "The Local Safeguarding Children Board met. The LSCB agreed.",
        "The LSCB agreed. It is the Local Safeguarding Children Board.",
        "The Multi-Agency Public Protection Arrangements (MAPPA) held. MAPPA met.",
        "The children’s social care service (CSC) met.",
        "A GP of the NHS in the UK wrote.",
        "Child AB met Mr JK, and AB spoke.",
        "THE FINDINGS OF THE REVIEW WERE SHARED",
        "She lived at AB1 2CD.",
        "Staff must NOT wait. It was not safe.",
        "See part IV and chapter XII.",
        "Write to me@EXAMPLE.ORG or see www.example.org/PLO now.",
    ],
)
def test_what_is_explained_or_needs_no_explaining_is_not_warned_of(text: str) -> None:
    assert warned(text) == []


@pytest.mark.parametrize(
    ("text", "short", "explained"),
    [
        ("the Serious Case Review (SCR)", "SCR", True),
        ("Serious Case Reviews (SCRs)", "SCR", True),
        ("SCR or Serious Case Review", "SCR", True),
        ("Some Clever Reader wrote", "SCR", True),
        ("Some Clever Reader Wrote it", "SCR", False),
        ("some clever reader", "SCR", False),
        ("the outcome (SCR)", "SCR", False),
        ("Accident and Emergency (A&E)", "A&E", True),
        ("Director of the Children and Families Department", "DCFD", True),
        ("", "SCR", False),
    ],
)
def test_words_explain_an_abbreviation_where_their_letters_spell_it(text: str, short: str, *, explained: bool) -> None:
    assert (short in Explained(text)) is explained
