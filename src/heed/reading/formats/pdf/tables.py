"""Ruled tables: the grid that a page's straight rules make, and the words in its cells, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from heed.reading.formats.pdf.layout import TextLine, read_page
from heed.reading.formats.pdf.pdfium import Rule, Word

NEAR = 3.0
"""Rules that lie closer together than this, in points, are one."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on one page: the edges of its columns and rows, in points from left and top."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    rules: tuple[Rule, ...]

    def holds(self, word: Word) -> bool:
        """Whether the middle of a word stands in the table."""
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        return self.columns[0] - 1 <= x <= self.columns[-1] + 1 and self.rows[0] - 1 <= y <= self.rows[-1] + 1

    def like(self, other: Grid) -> bool:
        """Whether two tables have the same columns, so that one may go on from the other on the next page."""
        return len(self.columns) == len(other.columns) and all(
            abs(a - b) <= NEAR for a, b in zip(self.columns, other.columns, strict=True)
        )


def grids_of(rules: Sequence[Rule]) -> list[Grid]:
    """The tables that the rules of a page draw: two columns and two rows at least."""
    across = [r for r in rules if r.top == r.bottom]
    down = [r for r in rules if r.x0 == r.x1]
    if len(across) < 3 or len(down) < 3:
        return []
    grids = []
    for group in _touching(across, down):
        columns = _edges(r.x0 for r in group if r.x0 == r.x1)
        rows = _edges(r.top for r in group if r.top == r.bottom)
        if len(columns) >= 3 and len(rows) >= 3:
            grids.append(Grid(columns, rows, tuple(group)))
    return sorted(grids, key=lambda grid: grid.rows[0])


def is_table(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether words stand in it as in a table: most rows that hold any hold some in two columns or more.

    Shading behind single lines, and frames around a few, draw grids too.
    """
    taken: dict[int, set[int]] = {}
    for word in words:
        row, column = _joined(grid, *_cell(grid, word))
        taken.setdefault(row, set()).add(column)
    several = sum(len(columns) > 1 for columns in taken.values())
    return several >= 2 and several >= 0.5 * len(taken) and not _runs_over(grid, words)


def _runs_over(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether words run on over the edge of a column with no more than a space between: no edge of a table, then."""
    over = 0
    for left, right in pairwise(words):
        level = abs((left.top + left.bottom) - (right.top + right.bottom)) < 0.5 * left.size
        if level and _cell(grid, left)[1] != _cell(grid, right)[1] and 0 <= right.x0 - left.x1 < 0.45 * left.size:
            over += 1
    return over > 1


def _cell(grid: Grid, word: Word) -> tuple[int, int]:
    return _band(grid.rows, (word.top + word.bottom) / 2), _band(grid.columns, (word.x0 + word.x1) / 2)


def lines_of(grid: Grid, words: Iterable[Word], table: int, first_row: int) -> list[TextLine]:
    """The words of a table as lines, each with its cell, row by row; a cell that spans several counts as its first."""
    cells: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        cells.setdefault(_joined(grid, *_cell(grid, word)), []).append(word)
    lines: list[TextLine] = []
    for (row, column), held in sorted(cells.items()):
        for line in read_page(held, width=float("inf")):
            line.cell = (table, first_row + row, column)
            lines.append(line)
    return lines


def _joined(grid: Grid, row: int, column: int) -> tuple[int, int]:
    """The first cell of those that no rule parts from this one."""
    middle_y = (grid.rows[row] + grid.rows[row + 1]) / 2
    while column > 0 and not any(
        r.x0 == r.x1 and abs(r.x0 - grid.columns[column]) <= NEAR and r.top - 1 <= middle_y <= r.bottom + 1
        for r in grid.rules
    ):
        column -= 1
    middle_x = (grid.columns[column] + grid.columns[column + 1]) / 2
    while row > 0 and not any(
        r.top == r.bottom and abs(r.top - grid.rows[row]) <= NEAR and r.x0 - 1 <= middle_x <= r.x1 + 1
        for r in grid.rules
    ):
        row -= 1
    return row, column


def _band(edges: Sequence[float], at: float) -> int:
    return max(0, min(len(edges) - 2, sum(edge <= at for edge in edges) - 1))


def _edges(values: Iterable[float]) -> tuple[float, ...]:
    """Values with those that lie near one another taken as one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > NEAR:
            edges.append(value)
    return tuple(edges)


def _touching(across: Sequence[Rule], down: Sequence[Rule]) -> list[list[Rule]]:
    """Rules that cross or meet, directly or through others."""
    groups: list[list[Rule]] = []
    for rule in (*across, *down):
        met = [group for group in groups if any(_meet(rule, other) for other in group)]
        groups = [group for group in groups if not any(group is m for m in met)]
        groups.append([rule, *(other for group in met for other in group)])
    return [group for group in groups if len(group) >= 6]


def _meet(one: Rule, other: Rule) -> bool:
    return (
        one.x0 - NEAR <= other.x1
        and other.x0 - NEAR <= one.x1
        and one.top - NEAR <= other.bottom
        and other.top - NEAR <= one.bottom
    )
