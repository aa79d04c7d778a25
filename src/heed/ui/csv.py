"""Tables as CSV, safe to open in a spreadsheet. No Django."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence

BOM = "\ufeff"
"""By which Excel knows that a file is UTF-8; without it, curly quotes and accents are garbled there."""

# what a spreadsheet takes for the beginning of a formula, which it runs; the last two are the wide forms of = and @
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠", "＋", "－")


class _Echo:
    """A file that gives back what is written to it, so that a line can be sent as soon as it is made."""

    def write(self, line: str) -> str:
        return line


def csv_lines(heading: Sequence[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """The table line by line, as RFC 4180 has it, beginning with its ``heading``. None is an empty cell."""
    writer = csv.writer(_Echo())
    yield BOM
    yield writer.writerow(heading)
    for row in rows:
        yield writer.writerow([harmless("" if cell is None else str(cell)) for cell in row])


def harmless(cell: str) -> str:
    """The cell so that no spreadsheet takes it for a formula: an apostrophe goes before what would be one."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
