"""The numbers that Word works out: each test is a small list with what Word prints before its points."""

from __future__ import annotations

import pytest

from heed.reading.formats import read_source
from reading.fixtures.office import abstract, docx, lvl, num, p, restart


def printed(body: str, numbering: str, styles: str = "") -> list[str]:
    """What stands before each "x"."""
    return [line.text.removesuffix("x").strip() for line in read_source(docx(body, numbering, styles), "r.docx").lines]


def points(*places: tuple[int, int]) -> str:
    return "".join(p("x", num=place) for place in places)


@pytest.mark.parametrize(
    ("form", "pattern", "expected"),
    [
        ("decimal", "%1.", ["1.", "2."]),
        ("decimal", "%1", ["1.", "2."]),
        ("decimal", "(%1)", ["(1)", "(2)"]),
        ("decimalZero", "%1.", ["01.", "02."]),
        ("lowerLetter", "%1)", ["a)", "b)"]),
        ("upperLetter", "%1.", ["(A)", "(B)"]),
        ("lowerRoman", "%1.", ["i.", "ii."]),
        ("upperRoman", "%1.", ["(I)", "(II)"]),
        ("ordinal", "%1", ["1st", "2nd"]),
        ("cardinalText", "Lesson %1:", ["Lesson One:", "Lesson Two:"]),
        ("ordinalText", "%1 finding", ["First finding", "Second finding"]),
        ("bullet", "\uf0b7", ["•", "•"]),
        ("bullet", "o", ["•", "•"]),
        ("none", "", ["", ""]),
        ("chineseCounting", "%1.", ["1.", "2."]),
    ],
)
def test_a_number_is_printed_in_its_format(form: str, pattern: str, expected: list[str]) -> None:
    assert printed(points((1, 0), (1, 0)), abstract(1, lvl(0, form, pattern)) + num(1, 1)) == expected


TWO_DEEP = abstract(1, lvl(0, "decimal", "%1."), lvl(1, "decimal", "%1.%2"), lvl(2, "lowerLetter", "%3)"))


def test_deeper_numbers_start_again_after_a_higher_one() -> None:
    body = points((1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2))
    assert printed(body, TWO_DEEP + num(1, 1)) == ["1.", "1.1", "1.2", "a)", "2.", "2.1", "a)"]


def test_deeper_numbers_go_on_where_the_list_says_they_do() -> None:
    runs_on = lvl(1, "decimal", "%2.", more='<w:lvlRestart w:val="0"/>')
    lists = abstract(1, lvl(0, "upperRoman", "%1."), runs_on) + num(1, 1)
    assert printed(points((1, 0), (1, 1), (1, 1), (1, 0), (1, 1)), lists) == ["(I)", "1.", "2.", "(II)", "3."]


def test_a_number_deep_in_a_list_without_one_above_counts_from_the_start() -> None:
    assert printed(points((1, 1), (1, 1)), TWO_DEEP + num(1, 1)) == ["1.1", "1.2"]


def test_legal_numbering_prints_roman_chapters_as_figures() -> None:
    legal = lvl(1, "decimal", "%1.%2", more="<w:isLgl/>")
    lists = abstract(1, lvl(0, "upperRoman", "%1."), legal) + num(1, 1)
    assert printed(points((1, 0), (1, 0), (1, 1)), lists) == ["(I)", "(II)", "2.1"]


def test_two_lists_of_one_definition_share_its_count() -> None:
    assert printed(points((1, 0), (2, 0), (1, 0)), TWO_DEEP + num(1, 1) + num(2, 1)) == ["1.", "2.", "3."]


def test_a_list_that_starts_anew_does_so_once() -> None:
    lists = TWO_DEEP + num(1, 1) + num(2, 1, restart(0, 5))
    assert printed(points((1, 0), (1, 0), (2, 0), (2, 0), (1, 0)), lists) == ["1.", "2.", "5.", "6.", "7."]


def test_a_list_may_change_a_depth_of_its_definition() -> None:
    changed = f'<w:lvlOverride w:ilvl="0">{lvl(0, "decimal", "R%1")}</w:lvlOverride>'
    assert printed(points((1, 0), (2, 0)), TWO_DEEP + num(1, 1) + num(2, 1, changed)) == ["1.", "R2"]


def test_a_list_starts_at_the_number_it_is_given() -> None:
    assert printed(points((1, 0)), abstract(1, lvl(0, "decimal", "%1.", start=7)) + num(1, 1)) == ["7."]


def test_a_style_brings_its_list_and_finds_its_depth_there() -> None:
    lists = abstract(
        1,
        lvl(0, "decimal", "%1", more='<w:pStyle w:val="Heading1"/>'),
        lvl(1, "decimal", "%1.%2", more='<w:pStyle w:val="Numbered"/>'),
    )
    styles = '<w:style w:type="paragraph" w:styleId="Numbered"><w:name w:val="Numbered"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    styles += '<w:style w:type="paragraph" w:styleId="Derived"><w:name w:val="Derived"/><w:basedOn w:val="Numbered"/></w:style>'
    body = points((1, 0)) + p("x", "Numbered") + p("x", "Derived")
    assert printed(body, lists + num(1, 1), styles) == ["1.", "1.1", "1.2"]


def test_a_paragraph_may_leave_the_list_of_its_style() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="Numbered"><w:name w:val="Numbered"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    body = p("x", "Numbered") + p("x", "Numbered", (0, 0)) + p("x", "Numbered")
    assert printed(body, TWO_DEEP + num(1, 1), styles) == ["1.", "", "2."]


def test_a_definition_may_stand_for_a_style_of_lists() -> None:
    linked = '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="House"/></w:abstractNum>'
    styles = '<w:style w:type="numbering" w:styleId="House"><w:name w:val="House"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    assert printed(points((2, 0), (2, 1)), TWO_DEEP + linked + num(1, 1) + num(2, 2), styles) == ["1.", "1.1"]


def test_empty_points_are_counted_though_nothing_is_printed() -> None:
    body = p("x", num=(1, 0)) + p("", num=(1, 0)) + p("x", num=(1, 0))
    assert printed(body, TWO_DEEP + num(1, 1)) == ["1.", "3."]


def test_a_list_that_is_not_there_numbers_nothing() -> None:
    assert printed(points((9, 0), (1, 8)), TWO_DEEP + num(1, 1)) == ["", ""]


def test_letters_go_on_doubled_after_z() -> None:
    lists = abstract(1, lvl(0, "lowerLetter", "%1)", start=26)) + num(1, 1)
    assert printed(points((1, 0), (1, 0), (1, 0)), lists) == ["z)", "aa)", "bb)"]


def test_a_number_out_of_all_measure_is_printed_in_figures() -> None:
    lists = abstract(1, lvl(0, "lowerRoman", "%1.", start=99_999_999)) + num(1, 1)
    assert printed(points((1, 0)), lists) == ["99999999."]
