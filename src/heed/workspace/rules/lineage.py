"""A lineage as boxes and lines: what came first stands at the left. Plain values in and out."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

WIDTH, HEIGHT = 210, 84
BESIDE, BELOW = 56, 20
EDGE = 4
LETTERS, LINES = 24, 3


@dataclass(frozen=True, slots=True)
class Box:
    """A body: where its corner is, and each line of its name with the height at which it stands."""

    key: int
    x: int
    y: int
    lines: tuple[tuple[int, str], ...]

    @property
    def middle(self) -> int:
        """Where its name is centred."""
        return self.x + WIDTH // 2


@dataclass(frozen=True, slots=True)
class Line:
    """One body became another."""

    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole, with its size."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def drawn(names: Mapping[int, str], steps: Iterable[tuple[int, int]]) -> Drawing:
    """The bodies with these names, in columns: each stands to the right of all that it came from."""
    known = [(before, after) for before, after in steps if before in names and after in names]
    columns: dict[int, list[int]] = {}
    for key, column in _columns(names, known).items():
        columns.setdefault(column, []).append(key)
    boxes = {
        key: _box(key, names[key], column, row) for column, keys in columns.items() for row, key in enumerate(keys)
    }
    lines = tuple(
        Line(boxes[a].x + WIDTH, boxes[a].y + HEIGHT // 2, boxes[b].x, boxes[b].y + HEIGHT // 2) for a, b in known
    )
    across, down = len(columns), max((len(keys) for keys in columns.values()), default=0)
    return Drawing(
        width=across * (WIDTH + BESIDE) - BESIDE + 2 * EDGE if across else 0,
        height=down * (HEIGHT + BELOW) - BELOW + 2 * EDGE if down else 0,
        boxes=tuple(boxes.values()),
        lines=lines,
    )


def _columns(names: Mapping[int, str], steps: list[tuple[int, int]]) -> dict[int, int]:
    """How many steps lie behind each body, by the longest way. A circle, which the rules refuse, ends as well."""
    column = dict.fromkeys(names, 0)
    for _round in names:
        for before, after in steps:
            column[after] = min(len(names) - 1, max(column[after], column[before] + 1))
    return column


def _box(key: int, name: str, column: int, row: int) -> Box:
    x, y = EDGE + column * (WIDTH + BESIDE), EDGE + row * (HEIGHT + BELOW)
    words = textwrap.wrap(name, LETTERS, max_lines=LINES, placeholder=" …") or [""]
    first = y + HEIGHT // 2 - (len(words) - 1) * 10 + 5
    return Box(key, x, y, tuple((first + 20 * n, line) for n, line in enumerate(words)))
