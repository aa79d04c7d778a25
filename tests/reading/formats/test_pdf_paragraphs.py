"""Which lines make a paragraph, and where a word was broken."""

from __future__ import annotations

import pytest

from heed.reading.formats.pdf.layout import TextLine
from heed.reading.formats.pdf.paragraphs import Measures, comes_after, goes_on, strip
from heed.reading.formats.pdf.pdfium import Word
from heed.reading.formats.pdf.running import running_lines
from heed.reading.markers import marker_of


def line(said: str, x: float = 60, y: float = 100, *, bold: bool = False) -> TextLine:
    made = []
    for word in said.split():
        made.append(Word(word, x, x + 5 * len(word), y, y + 11, bold))
        x = made[-1].x1 + 3
    return TextLine(made)


def on(above: TextLine, below: TextLine, *, awaited: bool = False, edge: float = 400) -> bool:
    return goes_on(above, below, marker_of(below.text), gap=False, edges={strip(above): edge}, awaited=awaited)


FULL = "The partnership should agree with the education authority a way to share what"


def test_a_full_line_goes_on_in_the_next() -> None:
    assert on(line(FULL), line("Every agency knows", y=114))


def test_a_sentence_that_ends_early_does_not() -> None:
    assert not on(line("It was agreed."), line("Every agency knows", y=114))


def test_the_next_number_in_order_opens_a_point_although_the_last_one_has_no_stop() -> None:
    above, below = line(FULL), line("2. Publish it", y=114)
    assert on(above, below)
    assert not on(above, below, awaited=True)


def test_a_marker_that_hangs_out_to_the_left_opens_a_point() -> None:
    assert not on(line(FULL, 80), line("5. Publish it", 60, 114))


def test_a_letter_after_a_short_line_opens_a_point() -> None:
    assert not on(line("To do so they should"), line("a) publish it", y=114))


def test_bold_words_do_not_run_on_into_plain_ones() -> None:
    assert not on(line("Recommendation", bold=True), line("agree a pathway", y=114))


def test_bold_words_that_run_over_a_line_end_go_on_with_the_sentence_they_open() -> None:
    above, below = line(FULL, bold=True), line("everyone knows. Nobody did", y=114)
    below = TextLine([*line("everyone", y=114, bold=True).words, *below.words[1:]])
    assert on(above, below)


def test_over_the_foot_of_a_page_a_line_further_out_opens_a_paragraph() -> None:
    assert on(line(FULL, 80, 700), line("Every agency knows", 80, 60))
    assert not on(line(FULL, 80, 700), line("Every agency knows", 60, 60))


def test_a_line_as_far_out_as_the_bullet_above_leads_to_the_next_list_where_it_ends_in_a_colon() -> None:
    assert not on(line(f"• {FULL}"), line("Providers of health care should improve:", y=114))
    assert on(line(f"• {FULL}"), line("Providers of health care know", y=114))


@pytest.mark.parametrize(("earlier", "value"), [("3", "4"), ("b", "c"), ("iii", "iv"), ("2.4", "2.5"), ("i", "ii")])
def test_numbers_in_order(earlier: str, value: str) -> None:
    assert comes_after(value, earlier)


@pytest.mark.parametrize(("earlier", "value"), [("3", "5"), ("2.4", "3.5"), ("", "1"), ("c", "b"), ("4a", "5")])
def test_numbers_out_of_order(earlier: str, value: str) -> None:
    assert not comes_after(value, earlier)


def breaks(above: str, below: str, elsewhere: str) -> bool:
    page = [line(elsewhere), line(above, y=200), line(below, y=214)]
    return Measures.of([page], set()).breaks_a_word(page[1], page[2])


def test_a_word_that_stands_whole_elsewhere_was_broken() -> None:
    assert breaks("placing fami-", "lies there", "families were placed")


def test_a_word_of_whose_halves_neither_is_one_was_broken() -> None:
    assert breaks("placing fami-", "lies there", "nothing was said")


@pytest.mark.parametrize(
    ("above", "below", "elsewhere"),
    [
        ("a multi-", "agency plan", "the agency said"),
        ("for well-", "being there", "being well matters"),
        ("in the half-", "term holiday", "term half-term"),
        ("on the 16-", "year-old", "nothing was said"),
    ],
)
def test_a_hyphen_of_the_words_own_is_kept(above: str, below: str, elsewhere: str) -> None:
    assert not breaks(above, below, elsewhere)


def test_what_runs_along_the_foot_of_three_pages_is_told_by_its_words_and_height() -> None:
    pages = [[line(f"Text {n}", y=300), line(f"Overview report {n}", y=800)] for n in range(3)]
    assert running_lines(pages, [842.0] * 3) == {id(page[1]) for page in pages}


def test_a_line_that_stands_once_at_the_foot_is_text() -> None:
    pages = [[line(f"Text {n}", y=300)] for n in range(2)] + [[line("The end of a paragraph", y=800)]]
    assert running_lines(pages, [842.0] * 3) == set()
