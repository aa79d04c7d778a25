"""Where words stand on their pages: held against PDFium's own answer to what stands in a box, in every layout we make."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw as c
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from heed.reading import Document, read_bytes
from heed.reading.errors import Broken, UnknownFormat
from heed.reading.formats import scans
from heed.reading.sheets import Box, PlacedWord, Sheet, as_json, from_json, picture, sheet, sizes
from reading.fixtures import hostile
from reading.fixtures.library import Fixture, fixtures

ONE_OF_EACH = [fixture for fixture in fixtures() if not fixture.turn]
needs_recogniser = pytest.mark.skipif(not scans.installed(), reason="the extra “scans” is not installed")


def sheets_of(content: bytes, document: Document) -> list[Sheet]:
    return [sheet(content, number, text, "report.pdf") for number, text in enumerate(document.page_texts, start=1)]


def letters(said: str) -> str:
    return "".join(letter for letter in said if letter.isalnum())


def stands_in(page: pypdfium2.PdfPage, box: Box) -> str:
    """What PDFium finds in a box that is given as the page is shown: by its own way from there to its coordinates."""
    width, height = page.get_size()
    corners = []
    for x, y in ((box.x0, box.top), (box.x1, box.bottom)):
        across, up = ctypes.c_double(), ctypes.c_double()
        fine = 100
        c.FPDF_DeviceToPage(
            page.raw, 0, 0, round(width * fine), round(height * fine), 0, round(x * fine), round(y * fine),
            ctypes.byref(across), ctypes.byref(up),
        )  # fmt: skip
        corners.append((across.value, up.value))
    (ax, ay), (bx, by) = corners
    text = page.get_textpage()
    found = text.get_text_bounded(min(ax, bx) - 0.5, min(ay, by) - 0.5, max(ax, bx) + 0.5, max(ay, by) + 0.5)
    text.close()
    return str(found)


def words_and_what_stands_there(content: bytes, document: Document, placed: list[Sheet]) -> Iterator[tuple[str, str]]:
    opened = pypdfium2.PdfDocument(content)
    for page, text, one in zip(opened, document.page_texts, placed, strict=True):
        for word in one.words:
            yield text[word.start : word.end], stands_in(page, word.box)


@pytest.mark.parametrize("fixture", ONE_OF_EACH, ids=lambda fixture: fixture.layout)
def test_every_word_and_all_evidence_has_its_place_and_stands_there(fixture: Fixture, tmp_path: Path) -> None:
    path, _ = fixture.write(tmp_path)
    content = path.read_bytes()
    document = read_bytes(content, path.name)
    placed = sheets_of(content, document)
    assert [len(one.words) for one in placed] == [len(text.split()) for text in document.page_texts]
    assert [(one.width, one.height) for one in placed] == [
        pytest.approx(size, abs=0.5) for size in sizes(content, path.name)
    ]
    pairs = [(letters(word), letters(there)) for word, there in words_and_what_stands_there(content, document, placed)]
    told = [(word, there) for word, there in pairs if word and there]
    # a word of a scan has no letters in the file
    assert len(told) > 0.9 * sum(bool(word) for word, _ in pairs)
    astray = [(word, there) for word, there in told if word not in there]
    assert len(astray) <= 0.002 * len(told), astray[:5]
    evidence = [
        cited
        for review in document.reviews
        for said in (*review.items, *review.facts, *((review.story,) if review.story else ()))
        for cited in said.evidence
    ]
    assert evidence
    for cited in evidence:
        page = placed[cited.page - 1]
        boxes = page.boxes(cited.start, cited.end)
        assert boxes
        assert all(0 <= b.x0 < b.x1 <= page.width + 1 and 0 <= b.top < b.bottom <= page.height + 1 for b in boxes)


def test_words_hidden_in_a_file_have_the_place_where_they_are_hidden() -> None:
    covered = hostile.text_at(60, 600, "Jane Example") + "0 g 50 590 300 25 re f\n"
    content = hostile.pdf(hostile.report_page(covered))
    (text,) = read_bytes(content, "report.pdf").page_texts
    at = text.index("Jane")
    (box,) = sheet(content, 1, text, "report.pdf").boxes(at, at + 4)
    assert (round(box.x0), box.top < 842 - 600 < box.bottom) == (60, True)


@needs_recogniser
@pytest.mark.parametrize("quarters", [0, 1, 3])
def test_words_made_out_on_a_scan_stand_where_they_are_shown(quarters: int) -> None:
    page = pypdfium2.PdfDocument(hostile.plain())[0].render(scale=150 / 72).to_pil().convert("L")
    written = io.BytesIO()
    page.rotate(90 * quarters, expand=True).save(written, "PDF", resolution=150)
    content = written.getvalue()
    (text,) = read_bytes(content, "scan.pdf").page_texts
    placed = sheet(content, 1, text, "scan.pdf")
    assert (placed.width > placed.height) == (quarters % 2 == 1)
    at = text.index("Review")
    (box,) = placed.boxes(at, at + 6)
    ink = Image.open(io.BytesIO(picture(content, 1, "scan.pdf"))).convert("L")
    scale = ink.width / placed.width
    held = ink.crop((round(box.x0 * scale), round(box.top * scale), round(box.x1 * scale), round(box.bottom * scale)))
    assert held.getextrema()[0] < 100  # type: ignore[operator]
    assert (box.bottom - box.top > box.x1 - box.x0) == (quarters % 2 == 1)


def test_a_text_that_the_reader_gave_otherwise_once_keeps_the_places_of_what_is_the_same() -> None:
    content = hostile.plain()
    (text,) = read_bytes(content, "report.pdf").page_texts
    older = "Another head\n\n" + text
    whole, most = sheet(content, 1, text, "report.pdf"), sheet(content, 1, older, "report.pdf")
    shift = len("Another head\n\n")
    assert [(w.start - shift, w.box) for w in most.words] == [(w.start, w.box) for w in whole.words]
    assert most.boxes(0, 7) == ()


def test_a_picture_is_a_webp_of_the_pages_shape() -> None:
    image = Image.open(io.BytesIO(picture(hostile.plain(), 1, "report.pdf")))
    assert image.format == "WEBP"
    assert image.width / image.height == pytest.approx(595 / 842, abs=0.01)


def test_a_picture_of_a_page_is_a_page_too() -> None:
    written = io.BytesIO()
    Image.new("RGB", (1275, 1650), "white").save(written, "PNG", dpi=(150, 150))
    content = written.getvalue()
    assert sizes(content, "page.png") == [pytest.approx((612, 792), abs=1)]
    assert Image.open(io.BytesIO(picture(content, 1, "page.png"))).size == (1200, 1553)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"Serious Case Review", UnknownFormat),
        (b"%PDF-1.7 nothing more", Broken),
    ],
)
def test_what_cannot_be_drawn_gets_a_sentence(content: bytes, refusal: type[Exception]) -> None:
    for drawn in (sizes, lambda c, n: picture(c, 1, n), lambda c, n: sheet(c, 1, "text", n)):
        with pytest.raises(refusal, match="Read its text instead"):
            drawn(content, "report.pdf")


def test_a_page_that_is_not_there_gets_a_sentence() -> None:
    with pytest.raises(Broken, match="cannot be drawn"):
        picture(hostile.plain(), 9, "report.pdf")


coordinates = st.floats(0, 900).map(lambda at: round(at, 2))
words = st.builds(
    PlacedWord,
    st.integers(0, 9000),
    st.integers(0, 9000),
    st.builds(Box, coordinates, coordinates, coordinates, coordinates),
)


@given(st.lists(words))
def test_a_sheet_survives_being_written_down(some: list[PlacedWord]) -> None:
    one = Sheet(595.0, 842.0, tuple(some))
    assert from_json(as_json(one)) == one


def test_boxes_are_one_for_each_line() -> None:
    page = Sheet(
        600.0,
        800.0,
        tuple(
            PlacedWord(
                5 * n, 5 * n + 4, Box(50 + 40 * (n % 3), 85 + 40 * (n % 3), 100 + 14 * (n // 3), 112 + 14 * (n // 3))
            )
            for n in range(6)
        ),
    )
    assert page.boxes(5, 24) == (Box(90, 165, 100, 112), Box(50, 125, 114, 126))
    assert page.boxes(4, 5) == ()


def test_words_under_one_another_are_lines_of_their_own_unless_the_page_lies_on_its_side() -> None:
    upright = Sheet(600.0, 800.0, (PlacedWord(0, 5, Box(50, 80, 100, 112)), PlacedWord(6, 9, Box(50, 75, 114, 126))))
    assert len(upright.boxes(0, 9)) == 2
    turned = Sheet(600.0, 800.0, (PlacedWord(0, 5, Box(50, 62, 100, 140)), PlacedWord(6, 9, Box(50, 62, 144, 180))))
    assert turned.boxes(0, 9) == (Box(50, 62, 100, 180),)
