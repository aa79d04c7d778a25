"""Pages that cannot be copied as they are, whatever is written on them: only what is seen of them may go on."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as c

from heed.disclosing.carrying.pdf.opened import entries, get
from heed.disclosing.copies.pdf import cleaning
from heed.disclosing.phrases import Phrases
from heed.reading.formats.pdf import drawing

UNKNOWN = 0.2
"""Where this share of a page's letters cannot be told, the words on it cannot be looked for in its text."""
_SMALLEST = 4.0


def to_draw(source: pikepdf.Pdf, document: pdfium.PdfDocument, phrases: Phrases) -> set[int]:
    """The pages, from 1, with layers that can be switched on, pictures that were drawn over, or strings with a phrase."""
    layered = (
        bool(entries(get(source.Root, "/OCProperties", "/D", "/OFF")))
        or get(source.Root, "/OCProperties", "/D", "/BaseState") == pikepdf.Name.OFF
    )
    found = set()
    for n, page in enumerate(source.pages, start=1):
        if (
            (layered and cleaning.uses_layers(page))
            or not cleaning.is_sound(page, phrases)
            or _is_marked(document[n - 1])
            or _is_drawn_over(document[n - 1])
        ):
            found.add(n)
    return found


def _is_marked(page: pdfium.PdfPage) -> bool:
    """Whether marks lie over the page that may hide what is under them."""
    return any(kind in drawing.MARKS for kind, _ in drawing.annotations_of(page))


def _is_drawn_over(page: pdfium.PdfPage) -> bool:
    """Whether a filled shape, or another picture, lies over a picture: what is under it is still in the file."""
    pictures: list[tuple[float, float, float, float]] = []
    for kind, box in _shapes(page.raw, c.FPDFPage_CountObjects(page.raw), c.FPDFPage_GetObject):
        if any(_over(box, picture) for picture in pictures):
            return True
        if kind == c.FPDF_PAGEOBJ_IMAGE:
            pictures.append(box)
    return False


def _shapes(holder: Any, count: int, child: Any) -> Iterator[tuple[int, tuple[float, float, float, float]]]:
    sides = [ctypes.c_float() for _ in range(4)]
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    for n in range(count):
        thing = child(holder, n)
        kind = c.FPDFPageObj_GetType(thing)
        if kind == c.FPDF_PAGEOBJ_PATH:
            c.FPDFPath_GetDrawMode(thing, ctypes.byref(filled), ctypes.byref(stroked))
            if not filled.value:
                continue
        elif kind not in {c.FPDF_PAGEOBJ_IMAGE, c.FPDF_PAGEOBJ_FORM, c.FPDF_PAGEOBJ_SHADING}:
            continue
        if c.FPDFPageObj_GetBounds(thing, *(ctypes.byref(side) for side in sides)):
            left, bottom, right, top = (side.value for side in sides)
            yield kind, (left, bottom, right, top)


def _over(box: tuple[float, float, float, float], picture: tuple[float, float, float, float]) -> bool:
    wide = min(box[2], picture[2]) - max(box[0], picture[0])
    high = min(box[3], picture[3]) - max(box[1], picture[1])
    return wide > _SMALLEST and high > _SMALLEST
