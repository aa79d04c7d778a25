"""Pictures of pages: photographs, scans and faxes as PNG, JPEG or TIFF, one page each, or each of a TIFF's pages."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from heed.reading.errors import Broken, Empty, OverLimit, UnknownFormat
from heed.reading.formats import scans
from heed.reading.formats.pdf import laid_out
from heed.reading.formats.pdf.pdfium import RawPage
from heed.reading.formats.pdf.scanned import MOST_PIXELS, MOST_SCANS, recognised_by_machine, with_words
from heed.reading.pages import Source

if TYPE_CHECKING:
    from PIL import Image

MEDIA_TYPES = {
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
}
PAPER = 595.0
"""The shorter side of A4 in points: what a picture is taken to show that does not state how large it is."""


def is_picture(content: bytes) -> bool:
    """Whether the bytes are those of a picture that may show a page."""
    return content.startswith(tuple(MEDIA_TYPES))


def read(content: bytes, name: str) -> Source:
    """The words that a picture shows, as pages of lines.

    Raises ``UnknownFormat`` where the extra that reads pictures is not installed, ``Broken`` where the picture cannot be
    opened, ``OverLimit`` where it is too large, and ``Empty`` where no words are seen in it.
    """
    if not scans.installed():
        raise UnknownFormat(f"{name} is a picture, and reading one takes a recogniser. {scans.INSTALL}")
    pages = list(_pages(content, name))
    if not any(page.words for page in pages):
        raise Empty(
            f"No words can be seen in {name}. Check that it shows a page of text, and scan it again if need be."
        )
    read_by_machine = recognised_by_machine(range(1, len(pages) + 1))
    media_type = next(kind for signature, kind in MEDIA_TYPES.items() if content.startswith(signature))
    return laid_out(media_type, pages, read_by_machine)


def read_one(content: bytes, number: int, name: str) -> RawPage:
    """One page, counted from 1, with the words that are made out in it. Raises as ``read`` does."""
    return _page(one(content, number, name), name)


def one(content: bytes, number: int, name: str) -> Image.Image:
    """The picture of one page, counted from 1. Raises ``Broken`` or ``OverLimit``."""
    for at, frame in enumerate(_frames(content, name), start=1):
        if at == number:
            return frame.copy()
    raise Broken(f"{name} has no page {number}.")


def sizes(content: bytes, name: str) -> list[tuple[float, float]]:
    """The width and height of each page in points, the way it is shown. Raises ``Broken`` or ``OverLimit``."""
    found = []
    for frame in _frames(content, name):
        shown = _shown(frame)
        points = 72 / _resolution(frame, shown)
        found.append((shown.width * points, shown.height * points))
    return found


def _pages(content: bytes, name: str) -> Iterator[RawPage]:
    yield from (_page(frame, name) for frame in _frames(content, name))


def _frames(content: bytes, name: str) -> Iterator[Image.Image]:
    from PIL import Image, ImageSequence  # noqa: PLC0415 - comes with the extra

    with warnings.catch_warnings():
        # how large a picture may be is decided here, in words
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "TIFF")) as picture:
                for number, frame in enumerate(ImageSequence.Iterator(picture), start=1):
                    if number > MOST_SCANS:
                        raise OverLimit(
                            f"{name} holds more than {MOST_SCANS} pictures. Split the file and read the parts."
                        )
                    if frame.width * frame.height > MOST_PIXELS:
                        raise _too_large(name)
                    frame.load()
                    yield frame
        except (Image.DecompressionBombError, ValueError, OSError, SyntaxError, EOFError) as error:
            if isinstance(error, Image.DecompressionBombError):
                raise _too_large(name) from error
            raise Broken(f"{name} is damaged and cannot be opened as a picture. Scan or save it again.") from error


def _shown(frame: Image.Image) -> Image.Image:
    from PIL import ImageOps  # noqa: PLC0415 - comes with the extra

    return ImageOps.exif_transpose(frame)


def _resolution(frame: Image.Image, shown: Image.Image) -> float:
    stated = float(frame.info.get("dpi", (0, 0))[0])
    # what a camera or a screen states is not the paper's measure
    return stated if stated >= 100 else 72 * min(shown.size) / PAPER


def on_paper(frame: Image.Image) -> Image.Image:
    """The picture the way it is shown, with white where it lets through what is behind."""
    from PIL import Image  # noqa: PLC0415 - comes with the extra

    shown = _shown(frame)
    clear = shown.convert("RGBA") if shown.has_transparency_data else None
    return Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear) if clear else shown


def _page(frame: Image.Image, name: str) -> RawPage:
    shown = on_paper(frame)
    resolution = _resolution(frame, shown)
    grey = shown.convert("L")
    shrunk = min(1.0, scans.LONGEST_SIDE / max(grey.size))
    if shrunk < 1:
        grey = grey.resize((max(1, round(grey.width * shrunk)), max(1, round(grey.height * shrunk))))
    reading = scans.recognise(scans.Picture(*grey.size, grey.tobytes(), resolution * shrunk))
    return with_words(RawPage(reading.width, reading.height, [], []), reading)


def _too_large(name: str) -> OverLimit:
    return OverLimit(f"{name} is too large a picture to be opened. Scan the page again at 300 dots to an inch.")
