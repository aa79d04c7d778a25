"""What is drawn on a page besides its words, and how the page looks: for pages that are pictures, and for hidden text."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as c

DEEPEST = 8
"""Forms within forms."""
MOST_COMPARED = 200_000
MARKS = frozenset(
    {
        c.FPDF_ANNOT_REDACT,
        c.FPDF_ANNOT_HIGHLIGHT,
        c.FPDF_ANNOT_SQUARE,
        c.FPDF_ANNOT_CIRCLE,
        c.FPDF_ANNOT_POLYGON,
        c.FPDF_ANNOT_INK,
        c.FPDF_ANNOT_STAMP,
        c.FPDF_ANNOT_FREETEXT,
    }
)
"""Annotations that may lie over words."""
INVISIBLE = frozenset({c.FPDF_TEXTRENDERMODE_INVISIBLE, c.FPDF_TEXTRENDERMODE_CLIP})
_LIGHT, _FAINT, _NEAR = 0xDC, 0x40, 24
_SMALLEST = 4.0
_SHAPES = frozenset({c.FPDF_PAGEOBJ_IMAGE, c.FPDF_PAGEOBJ_SHADING, c.FPDF_PAGEOBJ_PATH})

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, as PDF counts: up from the lower left."""
Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Look:
    """What a page's drawing says of it: the share that pictures cover, and whether some of its words may be hidden."""

    pictured: float
    suspect: bool


@dataclass(slots=True)
class _Walk:
    """What one pass over a page's objects gathers."""

    pictured: float = 0.0
    suspect: bool = False
    texts: list[Any] = field(default_factory=list)
    covers: list[tuple[Box, int]] = field(default_factory=list)
    inks: list[tuple[Any, Colour]] = field(default_factory=list)
    grounds: list[tuple[Box, Colour]] = field(default_factory=list)


def look(page: pdfium.PdfPage, area: float) -> Look:
    """One quick pass that tells pages whose words may be hidden, which are then looked at closely.

    A cover is a shape or picture drawn after some text; words are suspect in invisible, near-white or see-through ink, in
    the colour of a shape, and under marks that may cover them.
    """
    walk = _Walk()
    _pass(page.raw, c.FPDFPage_CountObjects(page.raw), c.FPDFPage_GetObject, walk, None, 0)
    suspect = (
        walk.suspect
        or _covered(walk)
        or _on_its_own_colour(walk)
        or _light_on_light(walk)
        or any(kind in MARKS for kind, _ in annotations_of(page))
    )
    return Look(min(1.0, walk.pictured / area) if area > 0 else 0.0, suspect)


def _pass(holder: Any, count: int, child: Any, walk: _Walk, within: Box | None, depth: int) -> None:
    for number in range(count):
        thing = child(holder, number)
        kind = c.FPDFPageObj_GetType(thing)
        if kind == c.FPDF_PAGEOBJ_TEXT:
            _text(thing, walk)
        elif kind == c.FPDF_PAGEOBJ_FORM:
            # what is in a form stands in its own measure: the form's place stands for it
            box = within or _bounds(thing)
            if box and depth < DEEPEST:
                _pass(thing, c.FPDFFormObj_CountObjects(thing), c.FPDFFormObj_GetObject, walk, box, depth + 1)
        elif kind in _SHAPES and (kind != c.FPDF_PAGEOBJ_PATH or _fills(thing, walk)):
            _shape(thing, kind, walk, within or _bounds(thing))


def _shape(thing: Any, kind: int, walk: _Walk, box: Box | None) -> None:
    if box is None or box[2] - box[0] < _SMALLEST or box[3] - box[1] < _SMALLEST:
        return
    if kind == c.FPDF_PAGEOBJ_IMAGE:
        walk.pictured += (box[2] - box[0]) * (box[3] - box[1])
    colour = _colour(thing) if kind == c.FPDF_PAGEOBJ_PATH else None
    if colour:
        walk.grounds.append((box, colour[0]))
    if walk.texts:
        walk.covers.append((box, len(walk.texts)))


def _text(thing: Any, walk: _Walk) -> None:
    walk.texts.append(thing)
    if walk.suspect:
        return
    if c.FPDFTextObj_GetTextRenderMode(thing) in INVISIBLE:
        walk.suspect = True
        return
    colour = _colour(thing)
    if colour:
        ink, alpha = colour
        walk.inks.append((thing, ink))
        walk.suspect = alpha < _FAINT


def _covered(walk: _Walk) -> bool:
    """Whether a cover lies over text that was drawn before it."""
    if not walk.covers:
        return False
    if len(walk.covers) * len(walk.texts) > MOST_COMPARED:
        return True
    boxes = [_bounds(text) for text in walk.texts[: walk.covers[-1][1]]]
    return any(_overlap(box, cover) for cover, before in walk.covers for box in boxes[:before])


def _on_its_own_colour(walk: _Walk) -> bool:
    """Whether text stands on a shape of its own colour."""
    grounds = {colour for _, colour in walk.grounds}
    inks = {ink for _, ink in walk.inks}
    pairs = {(ink, ground) for ink in inks for ground in grounds if _close(ink, ground)}
    if not pairs:
        return False
    texts = [(_bounds(thing), ink) for thing, ink in walk.inks if any(ink == pair[0] for pair in pairs)]
    shapes = [(box, colour) for box, colour in walk.grounds if any(colour == pair[1] for pair in pairs)]
    if len(texts) * len(shapes) > MOST_COMPARED:
        return True
    return any((ink, colour) in pairs and _overlap(text, box) for text, ink in texts for box, colour in shapes)


def _light_on_light(walk: _Walk) -> bool:
    """Whether near-white text stands elsewhere than on a darker shape, as on the paper itself."""
    light = [_bounds(thing) for thing, ink in walk.inks if min(ink) >= _LIGHT]
    dark = [box for box, colour in walk.grounds if min(colour) < _LIGHT - _NEAR]
    if len(light) * len(dark) > MOST_COMPARED:
        return True
    return any(text is not None and not any(_within(text, box) for box in dark) for text in light)


def _within(one: Box, other: Box) -> bool:
    """Whether a box stands in another, but for a little."""
    return one[0] >= other[0] - 2 and one[1] >= other[1] - 2 and one[2] <= other[2] + 2 and one[3] <= other[3] + 2


def _overlap(one: Box | None, other: Box) -> bool:
    """Whether two boxes share more than their edges."""
    return (
        one is not None
        and one[0] < other[2] - 1
        and other[0] < one[2] - 1
        and one[1] < other[3] - 1
        and other[1] < one[3] - 1
    )


_EDGES = tuple(ctypes.c_float() for _ in range(4))
_EDGES_AT = tuple(ctypes.byref(edge) for edge in _EDGES)
_PARTS = tuple(ctypes.c_uint() for _ in range(4))
_PARTS_AT = tuple(ctypes.byref(part) for part in _PARTS)
_FILL, _STROKE = ctypes.c_int(), ctypes.c_int()


def _bounds(thing: Any) -> Box | None:
    if not c.FPDFPageObj_GetBounds(thing, *_EDGES_AT):
        return None
    left, bottom, right, top = _EDGES
    return left.value, bottom.value, right.value, top.value


def _colour(thing: Any) -> tuple[Colour, int] | None:
    """The colour that fills a thing, and how much of it: 255 hides all that is under it."""
    if not c.FPDFPageObj_GetFillColor(thing, *_PARTS_AT):
        return None
    red, green, blue, alpha = _PARTS
    return (red.value, green.value, blue.value), alpha.value


def _fills(thing: Any, walk: _Walk) -> bool:
    """Whether a path is filled, or drawn over text, which a thick line covers as well as a filled shape."""
    return bool(c.FPDFPath_GetDrawMode(thing, ctypes.byref(_FILL), ctypes.byref(_STROKE))) and (
        _FILL.value != c.FPDF_FILLMODE_NONE or bool(walk.texts)
    )


def _close(one: Colour, other: Colour) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) < _NEAR


def annotations_of(page: pdfium.PdfPage) -> list[tuple[int, list[Box]]]:
    """The kind of each annotation, and where it stands."""
    found = []
    for number in range(min(c.FPDFPage_GetAnnotCount(page.raw), 5000)):
        annotation = c.FPDFPage_GetAnnot(page.raw, number)
        if not annotation:
            continue
        try:
            kind = c.FPDFAnnot_GetSubtype(annotation)
            found.append((kind, _places(annotation) if kind in MARKS else []))
        finally:
            c.FPDFPage_CloseAnnot(annotation)
    return found


def _places(annotation: Any) -> list[Box]:
    """The stretches that an annotation marks, or the whole of it."""
    boxes: list[Box] = []
    points = c.FS_QUADPOINTSF()
    for number in range(min(c.FPDFAnnot_CountAttachmentPoints(annotation), 1000)):
        if c.FPDFAnnot_GetAttachmentPoints(annotation, number, ctypes.byref(points)):
            xs, ys = (points.x1, points.x2, points.x3, points.x4), (points.y1, points.y2, points.y3, points.y4)
            boxes.append((min(xs), min(ys), max(xs), max(ys)))
    rect = c.FS_RECTF()
    if not boxes and c.FPDFAnnot_GetRect(annotation, ctypes.byref(rect)):
        boxes.append((rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top)))
    return boxes


def opened(content: bytes, numbers: Sequence[int]) -> Iterator[tuple[int, pdfium.PdfPage]]:
    """Pages of a document that was read before, counted from 1, each let go before the next is taken."""
    document = pdfium.PdfDocument(content)
    try:
        for number in numbers:
            page = document[number - 1]
            try:
                yield number, page
            finally:
                page.close()
    finally:
        document.close()


def grey(page: pdfium.PdfPage, scale: float, quarters: int) -> tuple[int, int, bytes]:
    """The page as it looks, turned clockwise: width, height and grey pixels row by row, ``scale`` of them to a point."""
    return _rendered(page, scale, quarters, grey=True)


def coloured(page: pdfium.PdfPage, scale: float, quarters: int) -> tuple[int, int, bytes]:
    """The page as it looks, turned clockwise, three bytes to a pixel."""
    return _rendered(page, scale, quarters, grey=False)


def _rendered(page: pdfium.PdfPage, scale: float, quarters: int, *, grey: bool) -> tuple[int, int, bytes]:
    bitmap = page.render(scale=scale, rotation=90 * quarters, grayscale=grey, rev_byteorder=False, may_draw_forms=False)
    try:
        depth = 1 if grey else 3
        raw, row = bytes(bitmap.buffer), bitmap.width * depth
        if bitmap.stride == row:
            return bitmap.width, bitmap.height, raw
        rows = (raw[n * bitmap.stride : n * bitmap.stride + row] for n in range(bitmap.height))
        return bitmap.width, bitmap.height, b"".join(rows)
    finally:
        bitmap.close()


def largest_picture(page: pdfium.PdfPage) -> int:
    """How many pixels the largest picture on a page says that it has."""
    return max((width * height for width, height in _pictures(page.raw)), default=0)


def _pictures(page: Any) -> Iterator[tuple[int, int]]:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    waiting = [(c.FPDFPage_GetObject(page, n), 0) for n in range(c.FPDFPage_CountObjects(page))]
    while waiting:
        thing, depth = waiting.pop()
        kind = c.FPDFPageObj_GetType(thing)
        if kind == c.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            waiting += [
                (c.FPDFFormObj_GetObject(thing, n), depth + 1) for n in range(c.FPDFFormObj_CountObjects(thing))
            ]
        elif kind == c.FPDF_PAGEOBJ_IMAGE and c.FPDFImageObj_GetImagePixelSize(
            thing, ctypes.byref(width), ctypes.byref(height)
        ):
            yield width.value, height.value
