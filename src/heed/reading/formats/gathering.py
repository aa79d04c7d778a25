"""What a walk through a word processor's document gathers: paragraphs, with the tables and boxes they stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from heed.reading.formats.setting import Nesting, Paragraph, opens_an_item
from heed.reading.pages import Cell

LARGER = 1.15
"""Letters larger than the body's by this much are set out as headings are."""

WIDEST = 100


Element = etree._Element  # noqa: SLF001 - lxml has no public name for the type of its elements


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell with its first column and how many it spans."""

    element: Element
    column: int
    width: int


Rows = Sequence[Sequence[TableCell]]
Read = Callable[[Element, Cell | None], None]
"""Reads what a cell holds into the gathering, as standing in that cell of a table or, null, in none."""


@dataclass(slots=True)
class Gathering:
    """The paragraphs so far, each with the size of its letters in whatever measure the format has."""

    nesting: Nesting = field(default_factory=Nesting)
    _found: list[tuple[Paragraph, float]] = field(default_factory=list)
    _sizes: Counter[float] = field(default_factory=Counter)
    _tables: int = 0

    def __len__(self) -> int:
        return len(self._found)

    def add(self, paragraph: Paragraph, sizes: Mapping[float, int]) -> None:
        """Take a paragraph in. ``sizes`` counts its characters by the size of their letters."""
        self._found.append((paragraph, min(sizes, default=0.0)))
        if paragraph.heading is None:
            self._sizes.update(sizes)

    def mark(self, at: int, marker: str) -> None:
        """Put a marker before a paragraph taken in earlier, if there is one at that place."""
        if at < len(self._found):
            paragraph, size = self._found[at]
            self._found[at] = (replace(paragraph, marker=marker), size)

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs. What is set in larger letters than the rest counts as bold: both set it out."""
        usual = max(self._sizes, key=lambda size: self._sizes[size], default=0.0)
        return tuple(
            replace(paragraph, bold=paragraph.bold or 0 < LARGER * usual <= size) for paragraph, size in self._found
        )

    def table(self, rows: Rows, within: Cell | None, read: Read, *, data: bool) -> None:
        """A table of rows and columns, or one that is not ``data``: a box around text, a page laid out in columns.

        A table in a cell of another belongs to that cell.
        """
        self.nesting.close()
        if within is not None or not data:
            for cell in (cell for row in rows for cell in row):
                self._box(cell, within, read)
            return
        width = max(cell.column + cell.width for row in rows for cell in row)
        number, at = self._tables, 0
        self._tables += 1
        for row in rows:
            if at == 0 and len(row) == 1 and row[0].width == width:
                # a title over the whole width, above the heads of the columns
                self._box(row[0], None, read)
                continue
            for cell in row:
                read(cell.element, Cell(number, at, cell.column))
                self.nesting.close()
            at += 1

    def _box(self, cell: TableCell, within: Cell | None, read: Read) -> None:
        """A box reads on with the text around it, but for one that holds an item: nothing below the box is part of that."""
        at = len(self._found)
        read(cell.element, within)
        self.nesting.close()
        if within is None and at < len(self._found) and opens_an_item(self._found[at][0]):
            around = Cell(self._tables, 0, 0)
            self._tables += 1
            self._found[at:] = [(replace(p, cell=p.cell or around), size) for p, size in self._found[at:]]


def is_data(rows: Rows, tables_in: Callable[[Element], Sequence[Rows]]) -> bool:
    """Whether a table holds values in rows, and is not there to lay out the page or to draw a box around text."""
    if not any(len(row) > 1 for row in rows):
        return False
    inner = [table for row in rows for cell in row for table in tables_in(cell.element)]
    columns = max(len(row) for row in rows)
    return not (columns <= 2 and any(is_data(table, tables_in) for table in inner))
