"""Ruled tables: the grid that a page's straight rules make, and the words in its cells, row by row."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from heed.reading.formats.pdf.layout import TextLine, read_page
from heed.reading.formats.pdf.pdfium import Rule, Word

MOST_RULES = 3000
"""A page with more straight rules than this holds a drawing."""

NEAR = 3.0
"""Rules that lie closer together than this, in points, are one."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on one page: the edges of its columns and rows, in points from left and top, and whether rules draw them."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    rules: tuple[Rule, ...]
    ruled: bool = True
    _near: dict[tuple[int, int], list[Rule]] = field(default_factory=dict, compare=False, repr=False)
    _known: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict, compare=False, repr=False)

    def down(self, column: int) -> list[Rule]:
        """The upright rules along the left edge of a column."""
        if (key := (0, column)) not in self._near:
            x = self.columns[column]
            self._near[key] = [r for r in self.rules if r.x0 == r.x1 and abs(r.x0 - x) <= NEAR]
        return self._near[key]

    def across(self, row: int) -> list[Rule]:
        """The level rules along the upper edge of a row."""
        if (key := (1, row)) not in self._near:
            y = self.rows[row]
            self._near[key] = [r for r in self.rules if r.top == r.bottom and abs(r.top - y) <= NEAR]
        return self._near[key]

    def cell(self, word: Word) -> tuple[int, int]:
        """The row and column in which the middle of a word stands; of cells that no rule parts, the first."""
        at = _cell(self, word)
        if at not in self._known:
            self._known[at] = _joined(self, *at) if self.ruled else at
        return self._known[at]

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
    if len(across) < 3 or len(down) < 3 or len(rules) > MOST_RULES:
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
        row, column = grid.cell(word)
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


@dataclass
class Tables:
    """The tables of a document as they come, page by page."""

    number: int = -1
    last_row: int = 0
    above: Grid | None = None
    head: dict[int, str] = field(default_factory=dict)
    row: dict[int, str] = field(default_factory=dict)
    _on_page: Grid | None = None

    def lines(self, grid: Grid, words: Iterable[Word], height: float) -> list[TextLine]:
        """A table's lines. One at the head of a page, with the columns of that at the end of the last, goes on from it.

        A head that is printed again is marked as standing aside, and a row that goes on keeps its number.
        """
        lines = lines_of(grid, words, 0, 0)
        follows = (
            self._on_page is None and self.above is not None and self.above.like(grid) and grid.rows[0] < 0.3 * height
        )
        if follows:
            again = _said(lines, _first(lines)) == self.head
            opening = next((row for row in _rows(lines) if not again or row > _first(lines)), None)
            on = opening is not None and _goes_on(self.row, _said(lines, opening))
            shift = self.last_row - (opening or 0) + (0 if on else 1)
        else:
            self.number, again, shift = self.number + 1, False, 0
            self.head = _said(lines, _first(lines))
        last = _rows(lines)[-1] if lines else 0
        self.row = _said(lines, last)
        head = _first(lines)
        for line in lines:
            _, row, column = line.cell or (0, 0, 0)
            line.aside = again and row == head
            line.cell = (self.number, max(0, row + shift), column)
        self.last_row = last + shift
        self._on_page = grid
        return lines

    def end_page(self) -> None:
        """After the last table of a page."""
        self.above, self._on_page = self._on_page, None


def _rows(lines: Iterable[TextLine]) -> list[int]:
    return sorted({line.cell[1] for line in lines if line.cell})


def _first(lines: Iterable[TextLine]) -> int:
    return min((line.cell[1] for line in lines if line.cell), default=0)


def _said(lines: Iterable[TextLine], row: int) -> dict[int, str]:
    """The words of a row by column."""
    said: dict[int, str] = {}
    for line in lines:
        if line.cell and line.cell[1] == row:
            said[line.cell[2]] = f"{said.get(line.cell[2], '')} {line.text}".strip()
    return said


def _goes_on(above: dict[int, str], below: dict[int, str]) -> bool:
    """Whether a row is the rest of the last one on the page before: no cell of it begins anything."""
    return bool(below) and all(
        said[:1].islower()
        or (len(above.get(column, "").split()) > 3 and not re.search(r"[.?!:;][\"”’)\]]*$", above[column]))
        for column, said in below.items()
    )


def lines_of(grid: Grid, words: Iterable[Word], table: int, first_row: int) -> list[TextLine]:
    """The words of a table as lines, each with its cell, row by row; a cell that spans several counts as its first."""
    cells: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        cells.setdefault(grid.cell(word), []).append(word)
    lines: list[TextLine] = []
    for (row, column), held in sorted(cells.items()):
        for line in read_page(held, width=float("inf")):
            line.cell = (table, first_row + row, column)
            lines.append(line)
    return lines


def _joined(grid: Grid, row: int, column: int) -> tuple[int, int]:
    """The first cell of those that no rule parts from this one."""
    middle_y = (grid.rows[row] + grid.rows[row + 1]) / 2
    while column > 0 and not any(r.top - 1 <= middle_y <= r.bottom + 1 for r in grid.down(column)):
        column -= 1
    middle_x = (grid.columns[column] + grid.columns[column + 1]) / 2
    while row > 0 and not any(r.x0 - 1 <= middle_x <= r.x1 + 1 for r in grid.across(row)):
        row -= 1
    return row, column


def _band(edges: Sequence[float], at: float) -> int:
    return max(0, min(len(edges) - 2, bisect_right(edges, at) - 1))


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
