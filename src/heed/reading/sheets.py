"""How pages look, and where on them each word stands: for whoever holds what was read against what is written.

Evidence counts the characters of a page's text. Here these become places on the page's picture.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import pypdfium2

from heed.reading.errors import Broken, OverLimit, UnknownFormat
from heed.reading.formats import pdf, pictures, scans
from heed.reading.formats.pdf import drawing
from heed.reading.formats.pdf.pdfium import RawPage, Word
from heed.reading.formats.pdf.scanned import MOST_PIXELS

PICTURED = frozenset({pdf.MEDIA_TYPE, *pictures.MEDIA_TYPES.values()})
"""The media types whose pages look one way, and can be drawn."""
RESOLUTION = 110
"""Dots to an inch of a page's picture: small print is still read, and a page weighs some 150 kB."""
LONGEST_SIDE = 2400
QUALITY, EFFORT = 80, 2


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page, in points from its left and top edges."""

    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word of a page's text, from ``start`` up to ``end``, and where it stands."""

    start: int
    end: int
    box: Box


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is shown: its size in points, and its words in the order of its text."""

    width: float
    height: float
    words: tuple[PlacedWord, ...]

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """The places of a stretch of the text: one box for each run of words on a line, in order."""
        held = [word for word in self.words if word.start < end and start < word.end]
        return tuple(_around(run) for run in _runs(held))


def sizes(content: bytes, name: str) -> list[tuple[float, float]]:
    """The width and height of every page in points, as it is shown. Raises ``CannotRead``."""
    if pictures.is_picture(content):
        return pictures.sizes(content, name)
    try:
        document = pypdfium2.PdfDocument(_pdf(content, name))
    except pypdfium2.PdfiumError as error:
        raise _broken(name) from error
    try:
        return [document.get_page_size(number) for number in range(len(document))]
    finally:
        document.close()


def picture(content: bytes, number: int, name: str) -> bytes:
    """How a page, counted from 1, looks: a WebP. Raises ``CannotRead`` with a sentence that names the file."""
    from PIL import Image  # noqa: PLC0415 - half the time that starting takes, and most callers draw nothing

    if pictures.is_picture(content):
        image = pictures.on_paper(pictures.one(content, number, name)).convert("RGB")
        image.thumbnail((LONGEST_SIDE // 2, LONGEST_SIDE))
        return _webp(image)
    try:
        for _, page in drawing.opened(_pdf(content, name), [number]):
            if drawing.largest_picture(page) > MOST_PIXELS:
                raise OverLimit(
                    f"Page {number} of {name} holds too large a picture to be drawn. Read its text instead."
                )
            scale = min(RESOLUTION / 72, LONGEST_SIDE / max(page.get_size()))
            width, height, pixels = drawing.coloured(page, scale, 0)
            return _webp(Image.frombytes("RGB", (width, height), pixels, "raw", "BGR"))
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise _broken(name) from error
    raise _broken(name)


def sheet(content: bytes, number: int, text: str, name: str) -> Sheet:
    """Where on a page, counted from 1, the words of its text stand; ``text`` is what reading it gave.

    Words that the page does not show any more where they were read, after a change of the reader, have no place.
    Raises ``CannotRead``.
    """
    if pictures.is_picture(content):
        page = pictures.read_one(content, number, name) if scans.installed() else _unread(content, number, name)
        words = pdf.laid_in_order(page)
    else:
        try:
            page, words = pdf.words_in_order(_pdf(content, name), number)
        except (pypdfium2.PdfiumError, IndexError) as error:
            raise _broken(name) from error
    turned = page.turned % 2 == 1
    width, height = (page.height, page.width) if turned else (page.width, page.height)
    placed = (
        PlacedWord(start, end, _turned_back(word, page.turned, width, height)) for start, end, word in _met(text, words)
    )
    return Sheet(width, height, tuple(placed))


def as_json(placed: Sheet) -> bytes:
    """A sheet as JSON: its size, and of each word start, end, left, right, top and bottom."""
    words = [
        [w.start, w.end, *(round(at, 2) for at in (w.box.x0, w.box.x1, w.box.top, w.box.bottom))] for w in placed.words
    ]
    return json.dumps({"width": placed.width, "height": placed.height, "words": words}, separators=(",", ":")).encode()


def from_json(written: bytes) -> Sheet:
    """The sheet that ``as_json`` wrote."""
    said = json.loads(written)
    words = (
        PlacedWord(int(start), int(end), Box(float(x0), float(x1), float(top), float(bottom)))
        for start, end, x0, x1, top, bottom in said["words"]
    )
    return Sheet(float(said["width"]), float(said["height"]), tuple(words))


def _pdf(content: bytes, name: str) -> bytes:
    padded = content.lstrip(b"\0 \t\r\n")
    if b"%PDF-" not in padded[:1024]:
        raise UnknownFormat(f"{name} has no pages that could be drawn. Read its text instead.")
    return padded


def _broken(name: str) -> Broken:
    return Broken(f"This page of {name} cannot be drawn: the file is damaged. Read its text instead.")


def _unread(content: bytes, number: int, name: str) -> RawPage:
    width, height = pictures.sizes(content, name)[number - 1]
    return RawPage(width, height, [], [])


def _webp(image: object) -> bytes:
    from PIL import Image  # noqa: PLC0415 - as above

    assert isinstance(image, Image.Image)  # noqa: S101 - for the type checker
    written = io.BytesIO()
    image.save(written, "WEBP", quality=QUALITY, method=EFFORT)
    return written.getvalue()


def _met(text: str, words: Sequence[Word]) -> list[tuple[int, int, Word]]:
    """The stretches of the text that stand without space, each with its word: all of them, unless the reader changed."""
    stretches = list(re.finditer(r"\S+", text))
    said, seen = [stretch[0] for stretch in stretches], [word.text for word in words]
    if said == seen:
        pairs = zip(stretches, words, strict=True)
        return [(stretch.start(), stretch.end(), word) for stretch, word in pairs]
    same = SequenceMatcher(None, said, seen, autojunk=False).get_matching_blocks()
    return [
        (stretches[block.a + n].start(), stretches[block.a + n].end(), words[block.b + n])
        for block in same
        for n in range(block.size)
    ]


def _turned_back(word: Word, quarters: int, width: float, height: float) -> Box:
    """A word's place on the page as it is shown, where the page was turned clockwise by so many quarters to be read."""
    x0, x1, top, bottom = word.x0, word.x1, word.top, word.bottom
    if quarters == 1:
        return Box(top, bottom, height - x1, height - x0)
    if quarters == 2:
        return Box(width - x1, width - x0, height - bottom, height - top)
    if quarters == 3:
        return Box(width - bottom, width - top, x0, x1)
    return Box(x0, x1, top, bottom)


def _runs(words: Sequence[PlacedWord]) -> list[list[PlacedWord]]:
    """Words that follow one another on one line."""
    runs: list[list[PlacedWord]] = []
    for word in words:
        if runs and _on_one_line(runs[-1][-1].box, word.box):
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _on_one_line(one: Box, other: Box) -> bool:
    """Whether two words stand side by side, upright or turned, with no more than a tab between them."""
    level = min(one.bottom, other.bottom) - max(one.top, other.top)
    if level > 0.5 * min(one.bottom - one.top, other.bottom - other.top):
        return -1 <= other.x0 - one.x1 < 4 * (one.bottom - one.top)
    beside = min(one.x1, other.x1) - max(one.x0, other.x0)
    turned = one.height + other.height > one.width + other.width
    if turned and beside > 0.5 * min(one.width, other.width):
        wide = one.width
        return -1 <= other.top - one.bottom < wide or -1 <= one.top - other.bottom < wide
    return False


def _around(words: Sequence[PlacedWord]) -> Box:
    boxes = [word.box for word in words]
    return Box(
        min(box.x0 for box in boxes),
        max(box.x1 for box in boxes),
        min(box.top for box in boxes),
        max(box.bottom for box in boxes),
    )
