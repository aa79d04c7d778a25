"""Tables without rules: columns told by the heads that stand over them, rows by their numbers and the space between."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from heed.reading.formats.pdf.layout import rows_of
from heed.reading.formats.pdf.pdfium import Word
from heed.reading.formats.pdf.tables import Grid

ALIGNED = 3.0
"""Words that start within this many points of their head's start stand under it."""


def unruled_grids(words: Sequence[Word]) -> list[Grid]:
    """The tables of a page: a row of bold heads, wide apart, with two rows or more that keep to the same columns."""
    bold = [word for word in words if word.bold]
    if not any(abs(a.top - b.top) < ALIGNED and b.x0 - a.x1 > a.size for a, b in pairwise(bold)):
        return []
    rows = rows_of(words)
    grids: list[Grid] = []
    n = 0
    while n < len(rows):
        starts = _heads(rows[n])
        if len(starts) < 2:
            n += 1
            continue
        end = n + 1
        while end < len(rows) and _keeps_to(rows[end], starts, rows[n][0].size):
            end += 1
        grid = _grid(rows[n:end], starts)
        if grid is not None:
            grids.append(grid)
        n = end if grid is not None else n + 1
    return grids


def _heads(row: Sequence[Word]) -> list[float]:
    """Where the heads of columns start, if the row is one of heads."""
    if not all(word.bold for word in row):
        return []
    size = row[0].size
    return [row[0].x0, *(right.x0 for left, right in pairwise(row) if right.x0 - left.x1 > size)]


def _column(starts: Sequence[float], x: float) -> int:
    return max(0, bisect_right(starts, x + ALIGNED) - 1)


def _keeps_to(row: Sequence[Word], starts: Sequence[float], size: float) -> bool:
    first: dict[int, Word] = {}
    for word in row:
        column = _column(starts, word.x0)
        first.setdefault(column, word)
        if word.size > 1.15 * size or (column + 1 < len(starts) and word.x1 > starts[column + 1]):
            return False
    return all(abs(word.x0 - starts[column]) <= ALIGNED for column, word in first.items())


def _grid(rows: Sequence[Sequence[Word]], starts: Sequence[float]) -> Grid | None:
    below = rows[1:]
    taken = [{_column(starts, word.x0) for word in row} for row in below]
    if sum(len(columns) > 1 for columns in taken) < 2:
        return None
    tops = [min(word.top for word in row) for row in rows]
    usual = median(b - a for a, b in pairwise(tops))
    edges = [tops[0] - 1, tops[1] - 1]
    for (above, top), row, columns in zip(pairwise(tops[1:]), below[1:], taken[1:], strict=True):
        if 0 in columns and (top - above > 1.3 * usual or row[0].text.strip(".()").isdecimal()):
            edges.append(top - 1)
    edges.append(max(word.bottom for word in rows[-1]) + 1)
    right = max(word.x1 for row in rows for word in row) + 1
    if len(edges) < 4:
        return None
    return Grid((*(start - ALIGNED for start in starts), right), tuple(edges), (), ruled=False)
