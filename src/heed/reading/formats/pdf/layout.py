"""Words put into lines in the order in which people read them: across the line, down the column, then the next column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from heed.reading.formats.pdf.pdfium import Word
from heed.reading.markers import marker_of


@dataclass(slots=True)
class TextLine:
    """Words on one line of one column. ``column`` numbers the columns of a page in reading order.

    ``tabbed`` says that a wide gap follows the first word, as after the number of a point. ``top`` and ``bottom`` are
    those of most of its words, so that a bullet or a raised figure does not move the line. ``aside`` marks what is no
    part of the running text: a note in the margin, or the head of a table that is printed again on its next page.
    """

    words: list[Word]
    column: int = 0
    tabbed: bool = False
    cell: tuple[int, int, int] | None = None
    aside: bool = False
    text: str = field(init=False)
    x0: float = field(init=False)
    x1: float = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)
    size: float = field(init=False)
    bold: bool = field(init=False)
    led: bool = field(init=False)

    def __post_init__(self) -> None:
        said = [word.text for word in self.words]
        # a bare number is told from the first word of the line by the tab alone
        tab = self.tabbed and said[0].isdecimal() and len(said) > 1
        self.text = "\t".join([said[0], " ".join(said[1:])]) if tab else " ".join(said)
        self.x0 = self.words[0].x0
        self.x1 = max([word.x1 for word in self.words])
        self.top = median([word.top for word in self.words])
        self.bottom = median([word.bottom for word in self.words])
        self.size = median([word.bottom - word.top for word in self.words])
        self.bold = all(word.bold for word in self.words)
        self.led = self.words[0].bold and not self.bold


WIDE_GAP = 1.3
"""A gap this many times the letters' height parts two stretches of a line: columns, cells, or a number and its words."""


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words that stand on one line across the whole page, from the top, each row from the left."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.top + w.bottom) / 2):
        middle = (word.top + word.bottom) / 2
        if rows:
            last = rows[-1][-1]
            if abs(middle - (last.top + last.bottom) / 2) < 0.35 * max(word.size, last.size):
                rows[-1].append(word)
                continue
        rows.append([word])
    return [sorted(row, key=lambda w: w.x0) for row in rows]


def stretches_of(row: Sequence[Word]) -> list[TextLine]:
    """A row cut where gaps are wide; a number or bullet stays with the words it opens."""
    cut: list[list[Word]] = [[row[0]]]
    for left, right in pairwise(row):
        if right.x0 - left.x1 > WIDE_GAP * max(left.size, right.size):
            cut.append([right])
        else:
            cut[-1].append(right)
    lines: list[TextLine] = []
    opening: list[Word] = []
    for words in cut:
        said = " ".join(word.text for word in words)
        if not opening and _is_marker(said):
            opening = words
            continue
        lines.append(TextLine([*opening, *words], tabbed=bool(opening)))
        opening = []
    if opening:
        lines.append(TextLine(opening))
    return lines


def _is_marker(said: str) -> bool:
    """Whether a stretch is nothing but the number or bullet of a point."""
    if said.isdecimal():
        return len(said) <= 3
    marker = marker_of(f"{said} x") if len(said) <= 7 else None
    return marker is not None and marker.length >= len(said)


def read_page(words: Sequence[Word], width: float) -> list[TextLine]:
    """The lines of a page in reading order."""
    rows = [stretches_of(row) for row in rows_of(words)]
    lines = [line for row in rows for line in row]
    if sum(len(row) > 1 for row in rows) < 3:
        return _one_column(rows)
    ordered: list[TextLine] = []
    for column, region in enumerate(_cut(lines, width)):
        region_rows = rows_of_lines(region)
        for line in _one_column(region_rows):
            line.column = column
            ordered.append(line)
    return ordered


def rows_of_lines(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    rows: list[list[TextLine]] = []
    for line in sorted(lines, key=lambda r: (r.top + r.bottom) / 2):
        last = rows[-1][-1] if rows else None
        if last and abs((line.top + line.bottom) - (last.top + last.bottom)) / 2 < 0.35 * max(line.size, last.size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda r: r.x0) for row in rows]


def _one_column(rows: Iterable[Sequence[TextLine]]) -> list[TextLine]:
    """Each row as one line: a gap in it is a tab, not a column."""
    return [
        row[0] if len(row) == 1 else TextLine([word for line in row for word in line.words], tabbed=row[0].tabbed)
        for row in rows
    ]


def _cut(lines: list[TextLine], width: float, depth: int = 0) -> list[list[TextLine]]:
    """The lines as regions in reading order: cut between columns, else across at the widest band of white."""
    if len(lines) < 6 or depth > 12:
        return [lines]
    gutter = _gutter(lines, width)
    if gutter is not None:
        left = [line for line in lines if line.x1 <= gutter]
        right = [line for line in lines if line.x0 >= gutter]
        return [*_cut(left, width, depth + 1), *_cut(right, width, depth + 1)]
    for at in _bands(lines):
        above = [line for line in lines if line.bottom <= at + 0.5]
        below = [line for line in lines if line.bottom > at + 0.5]
        if (
            above
            and below
            and (
                _gutter(above, width) is not None
                or _gutter(below, width) is not None
                or _may_hold_columns(below)
                or _may_hold_columns(above)
            )
        ):
            return [*_cut(above, width, depth + 1), *_cut(below, width, depth + 1)]
    return [lines]


def _may_hold_columns(lines: Sequence[TextLine]) -> bool:
    return sum(len(row) > 1 for row in rows_of_lines(lines)) >= 3


def _gutter(lines: Sequence[TextLine], width: float) -> float | None:
    """The middle of a band of white from top to bottom with running text on both sides; null where there is none."""
    edges = sorted((line.x0, line.x1) for line in lines)
    reach, best, at = edges[0][1], 0.0, None
    for x0, x1 in edges[1:]:
        if x0 - reach > best:
            best, at = x0 - reach, (reach + x0) / 2
        reach = max(reach, x1)
    size = median(line.size for line in lines)
    if at is None or best < 0.7 * size:
        return None
    left = [line for line in lines if line.x1 <= at]
    right = [line for line in lines if line.x0 >= at]
    return at if _is_prose(left, width) and _is_prose(right, width) else None


def _is_prose(lines: Sequence[TextLine], width: float) -> bool:
    """Whether the lines are those of a column of text and not the cells of a table or a list of numbers."""
    if len(lines) < 4:
        return False
    span = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    full = sum(line.x1 - line.x0 > 0.72 * span for line in lines)
    words = sum(len(line.words) for line in lines) / len(lines)
    return span > 0.2 * width and full >= 0.5 * len(lines) and words >= 3


def _bands(lines: Sequence[TextLine]) -> list[float]:
    """Where white bands run across, the widest first: the y just under the lines above."""
    ordered = sorted(lines, key=lambda line: line.top)
    reach = ordered[0].bottom
    bands: list[tuple[float, float]] = []
    for line in ordered[1:]:
        if line.top > reach - 0.1 * line.size:
            bands.append((line.top - reach, reach))
        reach = max(reach, line.bottom)
    return [at for _, at in sorted(bands, reverse=True)[:6]]


@dataclass(frozen=True, slots=True)
class Inset:
    """Lines that are read by themselves, as those of a table or a frame, and where they stand on the page."""

    x0: float
    x1: float
    top: float
    lines: list[TextLine]


def inserted(lines: Sequence[TextLine], insets: Sequence[Inset]) -> list[TextLine]:
    """A page's lines with the insets where people come to them: before the first line below that stands under it."""
    at: dict[int, list[TextLine]] = {}
    for inset in sorted(insets, key=lambda i: (round(i.top / 12), i.x0)):
        at.setdefault(_place(lines, inset), []).extend(inset.lines)
    return [line for n in range(len(lines) + 1) for line in (*at.get(n, ()), *lines[n : n + 1])]


def _place(lines: Sequence[TextLine], inset: Inset) -> int:
    near = [n for n, line in enumerate(lines) if line.x0 < inset.x1 and line.x1 > inset.x0]
    below = next((n for n in near if lines[n].top > inset.top), None)
    return below if below is not None else near[-1] + 1 if near else len(lines)


MOST_BESIDE = 0.25
"""The share of a page's words, and of its width, that notes in its margins may take at most."""


def beside_the_text(words: Sequence[Word], width: float) -> list[Word]:
    """The words of notes in the margins: smaller than the text, and all of them to the left or to the right of it."""
    if len(words) < 40:
        return []
    usual = median([word.size for word in words])
    text = [word for word in words if word.size >= 0.88 * usual]
    left, right = min(word.x0 for word in text), max(word.x1 for word in text)
    outside = [word for word in words if word.x1 < left - 4 or word.x0 > right + 4]
    notes = [
        word
        for row in rows_of(outside)
        # the small number of a paragraph stands in the margin too
        if marker_of(f"{row[0].text} x") is None and not row[0].text.isdecimal()
        for word in row
    ]
    if not notes or len(notes) > MOST_BESIDE * len(words):
        return []
    wide = max(word.x1 for word in notes) - min(word.x0 for word in notes)
    return notes if wide <= MOST_BESIDE * width else []
