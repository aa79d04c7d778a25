"""A lineage drawn: each body once, to the right of what it came from, and nothing upon another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from heed.workspace.rules.lineage import HEIGHT, WIDTH, drawn

STEPS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)).map(lambda pair: (min(pair), max(pair))), max_size=12)


@given(STEPS.map(lambda steps: [step for step in steps if step[0] != step[1]]))
def test_each_body_stands_once_to_the_right_of_what_it_came_from(steps: list[tuple[int, int]]) -> None:
    names = {key: f"Body {key}" for key in range(6)}
    drawing = drawn(names, steps)
    boxes = {box.key: box for box in drawing.boxes}
    assert set(boxes) == set(names)
    assert len({(box.x, box.y) for box in drawing.boxes}) == len(names)
    assert len(drawing.lines) == len(steps)
    for before, after in steps:
        assert boxes[before].x < boxes[after].x
    for box in drawing.boxes:
        assert 0 <= box.x <= drawing.width - WIDTH
        assert 0 <= box.y <= drawing.height - HEIGHT


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=12))
def test_a_circle_is_drawn_and_ends(steps: list[tuple[int, int]]) -> None:
    assert len(drawn(dict.fromkeys(range(4), "Body"), steps).boxes) == 4


def test_a_long_name_is_broken_and_a_very_long_one_cut() -> None:
    (box,) = drawn({1: "Fallowshire and Stanbeck Crime and Disorder Reduction Partnership of the County"}, []).boxes
    assert [line for _y, line in box.lines] == [
        "Fallowshire and Stanbeck",
        "Crime and Disorder",
        "Reduction Partnership …",
    ]
