"""Where a page is marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from heed.workspace.rules.marking import Mark, find, stretches

TEXT = "Ask who else lives in the home. Then listen."


def a_mark(start: int, end: int, name: str = "Lesson 1", state: str = "waits") -> Mark:
    return Mark("item-1", name, state, 1, 1, start, end)


marks = st.lists(st.builds(a_mark, st.integers(0, 60), st.integers(0, 60)))
places = st.none() | st.tuples(st.integers(0, 60), st.integers(0, 60))


@given(st.text(max_size=50), marks, places)
def test_stretches_joined_are_the_text_again(text: str, some: list[Mark], at: tuple[int, int] | None) -> None:
    cut = stretches(text, some, at)
    assert "".join(stretch.text for stretch in cut) == text
    assert all(stretch.text for stretch in cut)


@given(marks)
def test_every_letter_has_the_marks_that_hold_it(some: list[Mark]) -> None:
    at = 0
    for stretch in stretches(TEXT, some, None):
        for n in range(at, at + len(stretch.text)):
            assert stretch.marks == tuple(mark for mark in some if mark.start <= n < mark.end)
        at += len(stretch.text)


def test_a_stretch_names_whose_it_is_and_is_current_where_it_was_asked_for() -> None:
    cut = stretches(TEXT, [a_mark(0, 31), a_mark(4, 12, "Fact", "settled")], (4, 12))
    assert [(s.text, s.names, s.states, s.current) for s in cut][:2] == [
        ("Ask ", "Lesson 1", ("waits",), False),
        ("who else", "Lesson 1, Fact", ("waits", "settled"), True),
    ]


def test_words_are_found_with_those_around_them() -> None:
    (found,) = find([(1, "Nothing."), (2, "Say\nthat they   listened, always.")], "THAT they")
    assert (found.page, found.before, found.words, found.after) == (2, "Say ", "that they", "   listened, always.")


def test_signs_are_found_as_they_are_and_no_words_are_found_nowhere() -> None:
    assert [found.start for found in find([(1, "a.b (c) a+b")], "(c)")] == [4]
    assert list(find([(1, TEXT)], "  ")) == []
