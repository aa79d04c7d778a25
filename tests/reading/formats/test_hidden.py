"""Text that nobody sees in a PDF is reported with where it stands, and is no part of what is read."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from heed.reading import Document, read_bytes
from heed.reading.document import ReadingWarning
from heed.reading.formats import scans
from reading.fixtures import hostile
from reading.fixtures.hostile import pdf, picture, report_page, text_at

SECRET = "Jane Example of Mill Lane"
WHITE = "1 1 1 rg"


def read(content: bytes) -> Document:
    return read_bytes(content, "report.pdf")


def alarms(document: Document) -> list[ReadingWarning]:
    return [warning for warning in document.warnings if warning.code == "hidden-text"]


def said(document: Document) -> str:
    """All that is read as the report's own words."""
    return " ".join(
        [item.text for review in document.reviews for item in review.items]
        + [review.story.text for review in document.reviews if review.story]
    )


HIDDEN = {
    "under a black box": (pdf(report_page(text_at(60, 600, SECRET) + "0 g 50 590 300 25 re f\n")), "under a dark box"),
    "under a white box": (pdf(report_page(text_at(60, 600, SECRET) + "1 g 50 590 300 25 re f\n")), "a box or picture"),
    "under a black picture": (
        pdf(
            report_page(text_at(60, 600, SECRET) + "q 300 0 0 25 50 590 cm /Im1 Do Q\n"),
            objects=[picture(30, 3, b"\x00" * 90)],
        ),
        "under a dark box",
    ),
    "in white": (pdf(report_page(text_at(60, 600, SECRET, before=WHITE))), "in the colour of what they stand on"),
    "in the colour of a panel": (
        pdf(
            report_page(
                text_at(60, 600, SECRET, before="0.8 0.9 0.7 rg"), first="q 0.8 0.9 0.7 rg 50 590 300 25 re f Q\n"
            )
        ),
        "in the colour of what they stand on",
    ),
    "not drawn": (pdf(report_page(text_at(60, 600, SECRET, before="3 Tr"))), "not drawn"),
    "off the page": (pdf(report_page(text_at(700, 600, SECRET))), "outside the edges"),
    "outside the crop box": (
        pdf(report_page(text_at(60, 100, SECRET)), page_entries="/CropBox [0 300 595 842]"),
        "outside the edges",
    ),
    "very small": (pdf(report_page(text_at(60, 600, SECRET, size=1))), "too small"),
    "under a mark for redaction": (
        pdf(
            report_page(text_at(60, 600, SECRET)),
            objects=[b"<< /Type /Annot /Subtype /Redact /Rect [50 590 350 615] >>"],
            page_entries="/Annots [10 0 R]",
        ),
        "marked for redaction",
    ),
    "under a black highlighter": (
        pdf(
            report_page(text_at(60, 600, SECRET)),
            objects=[
                b"<< /Type /Annot /Subtype /Highlight /Rect [50 590 350 615] /C [0 0 0] /QuadPoints [50 615 350 615 50 590 350 590] >>"
            ],
            page_entries="/Annots [10 0 R]",
        ),
        "under a dark box",
    ),
    "under a filled square": (
        pdf(
            report_page(text_at(60, 600, SECRET)),
            objects=[b"<< /Type /Annot /Subtype /Square /Rect [50 590 350 615] /C [0 0 0] /IC [0 0 0] >>"],
            page_entries="/Annots [10 0 R]",
        ),
        "under a dark box",
    ),
}


@pytest.mark.parametrize(("content", "how"), HIDDEN.values(), ids=HIDDEN)
def test_hidden_words_raise_one_alarm_that_says_how_many_and_where(content: bytes, how: str) -> None:
    document = read(content)
    (alarm,) = alarms(document)
    assert alarm.message.startswith("5 words on page 1")
    assert how in alarm.message
    (evidence,) = alarm.evidence
    assert evidence.quote == SECRET
    assert document.page_texts[0][evidence.start : evidence.end] == SECRET


@pytest.mark.parametrize(("content", "_how"), HIDDEN.values(), ids=HIDDEN)
def test_hidden_words_are_no_part_of_what_is_read_and_the_rest_is(content: bytes, _how: str) -> None:
    document = read(content)
    assert "Jane" not in said(document)
    assert [item.number for item in document.reviews[0].items] == ["1", "2"]


def test_a_covered_word_within_a_line_is_left_out_of_its_item() -> None:
    line = text_at(60, 640, "Recommendation 3: The school of Jane should write to parents.")
    # the box lies over the name alone, and the full stop after the line stays in sight
    document = read(pdf(report_page(line + "0 g 229.5 636 26 14 re f\n")))
    (alarm,) = alarms(document)
    assert alarm.message.startswith("1 word on page 1 can be copied out")
    assert alarm.evidence[0].quote == "Jane"
    assert document.reviews[0].items[-1].text == "The school of should write to parents."


def test_one_word_is_spoken_of_as_one() -> None:
    (alarm,) = alarms(read(pdf(report_page(text_at(60, 600, "Jane", before=WHITE)))))
    assert alarm.message.startswith("1 word on page 1 is written in the colour of what it stands on")
    assert "whether it identifies anybody" in alarm.message


SEEN = {
    "shading behind words": report_page(text_at(60, 600, SECRET), first="0.9 0.9 0.6 rg 50 590 300 25 re f 0 g\n"),
    "white on a dark band": report_page(text_at(60, 600, SECRET, before=WHITE), first="0.1 g 50 590 300 25 re f 0 g\n"),
    "a line drawn through": report_page(text_at(60, 600, SECRET) + "0 g 60 603 150 0.8 re f\n"),
    "a frame drawn around": report_page(text_at(60, 600, SECRET) + "0 G 50 590 300 25 re S\n"),
    "a see-through marker": report_page(text_at(60, 600, SECRET) + "q /GS1 gs 1 1 0 rg 50 590 300 25 re f Q\n"),
    "a box beside": report_page(text_at(60, 600, SECRET) + "0 g 50 400 300 25 re f\n"),
    "a note's small figures": report_page(text_at(60, 600, SECRET) + text_at(60, 580, "12 13 14", size=5)),
    "light grey": report_page(text_at(60, 600, SECRET, before="0.8 g")),
}


@pytest.mark.parametrize("drawing", SEEN.values(), ids=SEEN)
def test_words_that_can_be_seen_raise_no_alarm(drawing: str) -> None:
    content = pdf(drawing).replace(b"/Resources <<", b"/Resources << /ExtGState << /GS1 << /ca 0.3 >> >>")
    document = read(content)
    assert not alarms(document)
    assert SECRET in document.page_texts[0]


def page_of_a_scan(box: tuple[int, int, int, int] | None) -> bytes:
    """A picture of a page of black strokes, with the words that a recogniser laid invisibly over them."""
    image = Image.new("L", (595, 842), 255)
    draw = ImageDraw.Draw(image)
    for n, line in enumerate((*hostile.REPORT, SECRET)):
        for x in range(60, 60 + 6 * len(line), 4):
            draw.line((x, 842 - (760 - 40 * n) - 8, x, 842 - (760 - 40 * n)), fill=0)
    if box:
        draw.rectangle(box, fill=0)
    words = "".join(text_at(60, 760 - 40 * n, line, before="3 Tr") for n, line in enumerate((*hostile.REPORT, SECRET)))
    return pdf(
        "q 595 0 0 842 0 0 cm /Im1 Do Q\n" + words,
        objects=[picture(595, 842, image.tobytes())],
    )


def test_the_text_layer_of_a_scan_is_its_text() -> None:
    document = read(page_of_a_scan(None))
    assert not alarms(document)
    assert [item.number for item in document.reviews[0].items] == ["1", "2"]


def test_words_in_the_text_layer_under_a_black_part_of_the_scan_raise_an_alarm() -> None:
    (alarm,) = alarms(read(page_of_a_scan((50, 842 - 660, 330, 842 - 630))))
    assert alarm.evidence[0].quote == SECRET
    assert "under a dark box" in alarm.message


def test_a_page_that_is_turned_is_judged_the_way_it_is_shown() -> None:
    content = pdf(report_page(text_at(60, 600, SECRET) + "0 g 50 590 300 25 re f\n"), page_entries="/Rotate 180")
    (alarm,) = alarms(read(content))
    assert alarm.evidence[0].quote == SECRET


def test_a_picture_over_live_text_is_read_and_what_lies_under_it_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "installed", lambda: False)
    content = pdf(
        report_page("q 595 0 0 842 0 0 cm /Im1 Do Q\n"),
        objects=[picture(10, 10, b"\xff" * 100)],
    )
    document = read(content)
    assert len(alarms(document)) == 1
    assert {"unreadable-page"} <= {warning.code for warning in document.warnings}
    assert not said(document)


def test_a_plain_report_raises_no_alarm() -> None:
    assert not alarms(read(hostile.plain()))
