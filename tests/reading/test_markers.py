"""The markers that open the points of lists."""

from __future__ import annotations

import pytest

from heed.reading.document import ItemType
from heed.reading.markers import MarkerKind, marker_of


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("9. Agencies should", MarkerKind.NUMBER, "9"),
        ("9) Agencies should", MarkerKind.NUMBER, "9"),
        ("(9) Agencies should", MarkerKind.NUMBER, "9"),
        ("4a. Agencies should", MarkerKind.NUMBER, "4a"),
        ("3.1 Agencies should", MarkerKind.DECIMAL, "3.1"),
        ("3.1.2. Agencies should", MarkerKind.DECIMAL, "3.1.2"),
        ("(a) Agencies should", MarkerKind.LETTER, "a"),
        ("b) Agencies should", MarkerKind.LETTER, "b"),
        ("(iv) Agencies should", MarkerKind.ROMAN, "iv"),
        ("ii. Agencies should", MarkerKind.ROMAN, "ii"),
        ("(IV) Agencies should", MarkerKind.ROMAN, "IV"),
        ("(B) Agencies should", MarkerKind.LETTER, "B"),
        ("• Agencies should", MarkerKind.BULLET, None),
        ("– Agencies should", MarkerKind.BULLET, None),
        ("* Agencies should", MarkerKind.BULLET, None),
        ("o Agencies should", MarkerKind.BULLET, None),
        ("\uf0b7 Agencies should", MarkerKind.BULLET, None),
        ("R4a Agencies should", MarkerKind.NAMED, "R4a"),
        ("R 4: Agencies should", MarkerKind.NAMED, "R4"),
        ("LP2. Agencies should", MarkerKind.NAMED, "LP2"),
        ("Recommendation 7: Agencies should", MarkerKind.NAMED, "7"),
        ("Recommendation Three – Agencies should", MarkerKind.NAMED, "3"),
        ("Finding A. Agencies should", MarkerKind.NAMED, "A"),
        ("Lesson IV: Agencies should", MarkerKind.NAMED, "IV"),
    ],
)
def test_a_marker_is_told_and_the_words_after_it_are_left(text: str, kind: MarkerKind, value: str | None) -> None:
    marker = marker_of(text)
    assert marker is not None
    assert (marker.kind, marker.value, text[marker.length :]) == (kind, value, "Agencies should")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Recommendation 1: x", ItemType.RECOMMENDATION),
        ("RECOMMENDATION 1", ItemType.RECOMMENDATION),
        ("Rec 1. x", ItemType.RECOMMENDATION),
        ("Learning point 2: x", ItemType.LESSON),
        ("Practice point 2: x", ItemType.LESSON),
        ("Key finding 2: x", ItemType.FINDING),
        ("Question 2: x", ItemType.QUESTION),
        ("Good practice point 2: x", ItemType.GOOD_PRACTICE),
        ("Action 2: x", ItemType.ACTION),
        ("Q3. x", ItemType.QUESTION),
        ("F3. x", ItemType.FINDING),
    ],
)
def test_a_marker_may_name_the_type_of_its_item(text: str, names: ItemType) -> None:
    marker = marker_of(text)
    assert marker is not None
    assert marker.names is names


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Agencies should",
        "2019. That year saw",
        "2019 was the year",
        "12 children were seen",
        "£3.50 was spent",
        "10:30 was the time",
        "A child was seen",
        "I. was seen",
        "e.g. this",
        "over there",
        "Recommendation 7 was not carried out",
        "recommendation 7: said in a sentence",
        "Recommendations for the Board",
        "Actions 1 to 3",
        "Learning from this review",
        "-5 degrees",
        "Rose was seen",
        "R was seen",
        "Question time",
    ],
)
def test_what_only_looks_like_a_marker_is_none(text: str) -> None:
    assert marker_of(text) is None


def test_a_bare_number_is_a_marker_only_before_a_tab() -> None:
    assert marker_of("3 agencies knew") is None
    marker = marker_of("3\tAgree a pathway")
    assert marker is not None
    assert (marker.value, marker.length) == ("3", 2)


def test_of_two_numbers_the_items_own_counts() -> None:
    marker = marker_of("7.3 Recommendation 2: Agree a pathway")
    assert marker is not None
    assert (marker.value, marker.names) == ("2", ItemType.RECOMMENDATION)


def test_an_item_may_be_named_without_a_number() -> None:
    marker = marker_of("Learning point: Ask again")
    assert marker is not None
    assert (marker.value, marker.names) == (None, ItemType.LESSON)
    assert marker_of("Learning: how we did it") is None


def test_a_name_in_bold_with_a_colon_is_a_marker_though_it_is_none_in_plain_letters() -> None:
    marker = marker_of("Learning: Arrears may be the first sign.", led=True)
    assert marker is not None
    assert marker.names is ItemType.LESSON
    assert marker.value is None
    assert marker_of("Learning: Arrears may be the first sign.") is None
