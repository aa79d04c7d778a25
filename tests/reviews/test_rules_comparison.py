"""What a changed report says differently."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from heed.reviews.rules.comparison import Words, compare

words = st.builds(
    Words,
    type=st.sampled_from(["lesson", "recommendation"]),
    text=st.lists(st.sampled_from("ask who else lives in this home and write it down".split()), max_size=6).map(
        " ".join
    ),
    number=st.none() | st.sampled_from("123"),
)
readings = st.lists(words, max_size=8)


def lesson(text: str, number: str | None = None) -> Words:
    return Words("lesson", text, number)


ASK = lesson("Ask who else lives in the home, and write it down.", "1")
MOVE = lesson("When a child moves, tell the new school the same day.", "2")
HEAR = lesson("Hear the child alone at every visit.", "3")


@given(readings)
def test_the_same_reading_twice_differs_in_nothing(reading: list[Words]) -> None:
    compared = compare(reading, reading)
    assert (compared.changed, compared.added, compared.gone, compared.again) == ((), (), (), ())
    assert len(compared.same) == len(reading)


@given(readings.flatmap(lambda reading: st.tuples(st.just(reading), st.permutations(reading))))
def test_another_order_differs_in_nothing(readings: tuple[list[Words], list[Words]]) -> None:
    compared = compare(*readings)
    assert (compared.changed, compared.added, compared.gone) == ((), (), ())


@given(readings, readings, readings)
def test_every_statement_is_accounted_for_exactly_once(
    old: list[Words], new: list[Words], elsewhere: list[Words]
) -> None:
    compared = compare(old, new, elsewhere)
    left = [i for i, _ in (*compared.same, *compared.changed)] + list(compared.gone)
    right = [j for _, j in (*compared.same, *compared.changed, *compared.again)] + list(compared.added)
    assert sorted(left) == list(range(len(old)))
    assert sorted(right) == list(range(len(new)))
    assert len({i for i, _ in compared.again}) == len(compared.again)


@given(readings, readings)
def test_only_what_is_the_same_pairs_as_the_same(old: list[Words], new: list[Words]) -> None:
    compared = compare(old, new)
    assert all(old[i] == new[j] for i, j in compared.same)
    assert all(old[i] != new[j] for i, j in compared.changed)


def test_a_reworded_lesson_is_found_by_its_number() -> None:
    compared = compare([ASK, MOVE], [ASK, lesson("Schools hear of every move within a day.", "2")])
    assert (compared.same, compared.changed) == (((0, 0),), ((1, 1),))


def test_a_reworded_lesson_without_a_number_is_found_by_its_likeness() -> None:
    old = lesson("Ask who else lives in the home, and write it down.")
    compared = compare([old], [lesson("Ask who else lives or stays in the home, and write it down.")])
    assert compared.changed == ((0, 0),)


def test_another_lesson_is_not_a_reworded_one() -> None:
    compared = compare([lesson(ASK.text)], [lesson(HEAR.text)])
    assert (compared.gone, compared.added) == ((0,), (0,))


def test_a_lesson_put_in_front_is_added_and_the_others_are_renumbered() -> None:
    new = [lesson("Read the file first.", "1"), lesson(ASK.text, "2"), lesson(MOVE.text, "3")]
    compared = compare([ASK, MOVE], new)
    assert compared.added == (0,)
    assert compared.changed == ((0, 1), (1, 2))


def test_the_same_words_as_another_sort_of_statement_are_another_statement() -> None:
    compared = compare([lesson(ASK.text)], [Words("recommendation", ASK.text)])
    assert (compared.gone, compared.added) == ((0,), (0,))


def test_white_space_quotes_and_dashes_set_otherwise_change_nothing() -> None:
    compared = compare([lesson("The “voice” of\nthe child – hear it")], [lesson('The "voice"  of the child - hear it')])
    assert compared.same == ((0, 0),)


def test_what_another_document_says_too_is_said_again_whatever_its_number() -> None:
    compared = compare((), [ASK, HEAR], elsewhere=[lesson(ASK.text)])
    assert (compared.again, compared.added) == (((0, 0),), (1,))
