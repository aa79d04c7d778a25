"""Text in a PDF that nobody sees, but that anybody can copy out: under boxes and pictures, in the paper's colour, off the page.

How a page looks decides. Pages that a quick pass found suspect are drawn, and a word whose place holds no letters but one
even colour is hidden. What is hidden is reported with its evidence, and is no part of what the report says.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

import pypdfium2 as pdfium
import pypdfium2.raw as c

from heed.reading.document import Evidence, ReadingWarning
from heed.reading.formats.pdf import drawing
from heed.reading.formats.pdf.pdfium import RawPage, Turn, Word


class How(Enum):
    """How words are hidden, as the warning says it."""

    DARK = "can be copied out from under a dark box"
    COVERED = "can be copied out from under a box or picture"
    OWN_COLOUR = "are written in the colour of what they stand on, so that nobody sees them"
    INVISIBLE = "are in the file but not drawn, so that nobody sees them"
    OUTSIDE = "stand outside the edges of the page, so that nobody sees them"
    TINY = "are too small for anybody to see"
    MARKED = "are marked for redaction, but were never taken out of the file"


WHAT_TO_DO = (
    "They were left out of what was read. Check whether they identify anybody, and have them taken out of the file "
    "before it is shared."
)
TINIEST = 2.0
"""Letters of less than this many points; a footnote's call has five."""
RESOLUTION = 100
LONGEST_SIDE = 2000
EVEN = 24
"""Less difference than this, of 255, in each of red, green and blue is no letter that can be seen."""
DARK = 100
SCAN = 0.5
"""Where pictures cover this share of a page, invisible text is what a recogniser read from them."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """Words on one page that are hidden in one way."""

    how: How
    words: tuple[Word, ...]


def set_apart(
    content: bytes, pages: Sequence[RawPage], first: int = 1
) -> tuple[list[RawPage], dict[int, list[Hidden]]]:
    """The pages, from the ``first`` on, with the words that are seen, and by the page's number those that are not."""
    ways: dict[int, dict[int, How]] = {n: _off_the_page(page) for n, page in enumerate(pages, start=first)}
    suspects = [n for n, page in enumerate(pages, start=first) if page.suspect and page.words]
    for number, page in drawing.opened(content, suspects) if suspects else ():
        ways[number] |= _unseen(page, pages[number - first])
    seen = [
        replace(page, words=[word for word in page.words if id(word) not in ways[n]]) if ways[n] else page
        for n, page in enumerate(pages, start=first)
    ]
    return seen, {n: _grouped(pages[n - first], found) for n, found in ways.items() if found}


def written(text: str, number: int, hidden: Sequence[Hidden]) -> tuple[str, list[ReadingWarning]]:
    """A page's text with its hidden words after all else, and a warning for each way of hiding, with where they stand."""
    warnings = []
    for group in hidden:
        said = " ".join(word.text for word in group.words)
        start = len(text) + 1
        text = f"{text}\n{said}\n"
        warnings.append(
            ReadingWarning(
                "hidden-text",
                _message(group, number),
                (Evidence(number, start, start + len(said), said),),
            )
        )
    return text, warnings


def _message(group: Hidden, number: int) -> str:
    count, how, todo = len(group.words), group.how.value, WHAT_TO_DO
    if count == 1:
        how = how.replace("are ", "is ", 1) if how.startswith("are ") else how.replace("stand ", "stands ", 1)
        how, todo = how.replace("they stand on", "it stands on").replace("sees them", "sees it"), _of_one(todo)
        how = how.replace("but were never", "but was never")
    return f"{count} word{'' if count == 1 else 's'} on page {number} {how}. {todo}"


def _of_one(todo: str) -> str:
    return todo.replace("They were", "It was").replace("they identify", "it identifies").replace("have them", "have it")


def _grouped(page: RawPage, ways: dict[int, How]) -> list[Hidden]:
    groups: dict[How, list[Word]] = {}
    for word in page.words:
        if id(word) in ways:
            groups.setdefault(ways[id(word)], []).append(word)
    return [Hidden(how, tuple(words)) for how, words in groups.items()]


def _off_the_page(page: RawPage) -> dict[int, How]:
    """The words outside the page's edges, and those too small to see, by their ids."""
    ways: dict[int, How] = {}
    outside = 0
    for word in page.words:
        if not 0 <= (word.x0 + word.x1) / 2 <= page.width or not 0 <= (word.top + word.bottom) / 2 <= page.height:
            ways[id(word)] = How.OUTSIDE
            outside += 1
        elif word.size < TINIEST and page.height > 100 * TINIEST:
            ways[id(word)] = How.TINY
    # a page without a single word inside it states its edges wrongly
    return ways if outside < len(page.words) else {}


def _unseen(page: pdfium.PdfPage, raw: RawPage) -> dict[int, How]:
    """The words of a suspect page that cannot be seen, by their ids."""
    turn = Turn(page, (c.FPDFPage_GetRotation(page.raw) + raw.turned) % 4)
    marked = [
        turn(*box) for kind, boxes in drawing.annotations_of(page) if kind == c.FPDF_ANNOT_REDACT for box in boxes
    ]
    scale = min(RESOLUTION / 72, LONGEST_SIDE / max(raw.width, raw.height))
    shown = _Shown(*drawing.coloured(page, scale, raw.turned), scale)
    text_page = c.FPDFText_LoadPage(page.raw)
    try:
        ways = {id(word): _way(word, raw, shown, marked, text_page) for word in raw.words}
    finally:
        c.FPDFText_ClosePage(text_page)
    return {word: how for word, how in ways.items() if how}


def _way(
    word: Word,
    raw: RawPage,
    shown: _Shown,
    marked: Sequence[tuple[float, float, float, float]],
    text_page: c.FPDF_TEXTPAGE,
) -> How | None:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    if any(x0 <= x <= x1 and top <= y <= bottom for x0, x1, top, bottom in marked):
        return How.MARKED
    ground = shown.even_colour(word)
    if ground is None:
        return None
    dark = max(ground) < DARK
    if _is_invisible(text_page, word):
        return How.DARK if dark else None if raw.pictured >= SCAN else How.INVISIBLE
    if dark:
        return How.DARK
    ink = _ink(text_page, word)
    same = ink is not None and max(abs(a - b) for a, b in zip(ink, ground, strict=True)) < 2 * EVEN
    return How.OWN_COLOUR if same else How.COVERED


def _is_invisible(text_page: c.FPDF_TEXTPAGE, word: Word) -> bool:
    thing = c.FPDFText_GetTextObject(text_page, word.at)
    return bool(thing) and c.FPDFTextObj_GetTextRenderMode(thing) in drawing.INVISIBLE


def _ink(text_page: c.FPDF_TEXTPAGE, word: Word) -> tuple[int, int, int] | None:
    red, green, blue, alpha = parts = tuple(ctypes.c_uint() for _ in range(4))
    if not c.FPDFText_GetFillColor(text_page, word.at, *(ctypes.byref(part) for part in parts)):
        return None
    return (red.value, green.value, blue.value) if alpha.value else None


@dataclass(frozen=True, slots=True)
class _Shown:
    """A page as it looks: pixels of three bytes, blue first, ``scale`` of them to a point."""

    width: int
    height: int
    pixels: bytes
    scale: float

    def even_colour(self, word: Word) -> tuple[int, int, int] | None:
        """The one colour, red first, that stands in the place of most of a word's letters; null where they can be seen.

        A box may cover a word but not the comma after it, so that each letter's place is looked at by itself.
        """
        if word.size * self.scale < 5:
            return None  # drawn too small to be judged
        letters = [n for n, letter in enumerate(word.text) if letter.isalnum()]
        wide = (word.x1 - word.x0) / len(word.text)
        even = [
            colour
            for n in letters
            if (colour := self._even(word.x0 + n * wide, word.x0 + (n + 1) * wide, word.top, word.bottom))
        ]
        return sorted(even)[len(even) // 2] if letters and len(even) >= 0.6 * len(letters) else None

    def _even(self, x0: float, x1: float, top: float, bottom: float) -> tuple[int, int, int] | None:
        """The colour of the middle band of a letter's place, in which every letter leaves some ink, if it is all one."""
        high = bottom - top
        first, last = self._within(top + 0.3 * high, self.height), self._within(top + 0.75 * high, self.height)
        left, right = self._within(x0, self.width), self._within(x1, self.width)
        rows = [
            self.pixels[3 * (row * self.width + left) : 3 * (row * self.width + right + 1)]
            for row in range(first, last + 1)
        ]
        band = b"".join(rows)
        channels = [band[n::3] for n in (2, 1, 0)]
        if any(max(channel) - min(channel) >= EVEN for channel in channels):
            return None
        red, green, blue = (sorted(channel)[len(channel) // 2] for channel in channels)
        return red, green, blue

    def _within(self, at: float, side: int) -> int:
        return min(max(0, int(at * self.scale)), side - 1)
