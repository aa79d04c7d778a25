"""Word files in the shapes that reports have: every item found, whole and once, with its number and exact evidence."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx as python_docx
import pytest

from heed.reading import read_bytes
from heed.reading.formats import read_source
from heed.reading.pages import Cell
from reading.fixtures import office_reports
from reading.fixtures.office import BULLETS, abstract, docx, lvl, num, p, r, tbl, tc, zipped
from reading.reports import assert_evidence_is_exact
from reading.scoring import score


@pytest.mark.parametrize("make", office_reports.WORD, ids=lambda make: make.__name__)
def test_a_word_file_is_read_as_a_person_reads_it(tmp_path: Path, make: office_reports.Maker) -> None:
    made = make()
    path = tmp_path / made.name
    path.write_bytes(made.content)
    document, result = score(path, made.truth)
    assert not result.missed
    assert not result.extra
    assert result.numbered == result.typed == result.wanted
    assert_evidence_is_exact(document)


def lines(content: bytes) -> list[str]:
    return [line.text for line in read_source(content, "report.docx").lines]


def warnings(content: bytes) -> dict[str, str]:
    return {warning.code: warning.message for warning in read_source(content, "report.docx").warnings}


def test_every_line_stands_in_the_page_where_it_says() -> None:
    for make in office_reports.WORD:
        source = read_source(make().content, "report.docx")
        (page,) = source.page_texts
        assert all(page[line.start : line.end] == line.text for line in source.lines)


def test_a_file_of_an_unchanged_word_template_is_read() -> None:
    document = python_docx.Document()
    document.add_heading("Serious Case Review: Child AB", 0)
    document.add_heading("Recommendations", 1)
    for ask in office_reports.ASKS:
        document.add_paragraph(ask, style="List Number")
    held = io.BytesIO()
    document.save(held)
    (review,) = read_bytes(held.getvalue(), "report.docx").reviews
    assert [(item.number, item.text) for item in review.items] == [
        (str(n), ask) for n, ask in enumerate(office_reports.ASKS, start=1)
    ]


def test_headings_are_told_by_what_styles_are_based_on_and_by_outline_levels() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Pennawd"><w:name w:val="Pennawd mawr"/><w:basedOn w:val="Heading2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Round"><w:name w:val="Round"/><w:basedOn w:val="Round"/></w:style>'
    )
    own = '<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr>' + r("By its own level") + "</w:p>"
    source = read_source(
        docx(p("Argymhellion", "Pennawd") + own + p("Based on itself", "Round"), styles=styles), "r.docx"
    )
    assert [line.heading for line in source.lines] == [2, 3, None]


def test_bold_may_come_from_the_run_or_from_its_style_but_both_cancel_out() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="Loud"><w:name w:val="Loud"/><w:rPr><w:b/></w:rPr></w:style>'
    strong = '<w:rStyle w:val="Strong"/>'
    body = p("", inside=r("by style", strong)) + p("by paragraph", "Loud") + p("", "Loud", inside=r("both", strong))
    body += p("", "Loud", inside=r("switched off", '<w:b w:val="0"/>')) + p(
        "plain words that are longer than the others"
    )
    assert [line.bold for line in read_source(docx(body, styles=styles), "r.docx").lines] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_letters_larger_than_the_rest_set_a_line_out() -> None:
    body = p("", inside=r("Large", '<w:sz w:val="32"/>')) + p("The words of the report, which are of the usual size.")
    assert [line.bold for line in read_source(docx(body), "r.docx").lines] == [True, False]


def test_cells_stand_at_the_columns_they_span_to_and_merged_ones_are_given_once() -> None:
    table = tbl(
        [
            ["a", tc("b", '<w:gridSpan w:val="2"/>'), tc("c", '<w:vMerge w:val="restart"/>')],
            ["d", "e", "f", tc("not again", "<w:vMerge/>")],
        ]
    )
    found = {line.text: line.cell for line in read_source(docx(table), "r.docx").lines}
    assert found == {
        "a": Cell(0, 0, 0),
        "b": Cell(0, 0, 1),
        "c": Cell(0, 0, 3),
        "d": Cell(0, 1, 0),
        "e": Cell(0, 1, 1),
        "f": Cell(0, 1, 2),
    }


def test_a_line_broken_by_its_author_goes_on_only_within_a_sentence() -> None:
    source = read_source(
        docx(p("", inside=r("Known to") + "<w:r><w:br/></w:r>" + r("nobody.") + "<w:r><w:br/></w:r>" + r("Then"))),
        "r.docx",
    )
    assert [(line.text, line.continues) for line in source.lines] == [
        ("Known to", False),
        ("nobody.", True),
        ("Then", False),
    ]


def test_hyphens_links_and_fields_are_words_and_their_codes_are_not() -> None:
    inside = (
        "<w:hyperlink>" + r("follow") + "</w:hyperlink><w:r><w:noBreakHyphen/></w:r>" + r("up")
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF x</w:instrText></w:r>'
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r(" on page 3") + "<w:r><w:softHyphen/></w:r>"
    )  # fmt: skip
    assert lines(docx(p("", inside=inside))) == ["follow-up on page 3"]


def test_notes_are_printed_after_the_text_and_are_not_read_as_part_of_it() -> None:
    made = office_reports.footnoted()
    source = read_source(made.content, made.name)
    assert "[2] As in chapter 2 of the guidance." in source.page_texts[0]
    assert not any("guidance" in line.text for line in source.lines)


def test_contents_are_printed_and_not_read() -> None:
    made = office_reports.with_contents()
    source = read_source(made.content, made.name)
    assert "1. Hospital follow-up\t6" in source.page_texts[0]
    assert not any("Hospital follow-up" in line.text for line in source.lines)


def test_a_bullet_gives_way_to_a_number_that_the_words_bring_themselves() -> None:
    body = p("Recommendation 4: Ask the family.", num=(90, 0)) + p("Another point.", num=(90, 0))
    assert lines(docx(body, BULLETS)) == ["Recommendation 4: Ask the family.", "• Another point."]


def test_a_paragraph_s_number_stands_before_that_of_its_item() -> None:
    lists = abstract(1, lvl(0, "decimal", "7.%1")) + num(1, 1)
    content = docx(p("Recommendation 2: Ask the family about it.", num=(1, 0)), lists)
    assert lines(content) == ["7.1 Recommendation 2: Ask the family about it."]


def test_points_further_in_stand_deeper_whichever_list_they_belong_to() -> None:
    other = abstract(2, lvl(0, "bullet", "-", 1440)) + num(2, 2)
    body = (
        p("One", num=(90, 0)) + p("below", num=(2, 0)) + p("more of it", left=1440) + p("Two", num=(90, 0)) + p("Text")
    )
    source = read_source(docx(body, BULLETS + other), "r.docx")
    assert [line.level for line in source.lines] == [1, 2, 2, 1, None]


def test_the_strict_form_of_the_format_is_read() -> None:
    usual = docx(p("Recommendations", "Heading1"))
    held = {name: _strict(content) for name, content in _parts(usual).items()}
    assert read_source(zipped(held), "strict.docx").lines[0].heading == 1


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _strict(content: bytes) -> bytes:
    for usual, strict in (
        (b"schemas.openxmlformats.org/wordprocessingml/2006/main", b"purl.oclc.org/ooxml/wordprocessingml/main"),
        (b"schemas.openxmlformats.org/officeDocument/2006", b"purl.oclc.org/ooxml/officeDocument"),
    ):
        content = content.replace(usual, strict)
    return content


def test_tracked_changes_are_read_as_accepted_and_said_with_their_number() -> None:
    made = office_reports.tracked()
    assert any("followed up within a week." in line for line in lines(made.content))
    assert not any("within a month" in line for line in lines(made.content))
    assert "1 insertion and 2 deletions" in warnings(made.content)["tracked-changes"]


def test_words_moved_elsewhere_are_read_where_they_are_now() -> None:
    moved = f'<w:moveFrom w:id="1">{r("gone")}</w:moveFrom>', f'<w:moveTo w:id="2">{r("come")}</w:moveTo>'
    content = docx(p("", inside=r("Here: ") + moved[0]) + p("", inside=r("There: ") + moved[1]))
    assert lines(content) == ["Here:", "There: come"]
    assert list(warnings(content)) == ["tracked-changes"]


def test_deleted_rows_are_left_out() -> None:
    table = tbl([["a", "b"], ["c", "d"]]).replace("</w:tr>", "<w:trPr><w:del/></w:trPr></w:tr>", 1)
    assert lines(docx(table)) == ["c", "d"]


def test_comments_are_counted_and_not_read() -> None:
    made = office_reports.commented()
    assert "3 comments" in warnings(made.content)["comments"]
    assert "Is this right" not in read_source(made.content, made.name).page_texts[0]


def test_hidden_and_blackened_words_are_left_out_and_said() -> None:
    made = office_reports.hidden()
    source = read_source(made.content, made.name)
    assert "Alex Example" not in source.page_texts[0]
    assert "The worker was █████ of the northern team." in source.page_texts[0]
    assert office_reports.ASKS[4] not in source.page_texts[0]
    hidden, covered = source.warnings
    assert "1 stretch of hidden text" in hidden.message
    assert "In 1 place words stand under a black bar" in covered.message


def test_white_words_on_a_black_ground_are_a_heading_and_nothing_hidden() -> None:
    shaded = r("Recommendations", '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000000"/>')
    content = docx(p("", inside=shaded))
    assert lines(content) == ["Recommendations"]
    assert not warnings(content)


def test_the_file_s_own_warnings_reach_the_reading() -> None:
    made = office_reports.commented()
    assert "comments" in [warning.code for warning in read_bytes(made.content, made.name).warnings]


def test_a_plain_file_has_no_warnings() -> None:
    assert not warnings(office_reports.numbered_by_word().content)
