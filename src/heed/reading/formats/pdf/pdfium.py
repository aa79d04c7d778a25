"""What PDFium tells of a page: its words with their boxes, and the straight rules drawn on it.

Everything that calls PDFium is here. It is not safe in threads: a process reads one document at a time.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as c

from heed.reading.errors import Broken, Encrypted, OverLimit

MOST_PAGES = 5000
MOST_CHARACTERS = 100_000
"""On one page: a newspaper's has some 30,000."""

# PDFium gives U+FFFE or U+0002 for a hyphen at a line's end
_WORD = re.compile(r"[^\s\ufffe\x02]+[\ufffe\x02]?")
_HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-", "\u00ad": "-"})
_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_SYMBOL_FONTS = (b"wingding", b"symbol", b"dingbat", b"webding")
_HEAVY_FONTS = (b"bold", b"black", b"heavy")


@dataclass(slots=True)
class Word:
    """A word where it stands: points from the page's left and top edges. ``size`` is its height, near the font's."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    bold: bool

    @property
    def size(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line or the edge of a box, horizontal or vertical."""

    x0: float
    x1: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page as drawn, turned the way it is shown."""

    width: float
    height: float
    words: list[Word]
    rules: list[Rule]
    images: int


def read(content: bytes, name: str) -> list[RawPage]:
    """The pages of a document, in order.

    Raises ``Encrypted`` where it asks for a password, ``Broken`` where it cannot be opened or has no pages, and
    ``OverLimit`` where it has more pages than any report.
    """
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if error.err_code == c.FPDF_ERR_PASSWORD:
            raise Encrypted(
                f"{name} is locked with a password. Open it, save a copy without the password, and try again."
            ) from error
        raise Broken(
            f"{name} is damaged and cannot be opened as a PDF. Open it in the program it came from and save it again."
        ) from error
    try:
        count = len(document)
        if count == 0:
            raise Broken(f"{name} is a PDF without any pages. Check that the file was saved completely.")
        if count > MOST_PAGES:
            raise OverLimit(
                f"{name} has {count} pages; at most {MOST_PAGES} are read. Split the file and read the parts."
            )
        return list(_pages(document, name))
    finally:
        document.close()


def _pages(document: pdfium.PdfDocument, name: str) -> Iterator[RawPage]:
    """The pages in order, each let go before the next is taken."""
    for number in range(len(document)):
        try:
            page = document[number]
        except pdfium.PdfiumError as error:
            raise Broken(
                f"{name} is damaged: page {number + 1} cannot be opened. Open it in the program it came from and save it again."
            ) from error
        try:
            yield _page(page)
        finally:
            page.close()


class _Turn:
    """From PDFium's coordinates, up from the lower left of the unturned page, to ours, down from what is shown."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.quarter = c.FPDFPage_GetRotation(page.raw)
        left, bottom, right, top = page.get_cropbox()
        self.left, self.bottom, self.right, self.top = left, bottom, right, top

    def __call__(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """x0, x1, top and bottom of a box."""
        if self.quarter == 0:
            return left - self.left, right - self.left, self.top - top, self.top - bottom
        if self.quarter == 1:
            return bottom - self.bottom, top - self.bottom, left - self.left, right - self.left
        if self.quarter == 2:
            return self.right - right, self.right - left, bottom - self.bottom, top - self.bottom
        return self.top - top, self.top - bottom, self.right - right, self.right - left


def _page(page: pdfium.PdfPage) -> RawPage:
    turn = _Turn(page)
    text_page = c.FPDFText_LoadPage(page.raw)
    try:
        words = _words(text_page, turn)
    finally:
        c.FPDFText_ClosePage(text_page)
    rules, images = _drawn(page, turn)
    width, height = page.get_size()
    return RawPage(width, height, words, rules, images)


def _words(text_page: c.FPDF_TEXTPAGE, turn: _Turn) -> list[Word]:
    count = min(c.FPDFText_CountChars(text_page), MOST_CHARACTERS)
    if count <= 0:
        return []
    buffer = (ctypes.c_ushort * (count + 1))()
    c.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * count].decode("utf-16-le", errors="replace")
    if len(text) != count:
        # a character outside the basic plane takes two places: ask for each character by itself
        text = "".join(chr(c.FPDFText_GetUnicode(text_page, n) or 32) for n in range(count))
    rect = c.FS_RECTF()
    pointer = ctypes.byref(rect)
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    flags_pointer = ctypes.byref(flags)
    box, font = c.FPDFText_GetLooseCharBox, c.FPDFText_GetFontInfo
    words: list[Word] = []
    for match in _WORD.finditer(text):
        start, end, said = match.start(), match.end(), match[0]
        box(text_page, start, pointer)
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        height = top - bottom
        if end - start > 1:
            last = end - 1
            box(text_page, last, pointer)
            if said[-1].isdigit() and not said[0].isdigit() and 0 < rect.top - rect.bottom < 0.8 * height:
                # a small raised number is the call of a note, no part of the word
                said = said.rstrip("0123456789,")
                box(text_page, start + len(said) - 1, pointer)
            right, bottom, top = max(right, rect.right), min(bottom, rect.bottom), max(top, rect.top)
        if height <= 0 or not said:
            continue
        font(text_page, start, name, 128, flags_pointer)
        family = name.value.lower()
        if len(said) == 1 and any(symbol in family for symbol in _SYMBOL_FONTS):
            said = "•"
        x0, x1, y0, y1 = turn(left, bottom, right, top)
        bold = any(heavy in family for heavy in _HEAVY_FONTS)
        words.append(Word(said.translate(_LIGATURES).translate(_HYPHENS), x0, x1, y0, y1, bold=bold))
    return words


def _drawn(page: pdfium.PdfPage, turn: _Turn) -> tuple[list[Rule], int]:
    rules: list[Rule] = []
    images = 0
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pointers = [ctypes.byref(v) for v in (left, bottom, right, top)]
    for number in range(c.FPDFPage_CountObjects(page.raw)):
        thing = c.FPDFPage_GetObject(page.raw, number)
        kind = c.FPDFPageObj_GetType(thing)
        if kind == c.FPDF_PAGEOBJ_IMAGE:
            images += 1
        elif kind == c.FPDF_PAGEOBJ_PATH and c.FPDFPageObj_GetBounds(thing, *pointers):
            x0, x1, y0, y1 = turn(left.value, bottom.value, right.value, top.value)
            rules += _edges(x0, x1, y0, y1)
    return rules, images


def _edges(x0: float, x1: float, top: float, bottom: float) -> Iterator[Rule]:
    """A thin shape is one rule; a box is its four edges."""
    wide, high = x1 - x0, bottom - top
    if high <= 3 and wide > 8:
        yield Rule(x0, x1, (top + bottom) / 2, (top + bottom) / 2)
    elif wide <= 3 and high > 4:
        yield Rule((x0 + x1) / 2, (x0 + x1) / 2, top, bottom)
    elif wide > 20 and high > 8:
        yield Rule(x0, x1, top, top)
        yield Rule(x0, x1, bottom, bottom)
        yield Rule(x0, x0, top, bottom)
        yield Rule(x1, x1, top, bottom)
