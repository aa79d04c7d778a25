"""OpenDocument texts in the shapes that reports have."""

from __future__ import annotations

from pathlib import Path

import pytest

from heed.reading.formats import read_source
from heed.reading.pages import Cell
from reading.fixtures import office_reports
from reading.fixtures.office import h, numbers, odt, tl, tp, tt
from reading.reports import assert_evidence_is_exact
from reading.scoring import score


@pytest.mark.parametrize("make", office_reports.OPEN_DOCUMENT, ids=lambda make: make.__name__)
def test_an_open_document_is_read_as_a_person_reads_it(tmp_path: Path, make: office_reports.Maker) -> None:
    made = make()
    path = tmp_path / made.name
    path.write_bytes(made.content)
    document, result = score(path, made.truth)
    assert not result.missed
    assert not result.extra
    assert result.numbered == result.typed == result.wanted
    assert_evidence_is_exact(document)


def lines(text: str, styles: str = "", outline: str = "") -> list[str]:
    return [line.text for line in read_source(odt(text, styles, outline), "report.odt").lines]


THREE = numbers("L", ("", "1", ".", 1), ("", "1", "", 2), ("", "i", ")", 1))


def test_lists_are_counted_at_every_depth() -> None:
    inner = tl("", "x", tp("x") + tl("", "x", "x"))
    assert lines(tl("L", tp("x") + inner, "x"), THREE) == ["1. x", "1.1 x", "1.2 x", "i) x", "ii) x", "2. x"]


def test_a_list_starts_anew_unless_it_says_that_it_goes_on() -> None:
    text = tl("L", "x", "x", more='xml:id="first"') + tl("L", "x") + tl("L", "x", more='text:continue-list="first"')
    text += tl("L", "x", more='text:continue-numbering="true"')
    assert lines(text, THREE) == ["1. x", "2. x", "1. x", "3. x", "4. x"]


def test_only_the_first_paragraph_of_a_point_bears_its_number() -> None:
    source = read_source(odt(tl("L", tp("x") + tp("more"), "x"), THREE), "r.odt")
    assert [line.text for line in source.lines] == ["1. x", "more", "2. x"]
    assert [line.level for line in source.lines] == [1, 1, 1]


def test_the_heading_of_a_list_bears_no_number() -> None:
    header = f'<text:list text:style-name="L"><text:list-header>{tp("x")}</text:list-header></text:list>'
    assert lines(header, THREE) == ["x"]


def test_the_newer_way_of_writing_a_number_s_pattern_is_read() -> None:
    style = '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" style:num-list-format="R%1%:"/></text:list-style>'
    assert lines(tl("N", "x", "x"), style) == ["R1: x", "R2: x"]


def test_headings_are_numbered_by_the_outline() -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
    )
    source = read_source(odt(h("x") + h("x", 2) + h("x", 2) + h("x") + h("x", 3), outline=outline), "r.odt")
    assert [line.text for line in source.lines] == ["1. x", "1.1 x", "1.2 x", "2. x", "x"]
    assert [line.heading for line in source.lines] == [1, 2, 2, 1, 3]


def test_spaces_tabs_and_breaks_are_what_their_elements_say() -> None:
    inside = '<text:s text:c="3"/>b<text:tab/>c<text:line-break/>D\n   <text:span text:style-name="Bold">e</text:span>'
    assert lines(tp("a", inside=inside)) == ["a b\tc", "D e"]


def test_words_are_bold_where_all_of_them_are() -> None:
    text = tp(inside='<text:span text:style-name="Bold">All</text:span>') + tp(
        "Not ", inside='<text:span text:style-name="Bold">all</text:span>'
    )
    assert [line.bold for line in read_source(odt(text), "r.odt").lines] == [True, False]


def test_cells_stand_at_their_columns() -> None:
    table = tt([["a", "b"], ["c", "d"]]).replace(
        "<table:table-cell>", '<table:table-cell table:number-columns-repeated="2">', 1
    )
    found = {line.text: line.cell for line in read_source(odt(table), "r.odt").lines}
    assert found == {"a": Cell(0, 0, 0), "b": Cell(0, 0, 2), "c": Cell(0, 1, 0), "d": Cell(0, 1, 1)}


def test_a_table_of_one_cell_is_a_box_around_text() -> None:
    source = read_source(odt(tt([[h("Recommendations") + tp("One.")]])), "r.odt")
    assert [(line.text, line.heading, line.cell) for line in source.lines] == [
        ("Recommendations", 1, None),
        ("One.", None, None),
    ]


def test_what_the_file_keeps_beside_its_text_is_said() -> None:
    made = office_reports.odt_bold()
    source = read_source(made.content, made.name)
    assert "Alex Example" not in source.page_texts[0]
    assert "Is this right" not in source.page_texts[0]
    assert "gone" not in source.page_texts[0]
    assert "[1] As the guidance says." in source.page_texts[0]
    assert not any("guidance" in line.text for line in source.lines)
    assert any("Help is at the back" in line.text for line in source.lines)
    said = {warning.code: warning.message for warning in source.warnings}
    assert "no insertions and 1 deletion." in said["tracked-changes"]
    assert "1 comment, which was not read" in said["comments"]
    assert "1 stretch of hidden text" in said["hidden-text"]


def test_the_contents_are_printed_and_not_read() -> None:
    contents = (
        f"<text:table-of-content><text:index-body>{tp('Recommendations 5')}</text:index-body></text:table-of-content>"
    )
    source = read_source(odt(contents + tp("Text.")), "r.odt")
    assert "Recommendations 5" in source.page_texts[0]
    assert [line.text for line in source.lines] == ["Text."]
