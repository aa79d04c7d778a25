"""What every format's reader gives: the text of the pages, and the lines in it with what the format tells of each."""

from __future__ import annotations

from dataclasses import dataclass, field

from heed.reading.document import ReadingWarning


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in a table a line stands. Rows and columns count from 0; tables are numbered through the document."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its text is ``page_texts[page - 1][start:end]``.

    ``indent`` is the left edge in characters (or ems). ``gap`` says that space parts it from the line above, and
    ``continues`` that it goes on from that line in the same paragraph. ``heading`` and ``level`` (of list nesting,
    from 1) are given only where the format itself states them. ``led`` says that it opens in bold and goes on in lighter
    letters, as a paragraph with a heading run in does. ``broken`` says that the line's last hyphen only breaks a
    word.
    """

    page: int
    start: int
    end: int
    text: str
    indent: float = 0.0
    gap: bool = True
    continues: bool = False
    heading: int | None = None
    bold: bool = False
    led: bool = False
    level: int | None = None
    quoted: bool = False
    cell: Cell | None = None
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A file as pages of lines.

    ``times`` gives the ISO date behind a date's words, where the format states it. ``warnings`` say what a person should
    know of the file itself: changes nobody settled, words hidden in it.
    """

    media_type: str
    page_texts: tuple[str, ...]
    lines: tuple[Line, ...]
    times: dict[str, str] = field(default_factory=dict)
    warnings: tuple[ReadingWarning, ...] = ()
