"""The cells of Word's tables, at the columns where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from heed.reading.formats.docx.names import Element, number, w
from heed.reading.formats.gathering import WIDEST, TableCell

_THROUGH = frozenset(w(name) for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))


def rows_of(table: Element) -> list[list[TableCell]]:
    """The rows of a table as they stand now. A cell that goes on from the one above it is not given again."""
    return [cells for row in _within(table, "tr") if not _is_deleted(row) and (cells := _cells(row))]


def _cells(row: Element) -> list[TableCell]:
    properties = row.find(w("trPr"))
    column = min(max(number(properties, "gridBefore") or 0, 0), WIDEST)
    cells = []
    for cell in _within(row, "tc"):
        setting = cell.find(w("tcPr"))
        width = min(max(number(setting, "gridSpan") or 1, 1), WIDEST)
        merged = setting.find(w("vMerge")) if setting is not None else None
        if merged is None or merged.get(w("val")) == "restart":
            cells.append(TableCell(cell, column, width))
        column += width
    return cells


def tables_in(cell: Element) -> list[list[list[TableCell]]]:
    """The tables that stand in a cell."""
    return [rows_of(table) for table in cell.iterfind(w("tbl"))]


def _within(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, through the controls and changes that may stand around them."""
    for child in parent:
        if child.tag == w(name):
            yield child
        elif child.tag in _THROUGH:
            yield from _within(child, name)


def _is_deleted(row: Element) -> bool:
    properties = row.find(w("trPr"))
    return properties is not None and properties.find(w("del")) is not None
