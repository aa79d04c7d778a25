"""Paragraphs of a word processor's document, set as the lines of one page."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from heed.reading.markers import MarkerKind, marker_of
from heed.reading.pages import Cell, Line

BULLET = "•"
COVER = "█████"
"""Stands for words under a black bar: a reader sees the bar and not them."""

NEARLY = 1.0
"""How many characters two indents may differ by and still look the same."""
WIDEST_INDENT = 40
MOST_IN_HEADING = 12
_INVISIBLE = str.maketrans(dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SYMBOL_FONTS = ("wingdings", "symbol", "webdings", "zapf dingbats")
_PLAIN = frozenset({MarkerKind.NUMBER, MarkerKind.DECIMAL, MarkerKind.NAMED})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as the document has it.

    ``text`` holds a line feed where its author broke the line. ``marker`` is what the document's own numbering puts before
    it. ``apart`` says that it is printed but is not part of what the text says in order: a note, a line of the contents.
    """

    text: str
    marker: str | None = None
    heading: int | None = None
    bold: bool = False
    level: int | None = None
    indent: float = 0.0
    cell: Cell | None = None
    apart: bool = False


def page_of(paragraphs: Iterable[Paragraph]) -> tuple[str, tuple[Line, ...]]:
    """The page's text, and the lines of it that are to be read."""
    pieces: list[str] = []
    lines: list[Line] = []
    at = 0
    for paragraph in paragraphs:
        above = None
        for text in _lines(paragraph):
            indent = min(max(paragraph.indent, 0.0), WIDEST_INDENT)
            lead = "" if not pieces else "\n" if above is not None else "\n\n"
            lead += " " * int(indent)
            at += len(lead)
            pieces += [lead, text]
            if not paragraph.apart:
                lines.append(
                    Line(
                        page=1,
                        start=at,
                        end=at + len(text),
                        text=text,
                        indent=indent,
                        gap=above is None,
                        continues=above is not None and _goes_on(above, text),
                        heading=paragraph.heading,
                        bold=paragraph.bold,
                        level=paragraph.level,
                        cell=paragraph.cell,
                    ),
                )
            at += len(text)
            above = text
    return "".join(pieces) + "\n", tuple(lines)


def _lines(paragraph: Paragraph) -> list[str]:
    """The paragraph's lines with its marker before the first; none where it is empty."""
    said = [tidy(line) for line in paragraph.text.split("\n")]
    said = [line for line in said if line]
    marker = paragraph.marker
    if not said:
        # "Recommendation 1" may be all numbering, and so may the first column of a table
        stands_alone = marker and (paragraph.cell or re.search(r"[A-Za-z]{3}", marker)) and marker != BULLET
        return [marker] if marker and stands_alone else []
    if marker and not _numbers_itself(said[0], marker):
        said[0] = f"{marker} {said[0]}"
    return said


def opens_an_item(paragraph: Paragraph) -> bool:
    """Whether a paragraph begins by naming an item: "Recommendation 3"."""
    lines = _lines(paragraph)
    marker = marker_of(lines[0]) if lines else None
    return marker is not None and marker.names is not None


def as_bullet(text: str, font: str | None, *, opens: bool) -> str:
    """A run of words; a letter in a symbol font that stands alone at the head of a paragraph is a bullet, whichever it is."""
    is_sign = (font or "").lower().startswith(_SYMBOL_FONTS) and len(text.strip()) == 1 and opens
    return text.replace(text.strip(), BULLET) if is_sign else text


def tidy(line: str) -> str:
    """A line's words with one space between them. Tabs stay: they part a number from its words, and both from a page."""
    columns = (" ".join(column.split()) for column in line.translate(_INVISIBLE).split("\t"))
    return "\t".join(column for column in columns if column)


def _numbers_itself(text: str, marker: str) -> bool:
    """Whether the words bring a number of their own, beside which the document's is only decoration.

    Not so where a paragraph's own number stands before an item's: "7.3 Recommendation 2".
    """
    own = marker_of(text)
    if own is None or own.kind not in _PLAIN:
        return False
    if own.kind is not MarkerKind.NAMED:
        return marker == BULLET
    both = marker_of(f"{marker} {text}")
    return both is None or both.kind is not MarkerKind.NAMED


def _goes_on(above: str, text: str) -> bool:
    """Whether a line that its author broke is one sentence with the one above."""
    return not above.endswith((".", ":", ";", "?", "!")) and text[:1].islower() and marker_of(text) is None


@dataclass(frozen=True, slots=True)
class _Open:
    """A list that may still go on: which, how deep in itself, where its words begin, whether its points are sub-points."""

    key: Hashable
    depth: int
    left: float
    subordinate: bool


@dataclass(slots=True)
class Nesting:
    """How deep in lists each point stands as a reader sees it: by its list's own depth, its indent and its marker.

    Word processors give sub-points a list of their own as often as a level of the list they stand in.
    """

    _open: list[_Open] = field(default_factory=list)

    def level_of(self, key: Hashable, depth: int, left: float, marker: str) -> int:
        """The level, from 1, of a point. ``key`` tells lists apart; ``left`` is where its words begin, in characters."""
        point = _Open(key, depth, left, _is_subordinate(marker))
        known = next((n for n, other in enumerate(self._open) if other.key == key and other.depth >= depth), None)
        if known is not None:
            same = self._open[known].depth == depth
            del self._open[known + same :]
            if same:
                return known + 1
        elif not any(other.key == key for other in self._open):
            while self._open and self._open[-1].left > left + NEARLY:
                self._open.pop()
            above = self._open[-1] if self._open else None
            if above and left <= above.left + NEARLY and (above.subordinate or not point.subordinate):
                self._open.pop()
        self._open.append(point)
        return len(self._open)

    def level_at(self, left: float) -> int | None:
        """The level of the point that an unmarked paragraph goes on, by its indent; null for one that ends the lists."""
        if left > NEARLY:
            for level in range(len(self._open), 0, -1):
                if self._open[level - 1].left <= left + NEARLY:
                    return level
        self.close()
        return None

    def close(self) -> None:
        """End all lists: a heading or a table stands here."""
        self._open.clear()


def _is_subordinate(marker: str) -> bool:
    kind = marker_of(f"{marker} x")
    return kind is not None and kind.kind in {MarkerKind.BULLET, MarkerKind.LETTER, MarkerKind.ROMAN}


def is_list_like(marker: str, text: str, *, bold: bool) -> bool:
    """Whether a marker is that of a point in a list: "•", "2.", "(a)".

    Not so the number of a paragraph, a name, or the number before a few words in bold, which may be a heading.
    """
    told = marker_of(f"{marker} x")
    if told is None or told.kind in {MarkerKind.DECIMAL, MarkerKind.NAMED}:
        return False
    few = len(text.split()) <= MOST_IN_HEADING and not text.rstrip().endswith((".", ";", ":", ",", "?"))
    return not (bold and few and told.kind is MarkerKind.NUMBER)
