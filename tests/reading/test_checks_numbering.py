"""Numbers that skip or repeat, and counts that do not hold."""

from __future__ import annotations

import pytest

from reading.reports import review_in_text, warned

POINTS = ["The Board should act.", "The police should ask.", "Midwives should wait.", "Schools should tell."]


def _list(*numbers: str) -> str:
    return "\n".join(f"{number}. {point}" for number, point in zip(numbers, POINTS, strict=False))


def test_a_number_that_is_missing_is_warned_of() -> None:
    (warning,) = review_in_text(f"Recommendations\n\n{_list('1', '2', '4')}").warnings
    assert warning.code == "number-missing"
    assert "Recommendation 4 follows 2: 3 is missing." in warning.message


def test_a_number_given_twice_is_warned_of() -> None:
    (warning,) = review_in_text(f"Recommendations\n\n{_list('1', '2', '2', '3')}").warnings
    assert warning.code == "number-repeated"
    assert warning.evidence[0].quote.startswith("Midwives") or "Midwives" in warning.evidence[0].quote


@pytest.mark.parametrize("heading", ["Five recommendations", "The 5 recommendations"])
def test_a_heading_that_promises_more_than_follows_is_warned_of(heading: str) -> None:
    (warning,) = review_in_text(f"{heading}\n\n{_list('1', '2', '3', '4')}").warnings
    assert warning.code == "count-claim"
    assert warning.message == "5 recommendations are promised here, and 4 follow."


def test_a_sentence_that_opens_the_section_is_held_to_its_promise() -> None:
    assert warned(f"Lessons\n\nThis review found three key lessons, which follow.\n\n{_list('1', '2')}") == [
        "count-claim"
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"Recommendations\n\n{_list('1', '2', '3')}",
        f"Recommendations\n\n{_list('4', '5', '6')}",
        f"Four recommendations\n\n{_list('1', '2', '3', '4')}",
        f"Lessons\n\n{_list('1', '2')}\n\nRecommendations\n\n{_list('1', '2')}",
        "Recommendations\n\n• The Board should act.\n• The police should ask.",
        "Recommendations\n\nR4a. The Board should act.\n\nR4b. The police should ask.\n\nR5. Schools should wait.",
        f"Recommendations\n\nThe 2012 review had ten recommendations.\n\nOurs are new ones.\n\n{_list('1', '2')}".replace(
            "had ten recommendations", "was long"
        ),
        "Recommendations\n\nThere were two recommendations of the earlier review.",
    ],
)
def test_lists_that_hold_are_not_warned_of(text: str) -> None:
    assert warned(text) == []
