"""What is read off pages that were written in unusual ways."""

from __future__ import annotations

import pytest

from heed.reading.formats import pdf
from heed.reading.pages import Source
from reading.fixtures import plain_pdf
from reading.fixtures.plain_pdf import Said, paragraph

WORDS = (
    "The partnership should agree with the education authority a way to share concerns about children who are taught at home "
    "and should say after a year what has come of it for the children themselves."
)


def _read(content: bytes) -> Source:
    return pdf.read(content, "report.pdf")


def _texts(content: bytes) -> list[str]:
    return [line.text for line in _read(content).lines]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_reads_the_same_whichever_way_it_is_stored(rotate: int) -> None:
    page = [Said("Recommendations", 60, 60, size=18, bold=True), *paragraph(WORDS, 60, 100)]
    upright = _read(plain_pdf.pdf([page]))
    assert _read(plain_pdf.pdf([page], rotate=rotate)).page_texts == upright.page_texts
    assert upright.lines[0].heading == 1


def test_a_page_printed_sideways_is_turned() -> None:
    page = paragraph(WORDS, 60, 100)
    sideways = plain_pdf.pdf([page], rotate=90).replace(b"/Rotate 90", b"/Rotate 0 ")
    assert _read(sideways).page_texts == _read(plain_pdf.pdf([page])).page_texts


def test_words_cut_off_with_the_sheet_do_not_move_those_that_stay() -> None:
    page = paragraph(WORDS, 60, 100)
    cut, whole = _read(plain_pdf.pdf([page], crop=(40, 50, 560, 800))), _read(plain_pdf.pdf([page]))
    assert cut.page_texts == whole.page_texts
    assert [line.continues for line in cut.lines] == [line.continues for line in whole.lines]


def test_lines_are_read_from_the_top_whatever_their_order_in_the_file() -> None:
    page = paragraph(WORDS, 60, 100)
    assert _texts(plain_pdf.pdf([page[::-1]])) == [said.words for said in page]


def test_words_parted_by_kerning_alone_are_words() -> None:
    page = [Said("Agencies should share concerns.", 60, 100, spread=400)]
    assert _texts(plain_pdf.pdf([page])) == ["Agencies should share concerns."]


def test_text_of_no_size_is_not_on_the_page() -> None:
    page = [Said("seen", 60, 100), Said("unseen", 60, 120, size=0)]
    assert [line.text for line in _read(plain_pdf.pdf([page])).lines] == ["seen"]


def test_words_slanted_across_the_page_are_no_part_of_its_lines() -> None:
    page = paragraph(WORDS, 60, 100)
    stamped = plain_pdf.pdf([page], extra="BT /F0 80 Tf 0.7 0.7 -0.7 0.7 150 600 Tm (DRAFT) Tj ET")
    assert _texts(stamped) == [said.words for said in page]


@pytest.mark.parametrize("space", [-1, 1, 3])
def test_the_raised_number_of_a_note_is_no_part_of_the_text(space: int) -> None:
    page = [*paragraph(WORDS, 60, 100), Said("as the law requires.", 60, 200), Said("7", 157 + space, 196, size=6)]
    assert _texts(plain_pdf.pdf([page]))[-1] == "as the law requires."


def test_a_small_number_on_the_line_is_part_of_the_text() -> None:
    page = [Said("It was version", 60, 200), Said("7", 132, 200, size=8)]
    assert _texts(plain_pdf.pdf([page])) == ["It was version 7"]


def test_a_bare_number_before_a_gap_opens_a_point() -> None:
    page = [
        Said("1", 60, 100), Said("Agree a way to share concerns.", 90, 100),
        Said("2", 60, 130), Said("Say after a year what has come of it.", 90, 130),
    ]  # fmt: skip
    assert _texts(plain_pdf.pdf([page])) == [
        "1\tAgree a way to share concerns.",
        "2\tSay after a year what has come of it.",
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    left, right = paragraph(WORDS, 50, 100, every=5), paragraph(WORDS.upper(), 320, 100, every=5)
    mixed = [said for pair in zip(left, right, strict=True) for said in pair]
    assert _texts(plain_pdf.pdf([mixed])) == [said.words for said in (*left, *right)]


def test_heads_and_page_numbers_that_run_through_are_left_out() -> None:
    pages = [
        [
            Said("Serious case review", 60, 40),
            *paragraph(f"{number} agencies. {WORDS}", 60, 100 + 7 * n),
            Said(f"Page {n + 1}", 280, 810),
        ]
        for n, number in enumerate(("Five", "Six", "Seven"))
    ]
    read = _read(plain_pdf.pdf(pages))
    assert "Serious case review" in read.page_texts[1]
    assert not [line.text for line in read.lines if "Serious" in line.text or "Page" in line.text]
