"""What PDFium tells of a page: its words with their boxes, and the straight rules drawn on it.

Everything that calls PDFium is here. It is not safe in threads: a process reads one document at a time.
"""

from __future__ import annotations

import ctypes
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

import pypdfium2 as pdfium
import pypdfium2.raw as c

from heed.reading.errors import Broken, Encrypted, OverLimit
from heed.reading.formats.pdf.drawing import look

MOST_PAGES = 5000
MOST_CHARACTERS = 100_000
"""On one page: a newspaper's has some 30,000."""

# PDFium gives U+FFFE or U+0002 for a hyphen at a line's end
_WORD = re.compile(r"[^\s\ufffe\x02]+[\ufffe\x02]?")
_HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-", "\u00ad": "-"})
_NO_PAGES = re.compile(rb"/Type\s*/Pages\b[^>]{0,200}/Count\s+0\b|/Count\s+0\b[^>]{0,200}/Type\s*/Pages\b")
_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_PLAIN = _HYPHENS | _LIGATURES
_SOFT = "\x02"
_SYMBOL_FONTS = (b"wingding", b"symbol", b"dingbat", b"webding")
_HEAVY_FONTS = (b"bold", b"black", b"heavy", b"demi")
_FORCE_BOLD = 1 << 18
_UNKNOWN = "\ufffd"
_RAISED = frozenset("0123456789,")


@dataclass(slots=True)
class Word:
    """A word where it stands: points from the page's left and top edges. ``size`` is its height, near the font's.

    ``at`` is the place of its first letter among PDFium's characters of the page.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    bold: bool
    at: int = -1

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
    """A page as drawn, turned the way it is shown.

    ``pictured`` is the share of it that pictures cover; ``suspect`` says that some of its words may be hidden. ``turned``
    counts the quarters by which it was turned, beyond what the file states, for its words to stand upright.
    """

    width: float
    height: float
    words: list[Word]
    rules: list[Rule]
    pictured: float = 0.0
    suspect: bool = False
    turned: int = 0


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
        if _NO_PAGES.search(content):
            raise Broken(_without_pages(name)) from error
        raise Broken(
            f"{name} is damaged and cannot be opened as a PDF. Open it in the program it came from and save it again."
        ) from error
    try:
        count = len(document)
        if count == 0:
            raise Broken(_without_pages(name))
        if count > MOST_PAGES:
            raise OverLimit(
                f"{name} has {count} pages; at most {MOST_PAGES} are read. Split the file and read the parts."
            )
        return list(_pages(document, name))
    finally:
        document.close()


def read_one(content: bytes, number: int) -> RawPage:
    """One page, counted from 1, of a document that was read before. Raises ``PdfiumError`` where it cannot be opened."""
    document = pdfium.PdfDocument(content)
    try:
        page = document[number - 1]
        try:
            return _page(page)
        finally:
            page.close()
    finally:
        document.close()


def _without_pages(name: str) -> str:
    return f"{name} is a PDF without any pages. Check that the file was saved completely."


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


class Turn:
    """From PDFium's coordinates, up from the lower left of the unturned page, to ours, down from what is shown."""

    def __init__(self, page: pdfium.PdfPage, quarter: int) -> None:
        self.quarter = quarter
        self.left, self.bottom, self.right, self.top = page.get_cropbox()

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
    text_page = c.FPDFText_LoadPage(page.raw)
    try:
        text = _text(text_page)
        said = list(_WORD.finditer(text))
        shown = c.FPDFPage_GetRotation(page.raw)
        quarter = _upright(text_page, [match.start() for match in said], shown)
        turn = Turn(page, quarter)
        words = _level(text_page, _words(text_page, said, turn), quarter)
    finally:
        c.FPDFText_ClosePage(text_page)
    rules = _rules(page, turn)
    width, height = page.get_size()
    if (quarter - shown) % 2:
        width, height = height, width
    drawn = look(page, width * height)
    return RawPage(width, height, words, rules, drawn.pictured, drawn.suspect, (quarter - shown) % 4)


def _text(text_page: c.FPDF_TEXTPAGE) -> str:
    """The page's characters, each in the place that PDFium counts it at."""
    count = min(c.FPDFText_CountChars(text_page), MOST_CHARACTERS)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = c.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * count].decode("utf-16-le", errors="replace")
    if written != count + 1 or len(text) != count:
        # what has no letter is left out, and what lies outside the basic plane takes two places: then, one by one
        text = "".join(_letter(c.FPDFText_GetUnicode(text_page, n)) for n in range(count))
    return text


def _letter(code: int) -> str:
    return chr(code) if code and not 0xD800 <= code <= 0xDFFF and code <= sys.maxunicode else _UNKNOWN


def _quarters(text_page: c.FPDF_TEXTPAGE, at: int) -> int | None:
    """By how many quarters a page must be turned for a character to stand upright; null for one that is slanted."""
    angle = c.FPDFText_GetCharAngle(text_page, at) / (math.pi / 2)
    return -round(angle) % 4 if abs(angle - round(angle)) < 0.06 else None


def _upright(text_page: c.FPDF_TEXTPAGE, starts: list[int], shown: int) -> int:
    """The turn by which most words stand upright: a wide table may be printed sideways on a page that is not turned."""
    tried = Counter(_quarters(text_page, at) for at in starts[:: len(starts) // 9 or 1])
    quarter, times = tried.most_common(1)[0] if tried else (None, 0)
    return quarter if quarter is not None and times > 0.7 * tried.total() else shown


def _level(text_page: c.FPDF_TEXTPAGE, words: list[Word], quarter: int) -> list[Word]:
    """The words without those that run up the edge of the page or slantwise across it, as DRAFT does."""
    if not words:
        return words
    usual = median([word.size for word in words])
    return [
        word
        for word in words
        if not (word.size > 1.6 * usual or (word.size > 1.5 * (word.x1 - word.x0) and len(word.text) > 2))
        or _quarters(text_page, word.at) == quarter
    ]


@dataclass(frozen=True, slots=True)
class _Font:
    """What a font's name and measures tell. ``stretch`` is the size of its letters for the height of their box."""

    bold: bool
    symbols: bool
    stretch: float


def _font(text_page: c.FPDF_TEXTPAGE, at: int, family: bytes, flags: int, height: float) -> _Font:
    """``height`` is that of the box that PDFium gives the letter there: some fonts do not say how tall they are."""
    name = family.lower()
    matrix = c.FS_MATRIX()
    c.FPDFText_GetMatrix(text_page, at, ctypes.byref(matrix))
    size = c.FPDFText_GetFontSize(text_page, at) * math.hypot(matrix.c, matrix.d)
    # a few points more or less is the font's own measure, and is left as it is
    stretch = size / height if size and not 0.8 < size / height < 1.25 else 1.0
    heavy = any(said in name for said in _HEAVY_FONTS) or bool(flags & _FORCE_BOLD)
    return _Font(heavy, any(said in name for said in _SYMBOL_FONTS), stretch)


def _words(text_page: c.FPDF_TEXTPAGE, matches: list[re.Match[str]], turn: Turn) -> list[Word]:
    rect = c.FS_RECTF()
    pointer = ctypes.byref(rect)
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    flags_pointer = ctypes.byref(flags)
    box, font_info = c.FPDFText_GetLooseCharBox, c.FPDFText_GetFontInfo
    fonts: dict[bytes, _Font] = {}
    words: list[Word] = []
    for match in matches:
        start, end, said = match.start(), match.end(), match[0]
        box(text_page, start, pointer)
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        height = top - bottom
        if end - start > 1:
            last = end - 1
            box(text_page, last, pointer)
            while last > start and 0 < rect.top - rect.bottom < 0.8 * height and said[last - start] in _RAISED:
                # a small raised number is the call of a note, no part of the word
                last -= 1
                box(text_page, last, pointer)
            said = said[: last - start + 1]
            left, right = min(left, rect.left), max(right, rect.right)
            bottom, top = min(bottom, rect.bottom), max(top, rect.top)
        if height <= 0 or not said:
            continue
        font_info(text_page, start, name, 128, flags_pointer)
        font = fonts.get(name.value)
        if font is None:
            font = fonts[name.value] = _font(text_page, start, name.value, flags.value, height)
        if len(said) == 1 and (font.symbols or said == _UNKNOWN or "\ue000" <= said <= "\uf8ff"):
            # a sign by itself that stands for no letter
            said = "•"
        x0, x1, y0, y1 = turn(left, bottom, right, top)
        if font.stretch != 1.0 and turn.quarter % 2 == 0:
            more = (font.stretch - 1) * (y1 - y0) / 2
            y0, y1 = y0 - more, y1 + more
        if said[0] in _RAISED and words and _calls_a_note(said, x0, y0, y1, words[-1]):
            continue
        words.append(
            Word(
                said if said.isascii() and said[-1] != _SOFT else said.translate(_PLAIN),
                x0,
                x1,
                y0,
                y1,
                font.bold,
                start,
            )
        )
    return words


def _calls_a_note(said: str, x0: float, top: float, bottom: float, before: Word) -> bool:
    """Whether a number by itself is small, raised, and close behind a word."""
    return (
        _RAISED.issuperset(said)
        and bottom - top < 0.8 * before.size
        and 0 <= x0 - before.x1 < 0.6 * before.size
        and top + bottom < before.top + before.bottom - 0.2 * before.size
    )


def _rules(page: pdfium.PdfPage, turn: Turn) -> list[Rule]:
    rules: list[Rule] = []
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pointers = [ctypes.byref(v) for v in (left, bottom, right, top)]
    for number in range(c.FPDFPage_CountObjects(page.raw)):
        thing = c.FPDFPage_GetObject(page.raw, number)
        if c.FPDFPageObj_GetType(thing) == c.FPDF_PAGEOBJ_PATH and c.FPDFPageObj_GetBounds(thing, *pointers):
            x0, x1, y0, y1 = turn(left.value, bottom.value, right.value, top.value)
            rules += _edges(x0, x1, y0, y1)
    return rules


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
