"""Items in tables: what the columns are, told by their heads, and a row for each item."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from heed.reading.blocks import Block
from heed.reading.document import ItemType
from heed.reading.markers import marker_of


class Column(StrEnum):
    """What a column of an action plan or a list holds."""

    NUMBER = "number"
    RECOMMENDATION = "recommendation"
    LESSON = "lesson"
    FINDING = "finding"
    ACTION = "action"
    LEAD = "lead"
    DUE = "due"
    MILESTONES = "milestones"
    RATING = "rating"
    OUTCOME = "outcome"


# In order: the first that fits decides, so that "action lead" is a lead and "outcome of action" an outcome.
_HEADS: tuple[tuple[Column, str], ...] = (
    (Column.NUMBER, r"^(?:no|number|ref|reference|rec\.? no|item|#)\.?$"),
    (Column.DUE, r"\b(?:by when|when|target date|due|deadline|timescales?|time ?frame|date)\b"),
    (Column.LEAD, r"\b(?:lead|owner|responsible|responsibility|who|by whom|accountable)\b"),
    (Column.RATING, r"\b(?:rag|b?rag rating|status|progress|rating)\b"),
    (Column.OUTCOME, r"\b(?:outcomes?|impact|evidence|success|measures?|difference|how will we know)\b"),
    (Column.MILESTONES, r"\b(?:milestones?|steps)\b"),
    (Column.RECOMMENDATION, r"\brecommendations?\b"),
    (Column.ACTION, r"\bactions?\b|\bwhat (?:will|we will|needs to)\b"),
    (Column.FINDING, r"\bfindings?\b"),
    (Column.LESSON, r"\b(?:lessons?|learning)\b"),
)
_TYPES = {
    Column.RECOMMENDATION: ItemType.RECOMMENDATION,
    Column.LESSON: ItemType.LESSON,
    Column.FINDING: ItemType.FINDING,
    Column.ACTION: ItemType.ACTION,
}


@dataclass(slots=True)
class Row:
    """A row that states one or more items: the blocks of each cell by column."""

    cells: dict[Column, list[Block]] = field(default_factory=dict)

    def said(self, column: Column) -> str:
        """The words of a cell, empty where the row has none."""
        return " ".join(block.whole for block in self.cells.get(column, []))

    def stated(self) -> Iterator[tuple[ItemType, list[Block]]]:
        """The items that the row states, with their blocks."""
        for column, kind in _TYPES.items():
            if blocks := self.cells.get(column):
                yield kind, blocks

    def number(self, blocks: Sequence[Block]) -> str | None:
        """The number the row gives itself, in a column of its own or before the words."""
        if own := self.said(Column.NUMBER).strip(" .():"):
            marker = marker_of(own + ". ")
            return marker.value if marker and marker.value else own
        marker = blocks[0].marker
        return marker.value if marker else None


def column_of(head: str) -> Column | None:
    """What a column holds, by the words at its head."""
    words = head.strip().lower()
    return next((column for column, pattern in _HEADS if re.search(pattern, words)), None)


def rows_of(blocks: Iterable[Block]) -> list[Row]:
    """The rows of all tables among the blocks whose heads name a column of items."""
    rows: list[Row] = []
    in_tables = [block for block in blocks if block.cell is not None]
    for _, table in groupby(in_tables, key=lambda b: b.cell.table if b.cell else -1):
        rows += _rows(list(table))
    return rows


def _rows(table: list[Block]) -> list[Row]:
    by_row = [list(row) for _, row in groupby(table, key=lambda b: b.cell.row if b.cell else -1)]
    heads = {
        b.cell.column: column for b in by_row[0] if b.cell and len(b.whole) < 60 and (column := column_of(b.whole))
    }
    heads |= _unheaded_numbers(heads, by_row[1:])
    if len(heads) < 2 or not set(heads.values()) & set(_TYPES):
        return []
    rows = []
    for blocks in by_row[1:]:
        row = Row()
        for block in blocks:
            column = heads.get(block.cell.column) if block.cell else None
            if column:
                row.cells.setdefault(column, []).append(block)
        rows.append(row)
    return rows


def _unheaded_numbers(heads: dict[int, Column], rows: Sequence[Sequence[Block]]) -> dict[int, Column]:
    """A first column without a head that holds nothing but numbers."""
    first = [b.whole for blocks in rows for b in blocks if b.cell and b.cell.column == 0]
    if (
        0 in heads
        or not first
        or not all(re.fullmatch(r"[A-Z]{0,2}\d{1,3}(?:\.\d{1,2})?[a-z]?[.)]?", said) for said in first)
    ):
        return {}
    return {0: Column.NUMBER}
