"""Items in tables: what the columns are, told by their heads, and a row for each item."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from heed.reading.blocks import Block, merged
from heed.reading.document import ItemType, PlanRow
from heed.reading.markers import is_number, marker_of


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
    (Column.LEAD, r"^for$|\b(?:lead|owner|responsible|responsibility|who|by whom|accountable)\b"),
    (Column.RATING, r"\b(?:rag|b?rag rating|status|progress|rating)\b"),
    (Column.OUTCOME, r"\b(?:outcomes?|impact|evidence|success|measures?|difference|how will we know)\b"),
    (Column.MILESTONES, r"\b(?:milestones?|steps)\b"),
    (Column.RECOMMENDATION, r"\brecommendations?\b|\bsuggested strateg(?:y|ies)\b"),
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


def plan_of(blocks: Iterable[Block], page_texts: tuple[str, ...]) -> tuple[PlanRow, ...]:
    """The rows of the action plans among the blocks: tables with a column of actions and one that says who or when."""
    rows = [row for row in rows_of(blocks) if Column.ACTION in row.cells and {Column.LEAD, Column.DUE} & set(row.cells)]
    return tuple(_plan_row(row, page_texts) for row in rows)


def _plan_row(row: Row, page_texts: tuple[str, ...]) -> PlanRow:
    stated = [blocks for _, blocks in row.stated()]
    return PlanRow(
        number=row.number(stated[0]),
        recommendation=row.said(Column.RECOMMENDATION) or None,
        action=row.said(Column.ACTION) or None,
        lead=row.said(Column.LEAD) or None,
        milestones=row.said(Column.MILESTONES) or None,
        due=row.said(Column.DUE) or None,
        rating=row.said(Column.RATING) or None,
        outcome=row.said(Column.OUTCOME) or None,
        evidence=merged((e for blocks in row.cells.values() for block in blocks for e in block.evidence()), page_texts),
    )


def column_of(head: str) -> Column | None:
    """What a column holds, by the words at its head."""
    words = head.strip().lower()
    return next((column for column, pattern in _HEADS if re.search(pattern, words)), None)


def rows_of(blocks: Iterable[Block], default: ItemType | None = None) -> list[Row]:
    """The rows of all tables among the blocks whose heads name a column of items.

    ``default`` is the type of item that the section holds: there a table of numbers and words needs no heads.
    """
    rows: list[Row] = []
    in_tables = [block for block in blocks if block.cell is not None]
    for _, table in groupby(in_tables, key=lambda b: b.cell.table if b.cell else -1):
        rows += _rows(list(table), default)
    return rows


def _rows(table: list[Block], default: ItemType | None) -> list[Row]:
    by_row = [list(row) for _, row in groupby(table, key=lambda b: b.cell.row if b.cell else -1)]
    heads = {
        b.cell.column: column for b in by_row[0] if b.cell and len(b.whole) < 60 and (column := column_of(b.whole))
    }
    heads |= _unheaded_numbers(heads, by_row[1:])
    if len(heads) < 2 or not set(heads.values()) & set(_TYPES):
        return _named_rows(by_row) or _beside_their_heads(by_row) or _numbered_rows(by_row, default)
    rows: list[Row] = []
    for blocks in by_row[1:]:
        row = Row()
        for block in blocks:
            column = heads.get(block.cell.column) if block.cell else None
            if column:
                row.cells.setdefault(column, []).append(block)
        if rows and _goes_on(row, rows[-1]):
            for column, more in row.cells.items():
                rows[-1].cells.setdefault(column, []).extend(more)
        else:
            rows.append(row)
    return rows


def _goes_on(row: Row, above: Row) -> bool:
    """Whether a row is the rest of the one above, over the foot of a page: without a number, in the middle of a sentence."""
    stated, before = list(row.stated()), list(above.stated())
    if not stated or not before or Column.NUMBER in row.cells or Column.NUMBER not in above.cells:
        return False
    (kind, blocks), (kind_above, blocks_above) = stated[0], before[0]
    return kind is kind_above and blocks[0].text[:1].islower() and not blocks_above[-1].text.endswith((".", "?", "!"))


def _numbered_rows(by_row: Sequence[Sequence[Block]], default: ItemType | None) -> list[Row]:
    """The rows of a table without heads of two columns, the first of which holds the numbers: "HV2 | …"."""
    column = next((column for column, kind in _TYPES.items() if kind is default), None)
    columns = {block.cell.column for blocks in by_row for block in blocks if block.cell}
    if column is None or columns != {0, 1} or not _unheaded_numbers({}, by_row):
        return []
    rows = [
        Row({Column.NUMBER: [blocks[0]], column: [b for b in blocks if b.cell and b.cell.column]}) for blocks in by_row
    ]
    return rows if all(row.cells[column] and row.said(Column.NUMBER) for row in rows) else []


def _named_rows(by_row: Sequence[Sequence[Block]]) -> list[Row]:
    """The rows of a table without heads whose first cell is an item's name ("Recommendation 1") and nothing else."""
    columns = {kind: column for column, kind in _TYPES.items()}
    rows = []
    for first, *others in by_row:
        column = columns.get(first.marker.names) if first.marker and first.marker.names else None
        if column and not first.text and others and all(block.cell != first.cell for block in others):
            rows.append(Row({Column.NUMBER: [first], column: others}))
    return rows


def _beside_their_heads(by_row: Sequence[Sequence[Block]]) -> list[Row]:
    """The rows of a table of two columns whose heads stand down its side: "Recommendation 3 | …", "Lead agency | …"."""
    rows: list[Row] = []
    for blocks in by_row:
        heads = [b for b in blocks if b.cell and b.cell.column == 0]
        words = [b for b in blocks if b.cell and b.cell.column > 0]
        said = " ".join(block.whole for block in heads)
        column = column_of(said) if words and len(said) < 60 and len({b.cell for b in blocks}) == 2 else None
        if column in _TYPES:
            rows.append(Row({Column.NUMBER: heads} if marker_of(said) else {}))
        if column is not None and rows:
            rows[-1].cells.setdefault(column, []).extend(words)
    # a key beside words may be a sentence about recommendations: only one with a lead or a date beside is a plan
    return rows if any(len(row.cells) > 2 or set(row.cells) & {Column.LEAD, Column.DUE} for row in rows) else []


def _unheaded_numbers(heads: dict[int, Column], rows: Sequence[Sequence[Block]]) -> dict[int, Column]:
    """A first column without a head that holds nothing but numbers."""
    first = [b.whole for blocks in rows for b in blocks if b.cell and b.cell.column == 0]
    return {0: Column.NUMBER} if 0 not in heads and first and all(map(is_number, first)) else {}
