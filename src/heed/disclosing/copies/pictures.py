"""Pictures without the phrases in them, and without what they tell of where and by whom they were taken."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageDraw, ImageFont, ImageOps

from heed.disclosing.copies.made import Made, Removed
from heed.disclosing.errors import CannotRedact, StillThere
from heed.disclosing.phrases import MARK, Phrases
from heed.reading.errors import Broken, OverLimit
from heed.reading.formats import scans

MOST_PIXELS = 200_000_000
SMALLEST = 40
"""A picture of fewer pixels to a side holds no words."""
Box = tuple[float, float, float, float]
_GROUND, _EDGE, _INK = 228, 130, 50
"""Pale, so that nobody takes it for a bar under which words may lie."""


def copied(content: bytes, name: str, phrases: Phrases) -> Made:
    """The picture drawn anew, as PNG, with the words painted out."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "TIFF", "GIF", "BMP")) as opened:
                frames = getattr(opened, "n_frames", 1)
                if opened.width * opened.height > MOST_PIXELS:
                    raise OverLimit(
                        f"{name} is too large a picture to be copied. Scan the page again at 300 dots to an inch."
                    )
                if frames > 1:
                    raise CannotRedact(
                        f"{name} holds {frames} pictures. Save each by itself, or as a PDF, and try again."
                    )
                picture = _plain(ImageOps.exif_transpose(opened))
    except (OSError, ValueError, SyntaxError) as error:
        raise Broken(f"{name} is damaged and cannot be opened as a picture. Scan or save it again.") from error
    painted, times = without_words(picture, phrases, name)
    out = io.BytesIO()
    painted.save(out, "PNG")
    return Made(out.getvalue(), (Removed("the picture", times),) if times else ())


def without_words(picture: Image.Image, phrases: Phrases, name: str) -> tuple[Image.Image, int]:
    """A picture with the words that a recogniser sees in it painted out, and how many times.

    Raises ``CannotRedact`` where there is no recogniser, and ``StillThere`` where the words can still be made out.
    """
    if min(picture.size) < SMALLEST or not phrases.given:
        return picture, 0
    if not scans.installed():
        raise CannotRedact(
            f"{name} holds pictures, and whether words stand in them cannot be told here. {scans.INSTALL}"
        )
    times = 0
    for _ in range(3):
        boxes = seen_in(picture, phrases)
        if not boxes:
            return picture, times
        times += len(boxes)
        picture = painted(picture, boxes)
    if seen_in(picture, phrases):
        raise StillThere(f"Words in a picture in {name} could not be painted out. Take the picture out by hand.")
    return picture, times


def seen_in(picture: Image.Image, phrases: Phrases) -> list[Box]:
    """Where a recogniser sees the phrases, in pixels, with room to spare: it places letters only roughly in their line."""
    resolution = 200.0
    shrunk = min(1.0, scans.LONGEST_SIDE / max(picture.size))
    grey = picture.convert("L")
    if shrunk < 1:
        grey = grey.resize((max(1, round(grey.width * shrunk)), max(1, round(grey.height * shrunk))))
    reading = scans.recognise(scans.Picture(*grey.size, grey.tobytes(), resolution))
    text, starts = "", []
    for word in reading.words:
        starts.append(len(text))
        text += word.text + " "
    scale = resolution / 72 / shrunk
    boxes: list[Box] = []
    for start, end in phrases.places(text):
        lines: list[Box] = []
        for word, at in zip(reading.words, starts, strict=True):
            if at < end and start < at + len(word.text):
                room, high = 0.9 * (word.bottom - word.top), 0.5 * (word.bottom - word.top)
                _add(lines, (word.x0 - room, word.top - high, word.x1 + room, word.bottom + high))
        for x0, y0, x1, y1 in lines:
            upright = (x0 * scale, y0 * scale, x1 * scale, y1 * scale)
            boxes.append(_turned_back(upright, picture.size, -reading.turned % 4))
    return boxes


def _add(lines: list[Box], box: Box) -> None:
    """Add a word's box: to the line's before it, where the two touch."""
    last = lines[-1] if lines else None
    if (
        last
        and box[0] <= last[2] + (box[3] - box[1])
        and min(box[3], last[3]) - max(box[1], last[1]) > 0.5 * (box[3] - box[1])
    ):
        lines[-1] = (min(box[0], last[0]), min(box[1], last[1]), max(box[2], last[2]), max(box[3], last[3]))
    else:
        lines.append(box)


def painted(picture: Image.Image, boxes: list[Box]) -> Image.Image:
    """The picture with the boxes painted over in one pale grey, and the mark in them where there is room for it."""
    done = picture.copy()
    draw = ImageDraw.Draw(done)
    ground, edge, ink = (_GROUND, _EDGE, _INK) if done.mode == "L" else ((_GROUND,) * 3, (_EDGE,) * 3, (_INK,) * 3)
    for x0, y0, x1, y1 in boxes:
        draw.rectangle((int(x0), int(y0), int(x1) + 1, int(y1) + 1), fill=ground, outline=edge)
    for x0, y0, x1, y1 in boxes:
        size = 0.62 * (y1 - y0)
        if size < 6:
            continue
        font = ImageFont.load_default(size)
        wide = draw.textlength(MARK, font=font)
        if wide < x1 - x0:
            draw.text(((x0 + x1 - wide) / 2, (y0 + y1) / 2), MARK, font=font, fill=ink, anchor="lm")
    return done


def _turned_back(box: Box, size: tuple[int, int], quarters: int) -> Box:
    """A box in a picture that was turned so many quarters to the left, in the picture as it was."""
    x0, y0, x1, y1 = box
    width, height = size
    if quarters == 1:
        return width - y1, x0, width - y0, x1
    if quarters == 2:
        return width - x1, height - y1, width - x0, height - y0
    if quarters == 3:
        return y0, height - x1, y1, height - x0
    return box


def _plain(picture: Image.Image) -> Image.Image:
    """Colours or greys on white, with nothing else."""
    if picture.has_transparency_data:
        clear = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
    plain = picture.convert("L" if picture.mode in {"1", "L", "I;16", "I"} else "RGB")
    return Image.frombytes(plain.mode, plain.size, plain.tobytes())


def as_format(png: bytes, name: str) -> bytes:
    """A picture in the format that its name promises."""
    suffix = name.lower().rpartition(".")[2]
    form = {"jpg": "JPEG", "jpeg": "JPEG", "tif": "TIFF", "tiff": "TIFF", "gif": "GIF", "bmp": "BMP"}.get(suffix, "PNG")
    if form == "PNG":
        return png
    out = io.BytesIO()
    with Image.open(io.BytesIO(png)) as picture:
        picture.save(out, form, quality=95) if form == "JPEG" else picture.save(out, form)
    return out.getvalue()
