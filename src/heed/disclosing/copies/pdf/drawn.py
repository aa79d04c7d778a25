"""A page drawn anew as a picture with the words painted out in its pixels, and an invisible layer of the words that remain."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as c
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image

from heed.disclosing.copies import pictures
from heed.disclosing.copies.pdf.layer import Placed, font_of, layer
from heed.disclosing.copies.pdf.letters import Letters
from heed.disclosing.phrases import MARK, Phrases
from heed.reading.errors import OverLimit
from heed.reading.formats import scans
from heed.reading.formats.pdf import drawing

RESOLUTION = 200
DARK = 100
EVEN = 24
"""Less difference than this, of 255, is no letter."""
LONGEST_SIDE = 5000
_WORD = re.compile(r"[^\s\ufffd]+")
Pixels = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as its picture, in points how large it is, the words that can still be read, and how often some were removed."""

    picture: bytes
    pixels: tuple[int, int]
    colours: int
    width: float
    height: float
    words: tuple[Placed, ...]
    times: int


def page_of(
    page: pdfium.PdfPage,
    letters: Letters,
    gone: Sequence[tuple[int, int]],
    unseen: set[int],
    in_pictures: Phrases | None,
    name: str,
) -> Drawn:
    """Draw a page. ``gone`` and ``unseen`` count its letters: stretches to remove, and first letters of words nobody sees.

    ``in_pictures`` are the phrases to be looked for in its pixels too; null where the page has no pictures.
    """
    width, height = page.get_size()
    if not 0 < width <= 20_000 or not 0 < height <= 20_000:
        raise OverLimit(f"{name} has a page larger than any sheet of paper, which cannot be drawn.")
    scale = min(RESOLUTION / 72, LONGEST_SIDE / max(width, height))
    picture, where = _rendered(page, scale)
    covers = list(_covers(page, scale))
    boxes = {span[0]: box for span in _lines(letters, gone) if (box := _pixels(where, letters, span))}
    # what leaves no ink is in no layer either: words of a layer that is switched off, or that nobody found hidden
    words = {at: word for at, word in _words(where, letters, gone, unseen).items() if not _is_blank(picture, word[1])}
    shown = {at: box for at, box in boxes.items() if not _is_blank(picture, box)}
    meant = [box for at in unseen if (box := _word_box(where, letters, at)) and not _is_blank(picture, box)]
    painted = [*shown.values(), *covers, *meant]
    picture = _greyed(pictures.painted(picture, painted))
    times = len(gone)
    if in_pictures is not None:
        picture, more = pictures.without_words(picture, in_pictures, name)
        times += more
        if not words:
            words = dict(enumerate(_recognised(picture, in_pictures)))
    words = {at: word for at, word in words.items() if not any(_within(word[1], cover) for cover in covers)}
    # the mark is read where the words were
    words |= {at: (MARK, box) for at, box in shown.items()}
    placed = [
        Placed(said, *(side / scale for side in box))
        for _, (said, box) in sorted(words.items())
        if 0 < box[0] + box[2] < 2 * picture.width and 0 < box[1] + box[3] < 2 * picture.height
    ]
    return Drawn(
        zlib.compress(picture.tobytes(), 9),
        picture.size,
        len(picture.mode),
        picture.width / scale,
        picture.height / scale,
        tuple(placed),
        times,
    )


def _rendered(page: pdfium.PdfPage, scale: float, *, marks: bool = False) -> tuple[Image.Image, pdfium.PdfPosConv]:
    """The page's picture, with or without the marks that lie on it, and how places on it are told."""
    bitmap = page.render(scale=scale, may_draw_forms=False, draw_annots=marks)
    try:
        return bitmap.to_pil().convert("RGB"), bitmap.get_posconv(page)
    finally:
        bitmap.close()


def _covers(page: pdfium.PdfPage, scale: float) -> Iterator[Pixels]:
    """The places of marks that lie over the page: a copy has no marks, and must not show what was under them.

    A highlight covers only where it is too dark to read through.
    """
    found = [(kind, box) for kind, boxes in drawing.annotations_of(page) if kind in drawing.MARKS for box in boxes]
    if not found:
        return
    picture, where = _rendered(page, scale, marks=True)
    for kind, (left, bottom, right, top) in found:
        corners = [where.to_bitmap(x, y) for x, y in ((left, bottom), (right, top))]
        xs, ys = sorted(x for x, _ in corners), sorted(y for _, y in corners)
        box = (xs[0] - 1, ys[0] - 1, xs[1] + 1, ys[1] + 1)
        if kind != c.FPDF_ANNOT_HIGHLIGHT or _lightest(picture, box) < DARK:
            yield box


def _cut(picture: Image.Image, box: Pixels) -> Image.Image:
    x0, y0, x1, y1 = (round(side) for side in box)
    x0, y0 = max(0, min(x0, picture.width - 1)), max(0, min(y0, picture.height - 1))
    return picture.crop((x0, y0, max(x0 + 1, min(x1, picture.width)), max(y0 + 1, min(y1, picture.height)))).convert(
        "L"
    )


def _lightest(picture: Image.Image, box: Pixels) -> int:
    """How light the lightest pixels in a box are, leaving out its edge."""
    x0, y0, x1, y1 = box
    _, lightest = _cut(picture, (x0 + 2, y0 + 2, x1 - 2, y1 - 2)).getextrema()
    return int(lightest) if isinstance(lightest, int | float) else 255


def _is_blank(picture: Image.Image, box: Pixels) -> bool:
    """Whether nothing is drawn in a box: then there is nothing to paint over."""
    darkest, lightest = _cut(picture, box).getextrema()
    return isinstance(darkest, int | float) and isinstance(lightest, int | float) and lightest - darkest < EVEN


def _within(box: Pixels, cover: Pixels) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return cover[0] <= x <= cover[2] and cover[1] <= y <= cover[3]


def _word_box(where: pdfium.PdfPosConv, letters: Letters, at: int) -> Pixels | None:
    """The box of the word that begins at a letter."""
    word = _WORD.match(letters.text, at)
    return _pixels(where, letters, word.span()) if word else None


def append(copy: Pdf, drawn: Drawn) -> None:
    """Append the page to a file."""
    wide, high = drawn.pixels
    picture = Stream(copy, drawn.picture)
    picture.Type, picture.Subtype, picture.Width, picture.Height = Name.XObject, Name.Image, wide, high
    picture.ColorSpace = Name.DeviceGray if drawn.colours == 1 else Name.DeviceRGB
    picture.BitsPerComponent, picture.Filter = 8, Name.FlateDecode
    drawing = b"q %f 0 0 %f 0 0 cm /Im0 Do Q\n" % (drawn.width, drawn.height) + layer(drawn.words, drawn.height)
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, drawn.width, drawn.height]),
        Resources=Dictionary(
            XObject=Dictionary({"/Im0": copy.make_indirect(picture)}), Font=Dictionary({"/F0": font_of(copy)})
        ),
        Contents=copy.make_stream(drawing),
    )
    copy.pages.append(pikepdf.Page(copy.make_indirect(page)))


def _lines(letters: Letters, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans cut where a line ends: where PDFium made up a line's end, or letters step back or far down."""
    cut: list[tuple[int, int]] = []
    for start, end in spans:
        first, last_box = start, None
        for n in range(start, end):
            box = letters.boxes[n]
            if box is None:
                if letters.text[n] in "\r\n-" and n > first:
                    cut.append((first, n))
                    first, last_box = n + 1, None
                continue
            if last_box and _apart(last_box, box):
                cut.append((first, n))
                first = n
            last_box = box
        if first < end:
            cut.append((first, end))
    return cut


def _apart(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    """Whether two letters stand on different lines, whichever way those run."""
    size = max(1.0, min(a[3] - a[1], a[2] - a[0]))
    beside = min(a[3], b[3]) - max(a[1], b[1]) > 0.3 * (a[3] - a[1])
    under = min(a[2], b[2]) - max(a[0], b[0]) > 0.3 * (a[2] - a[0])
    gap = max(b[0] - a[2], a[0] - b[2], b[1] - a[3], a[1] - b[3])
    return not (beside or under) or gap > 8 * size


def _pixels(where: pdfium.PdfPosConv, letters: Letters, span: tuple[int, int]) -> Pixels | None:
    """The box of a span in the picture; null for one without ink."""
    boxes = [box for box in letters.boxes[span[0] : span[1]] if box]
    if not boxes:
        return None
    corners = [where.to_bitmap(x, y) for x0, y0, x1, y1 in boxes for x, y in ((x0, y0), (x1, y1), (x0, y1), (x1, y0))]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs) - 1, min(ys) - 1, max(xs) + 1, max(ys) + 1


def _words(
    where: pdfium.PdfPosConv, letters: Letters, gone: Sequence[tuple[int, int]], unseen: set[int]
) -> dict[int, tuple[str, Pixels]]:
    """The words that remain, by their first letters; a word of which some letters are removed keeps the others."""
    taken = {n for start, end in gone for n in range(start, end)}
    words: dict[int, tuple[str, Pixels]] = {}
    for match in _WORD.finditer(letters.text):
        if match.start() in unseen:
            continue
        for start, end in _left(match.start(), match.end(), taken):
            box = _pixels(where, letters, (start, end))
            said = letters.text[start:end]
            if box and ((start, end) == match.span() or any(letter.isalnum() for letter in said)):
                words[start] = (said, box)
    return words


def _left(start: int, end: int, taken: set[int]) -> list[tuple[int, int]]:
    left: list[tuple[int, int]] = []
    for n in range(start, end):
        if n in taken:
            continue
        if left and left[-1][1] == n:
            left[-1] = (left[-1][0], n + 1)
        else:
            left.append((n, n + 1))
    return left


def _recognised(picture: Image.Image, phrases: Phrases) -> list[tuple[str, Pixels]]:
    """The words that a recogniser sees in a picture which had no text of its own."""
    shrunk = min(1.0, scans.LONGEST_SIDE / max(picture.size))
    grey = picture.convert("L").resize((round(picture.width * shrunk), round(picture.height * shrunk)))
    reading = scans.recognise(scans.Picture(*grey.size, grey.tobytes(), float(RESOLUTION)))
    if reading.turned:
        return []
    scale = RESOLUTION / 72 / shrunk
    words = [(w.text, (w.x0 * scale, w.top * scale, w.x1 * scale, w.bottom * scale)) for w in reading.words]
    return [] if phrases.stand_in(" ".join(said for said, _ in words)) else words


def _greyed(picture: Image.Image) -> Image.Image:
    """The picture in greys, where it has no colours: a third of the size."""
    red, green, blue = picture.split()
    return picture.convert("L") if red.tobytes() == green.tobytes() == blue.tobytes() else picture
