"""The letters of a PDF's page, each with its box: all of them, however they lie and whether or not they are seen."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as c

MOST = 100_000
Box = tuple[float, float, float, float]
"""Left, bottom, right and top, as PDF counts: up from the lower left of the page as it was before any turn."""


@dataclass(frozen=True, slots=True)
class Letters:
    """A page's text, one character for each that PDFium counts, and their boxes; null for what PDFium made up."""

    text: str
    boxes: tuple[Box | None, ...]


def letters_of(page: pdfium.PdfPage) -> Letters:
    """The page's letters in the order in which they are drawn."""
    text_page = c.FPDFText_LoadPage(page.raw)
    try:
        count = max(0, min(c.FPDFText_CountChars(text_page), MOST))
        text = "".join(_letter(c.FPDFText_GetUnicode(text_page, n)) for n in range(count))
        return Letters(text, tuple(_box(text_page, n) for n in range(count)))
    finally:
        c.FPDFText_ClosePage(text_page)


def _letter(code: int) -> str:
    if code in {2, 0xFFFE, 0xAD}:
        return "-"
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code <= 0xDFFF else "\ufffd"


def _box(text_page: c.FPDF_TEXTPAGE, n: int) -> Box | None:
    """The whole place of a letter: that of its line and that of its ink together."""
    if c.FPDFText_IsGenerated(text_page, n):
        return None
    loose = c.FS_RECTF()
    c.FPDFText_GetLooseCharBox(text_page, n, ctypes.byref(loose))
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    c.FPDFText_GetCharBox(text_page, n, *(ctypes.byref(side) for side in (left, right, bottom, top)))
    return (
        min(loose.left, left.value),
        min(loose.bottom, bottom.value),
        max(loose.right, right.value),
        max(loose.top, top.value),
    )
