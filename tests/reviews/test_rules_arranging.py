"""Where items are cut, how they are joined, and in which order they stand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.reviews.rules.arranging import Step, cut, followed, joined, moved, places, sides, speaks_to

WORDS: dict[str, Any] = {
    "type": "recommendation",
    "number": "3",
    "title": "Homes",
    "text": "Police ask who lives there. Schools tell of every move.",
    "parts": [{"number": "a", "text": "At once."}, {"number": None, "text": "In writing."}],
    "due": "March",
}


def test_an_item_can_be_cut_before_each_sentence_and_sub_point() -> None:
    assert [(place.name, place.words) for place in places(WORDS)] == [
        ("text:28", "Schools tell of every move."),
        ("part:0", "a) At once."),
        ("part:1", "In writing."),
        ("parts", "Every sub-point becomes an item of its own"),
    ]


def test_a_single_sentence_can_be_cut_nowhere() -> None:
    assert places(WORDS | {"text": "Ask.", "parts": []}) == ()


def test_the_first_keeps_number_title_and_date() -> None:
    first, second = cut(WORDS, "text:28")
    assert (first["text"], first["number"], first["title"], first["due"], first["parts"]) == (
        "Police ask who lives there.",
        "3",
        "Homes",
        "March",
        [],
    )
    assert (second["text"], second["number"], second["title"], second["due"]) == (
        "Schools tell of every move.",
        "",
        "",
        "",
    )
    assert second["parts"] == WORDS["parts"]
    assert second["type"] == "recommendation"


def test_sub_points_become_items() -> None:
    _first, second = cut(WORDS, "part:0")
    assert (second["number"], second["text"], [part["text"] for part in second["parts"]]) == (
        "a",
        "At once.",
        ["In writing."],
    )
    first, one, two = cut(WORDS, "parts")
    assert (first["parts"], one["text"], two["text"], two["number"]) == ([], "At once.", "In writing.", "")


@pytest.mark.parametrize("place", ["text:0", "text:999", "part:2", "nowhere", "text:-1", ""])
def test_a_place_without_words_on_both_sides_is_none(place: str) -> None:
    with pytest.raises(ValueError, match=r"place|words"):
        cut(WORDS, place)


@given(
    st.lists(st.sampled_from(["Ask first.", "Then write.", "Mr. Stone did e.g. this.", "No"]), min_size=1, max_size=6)
)
def test_no_word_is_lost_at_any_place(said: list[str]) -> None:
    words = WORDS | {"text": " ".join(said), "parts": [{"number": None, "text": text} for text in said]}
    for place in places(words):
        cuts = cut(words, place.name)
        everything = " ".join(text for each in cuts for text in [each["text"], *(p["text"] for p in each["parts"])])
        assert everything.split() == " ".join([*said, *said]).split()


def test_items_are_joined_as_paragraphs_or_as_sub_points() -> None:
    other = WORDS | {"number": "4", "title": "", "text": "Hear the child.", "parts": [], "due": ""}
    as_paragraphs = joined([WORDS, other], as_parts=False)
    assert as_paragraphs["text"] == f"{WORDS['text']}\n\nHear the child."
    assert (as_paragraphs["number"], as_paragraphs["parts"]) == ("3", WORDS["parts"])
    as_parts = joined([other, WORDS], as_parts=True)
    assert as_parts["text"] == "Hear the child."
    assert as_parts["parts"][0] == {"number": "3", "text": f"Homes\n{WORDS['text']}"}
    assert as_parts["due"] == "March"


def test_a_passage_goes_with_the_words_it_holds_and_with_all_where_that_cannot_be_told() -> None:
    first, second = cut(WORDS, "text:28")
    quotes = {
        1: "3. Police ask who lives there.",
        2: "Schools tell of\nevery move.",
        3: WORDS["text"],
        4: "A table of dates",
    }
    assert sides(quotes, [first, second]) == [{1, 3, 4}, {2, 3, 4}]


def test_an_addressee_goes_with_the_words_that_name_it() -> None:
    cuts = cut(WORDS, "text:28")
    assert speaks_to("police", cuts) == {0}
    assert speaks_to("Schools", cuts) == {1}
    assert speaks_to("Midwives", cuts) == {0, 1}


def test_moving_stops_at_either_end() -> None:
    assert moved([1, 2, 3], 2, Step.UP) == [2, 1, 3]
    assert moved([1, 2, 3], 2, Step.DOWN) == [1, 3, 2]
    assert moved([1, 2, 3], 1, Step.UP) == [1, 2, 3]
    assert moved([1, 2, 3], 3, Step.DOWN) == [1, 2, 3]


def test_a_new_reading_orders_what_was_read_and_what_was_entered_stays_behind_its_neighbour() -> None:
    # 9 was entered behind 1, 7 stands in another document only
    assert followed([1, 9, 2, 7], [2, 5, 1], {9}, by_hand=False) == [2, 5, 1, 9, 7]


def test_where_a_person_ordered_them_only_what_is_new_is_put_in() -> None:
    assert followed([3, 1, 2], [1, 5, 2, 3, 6], set(), by_hand=True) == [3, 6, 1, 5, 2]


@given(st.permutations(range(6)), st.permutations(range(8)), st.sets(st.integers(0, 5)), st.booleans())
def test_an_order_holds_each_item_once(before: list[int], said: list[int], entered: set[int], by_hand: bool) -> None:
    said = [key for key in said if key not in entered]
    order = followed(before, said, entered, by_hand=by_hand)
    assert sorted(order) == sorted({*before, *said})
    if by_hand:
        assert [key for key in order if key in before] == before
