"""A page's claim of how many reviews it published in how long."""

from __future__ import annotations

import pytest

from heed.reading import Document
from reading.reports import read_page

REVIEW = "<h2>Serious Case Review: Child {0}</h2><p>Published: {1}</p><h3>Lessons</h3><ul><li>Ask about {0}.</ul>"


def _page(opening: str, *days: str) -> Document:
    reviews = "".join(REVIEW.format(chr(65 + n) * 2, day) for n, day in enumerate(days))
    return read_page(f"<h1>Learning</h1><p>{opening}</p>{reviews}")


def test_dates_that_run_longer_than_the_page_says_are_warned_of_with_the_days() -> None:
    (warning,) = _page("In the last 12 months we published two reviews.", "11 July 2019", "24 July 2020").warnings
    assert warning.code == "period-claim"
    assert "11 July 2019 to 24 July 2020: 379 days" in warning.message
    assert [evidence.quote for evidence in warning.evidence] == ["In the last 12 months we published two reviews."]


def test_a_count_that_does_not_hold_is_warned_of() -> None:
    (warning,) = _page("In the past year five reviews were published.", "1 May 2020", "1 June 2020").warnings
    assert "5 were published" in warning.message
    assert "2 reviews stand on it" in warning.message


@pytest.mark.parametrize(
    ("opening", "days"),
    [
        ("In the last 12 months we published two reviews.", ("25 July 2019", "24 July 2020")),
        ("In the last two years we published two reviews.", ("11 July 2019", "24 July 2020")),
        ("In the past 3 years we published 3 reviews.", ("1 May 2018", "1 May 2019", "1 June 2020")),
        ("We published two reviews.", ("11 July 2010", "24 July 2020")),
        ("In the last 12 months two children died.", ("11 July 2010", "24 July 2020")),
        ("We publish reviews for 12 months.", ("11 July 2010", "24 July 2020")),
        ("In the last 12 months we published two reviews.", ("some day", "24 July 2020")),
    ],
)
def test_claims_that_hold_or_cannot_be_told_are_not_warned_of(opening: str, days: tuple[str, ...]) -> None:
    assert _page(opening, *days).warnings == ()
