"""Made-up words at made-up places: in what order they are read, and which lines they make."""

from __future__ import annotations

from heed.reading.formats.pdf.frames import frames_of
from heed.reading.formats.pdf.layout import Inset, TextLine, beside_the_text, inserted, read_page
from heed.reading.formats.pdf.pdfium import Rule, Word
from heed.reading.formats.pdf.tables import Tables, grids_of, is_table
from heed.reading.formats.pdf.unruled import unruled_grids

WIDTH = 595.0


def words(said: str, x: float, y: float, *, size: float = 11, bold: bool = False) -> list[Word]:
    """The words of one line, half the size wide for each letter."""
    made = []
    for word in said.split():
        made.append(Word(word, x, x + 0.5 * size * len(word), y, y + size, bold))
        x = made[-1].x1 + 0.3 * size
    return made


def column(said: str, x: float, y: float, *, every: int = 6, size: float = 11) -> list[Word]:
    split = said.split()
    return [
        word
        for n in range(0, len(split), every)
        for word in words(" ".join(split[n : n + every]), x, y + 14 * n / every, size=size)
    ]


def box(x0: float, x1: float, top: float, bottom: float) -> list[Rule]:
    return [Rule(x0, x1, top, top), Rule(x0, x1, bottom, bottom), Rule(x0, x0, top, bottom), Rule(x1, x1, top, bottom)]


def texts(lines: list[TextLine]) -> list[str]:
    return [line.text for line in lines]


TOLD = "one two three four five six " * 6


def test_a_row_is_one_line_however_its_words_come() -> None:
    row = words("Agencies should share concerns", 60, 100)
    assert texts(read_page(row[::-1], WIDTH)) == ["Agencies should share concerns"]


def test_columns_are_read_in_turn_and_a_heading_across_them_first() -> None:
    page = [
        *words("A heading that runs across both of the columns below it", 50, 60),
        *column(TOLD, 50, 100),
        *column(TOLD.upper(), 320, 100),
    ]
    lines = read_page(page, WIDTH)
    assert texts(lines)[0].startswith("A heading")
    assert texts(lines)[1:] == ["one two three four five six"] * 6 + ["ONE TWO THREE FOUR FIVE SIX"] * 6
    assert lines[1].column != lines[-1].column


def test_a_number_stays_with_the_words_it_opens_and_a_tab_tells_it_from_them() -> None:
    page = [
        *words("3", 60, 100),
        *words("Agree a pathway", 100, 100),
        *words("•", 60, 130),
        *words("Agree a pathway", 100, 130),
    ]
    assert texts(read_page(page, WIDTH)) == ["3\tAgree a pathway", "• Agree a pathway"]


def test_a_table_stands_where_people_come_to_it() -> None:
    above, below = read_page(words("above it", 60, 100), WIDTH), read_page(words("below it", 60, 300), WIDTH)
    table = read_page(words("in the table", 60, 200), WIDTH)
    lines = inserted([*above, *below], [Inset(50, 500, 190, table)])
    assert texts(lines) == ["above it", "in the table", "below it"]


def test_a_table_in_the_second_column_does_not_break_up_the_first() -> None:
    left, right = read_page(words("left", 60, 300), WIDTH), read_page(words("right", 320, 100), WIDTH)
    table = read_page(words("in the table", 320, 200), WIDTH)
    assert texts(inserted([*left, *right], [Inset(310, 500, 190, table)])) == ["left", "right", "in the table"]


def test_small_words_in_the_margin_are_notes() -> None:
    page = [*column(TOLD * 2, 180, 100), *words("see also", 50, 100, size=8)]
    assert [word.text for word in beside_the_text(page, WIDTH)] == ["see", "also"]


def test_the_small_number_of_a_paragraph_in_the_margin_is_no_note() -> None:
    page = [*column(TOLD * 2, 180, 100), *words("12", 150, 100, size=8)]
    assert beside_the_text(page, WIDTH) == []


def test_boxes_side_by_side_are_read_by_themselves() -> None:
    rules = [*box(40, 280, 90, 300), *box(300, 560, 90, 300)]
    left, right = words("what has happened here", 50, 100), words("what was learned", 310, 100)
    framed = frames_of(rules, [*left, *right], [])
    assert list(framed.values()) == [left, right]


def test_boxes_one_under_the_other_are_part_of_the_text() -> None:
    rules = [*box(40, 560, 90, 200), *box(40, 560, 210, 300)]
    assert frames_of(rules, [*words("what has happened here", 50, 100), *words("what was learned", 50, 220)], []) == {}


def _table(rows: list[tuple[str, str]], top: float) -> tuple[list[Rule], list[Word]]:
    edges = [top + 30 * n for n in range(len(rows) + 1)]
    rules = [Rule(50, 500, y, y) for y in edges] + [Rule(x, x, edges[0], edges[-1]) for x in (50, 100, 500)]
    said = [
        w for (n, text), y in zip(rows, edges, strict=False) for w in (*words(n, 55, y + 8), *words(text, 105, y + 8))
    ]
    return rules, said


def test_a_table_goes_on_over_the_page_with_its_head_left_out_and_its_broken_row_whole() -> None:
    tables = Tables()
    first, second = (
        _table([("No.", "Recommendation"), ("1", "Agree a pathway."), ("2", "Ask every agency to say what has")], 500),
        _table([("No.", "Recommendation"), ("", "changed since then."), ("3", "Publish it.")], 60),
    )
    pages = []
    for rules, said in (first, second):
        (grid,) = grids_of(rules)
        assert is_table(grid, said)
        pages.append(tables.lines(grid, said, 842))
        tables.end_page()
    assert [(line.text, line.cell, line.aside) for line in pages[1]] == [
        ("No.", (0, 1, 0), True),
        ("Recommendation", (0, 1, 1), True),
        ("changed since then.", (0, 2, 1), False),
        ("3", (0, 3, 0), False),
        ("Publish it.", (0, 3, 1), False),
    ]


def test_another_table_lower_on_the_next_page_is_another() -> None:
    tables = Tables()
    numbers = []
    for top in (500, 500):
        rules, said = _table([("No.", "Recommendation"), ("1", "Agree a pathway."), ("2", "Publish it.")], top)
        numbers.append({line.cell[0] for line in tables.lines(grids_of(rules)[0], said, 842) if line.cell})
        tables.end_page()
    assert numbers == [{0}, {1}]


def test_a_table_without_rules_is_told_by_its_heads() -> None:
    page = [
        *words("Ref", 50, 100, bold=True), *words("Recommendation", 100, 100, bold=True), *words("Lead", 400, 100, bold=True),
        *words("1", 50, 130), *words("Agree a pathway that names", 100, 130), *words("Head of", 400, 130),
        *words("who will lead.", 100, 144), *words("safeguarding", 400, 144),
        *words("2", 50, 174), *words("Publish it.", 100, 174), *words("Board", 400, 174),
    ]  # fmt: skip
    (grid,) = unruled_grids(page)
    said = {line.cell: line.text for line in Tables().lines(grid, page, 842)}
    assert said[0, 2, 0] == "2"
    assert said[0, 1, 2] == "safeguarding"
    assert said[0, 2, 2] == "Board"


def test_text_under_a_bold_line_with_gaps_is_no_table() -> None:
    assert (
        unruled_grids(
            [*words("Serious", 50, 60, bold=True), *words("Review", 300, 60, bold=True), *column(TOLD, 50, 100)]
        )
        == []
    )
