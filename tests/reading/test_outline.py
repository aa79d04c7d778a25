"""Blocks under their headings."""

from __future__ import annotations

import pytest

from heed.reading.blocks import blocks_of
from heed.reading.formats import html, text
from heed.reading.outline import Section, outline
from heed.reading.sections import SectionKind


def _in_text(words: str) -> list[Section]:
    return outline(blocks_of(text.read(words).lines))


def _in_page(body: str) -> list[Section]:
    return outline(blocks_of(html.read(f"<html>{body}</html>", "page.html").lines))


def _kinds(sections: list[Section]) -> list[SectionKind | None]:
    return [section.kind for section in sections]


def test_what_stands_before_the_first_heading_has_no_title() -> None:
    first, second = _in_page("<p>Before.</p><h2>Lessons</h2><p>After.</p>")
    assert first.title is None
    assert [block.text for block in first.blocks] == ["Before."]
    assert second.title is not None
    assert [block.text for block in second.blocks] == ["After."]


def test_a_heading_without_a_kind_takes_that_of_the_section_it_stands_in() -> None:
    sections = _in_page("<h2>Recommendations</h2><h3>For schools</h3><p>x</p><h3>For police</h3><p>y</p>")
    assert _kinds(sections)[1:] == [SectionKind.RECOMMENDATIONS] * 3
    assert [section.handed_down for section in sections[1:]] == [False, True, True]


def test_a_heading_of_the_same_level_takes_nothing() -> None:
    sections = _in_page("<h2>Recommendations</h2><p>x</p><h2>Thanks</h2><p>y</p>")
    assert _kinds(sections)[1:] == [SectionKind.RECOMMENDATIONS, None]


def test_a_higher_heading_ends_what_is_handed_down() -> None:
    sections = _in_page("<h2>Lessons</h2><h4>One</h4><p>x</p><h3>Two</h3><p>y</p><h1>Three</h1><h2>Four</h2><p>z</p>")
    assert _kinds(sections)[1:] == [SectionKind.LESSONS, SectionKind.LESSONS, SectionKind.LESSONS, None, None]


def test_the_chapter_on_analysis_hands_nothing_down() -> None:
    assert _kinds(_in_page("<h2>Analysis</h2><h3>Housing</h3><p>x</p>"))[1:] == [SectionKind.ANALYSIS, None]


@pytest.mark.parametrize(
    "heading", ["RECOMMENDATIONS", "Recommendations", "6. Recommendations", "6.1 Recommendations:"]
)
def test_plain_text_shows_its_headings_by_their_looks(heading: str) -> None:
    sections = _in_text(f"Opening words of the report, which are a sentence.\n\n{heading}\n\nThe Board should act.\n")
    assert _kinds(sections)[-1] is SectionKind.RECOMMENDATIONS


@pytest.mark.parametrize(
    "line",
    [
        "recommendations are made below",
        "The recommendations of this review are set out in the next chapter, and the Board has accepted all of them.",
        "Recommendations should be followed.",
        "See www.example.org/recommendations",
    ],
)
def test_a_sentence_that_speaks_of_recommendations_is_no_heading(line: str) -> None:
    assert SectionKind.RECOMMENDATIONS not in _kinds(_in_text(f"Opening words.\n\n{line}\n\nThe Board should act.\n"))


def test_a_sentence_that_announces_a_list_opens_its_section() -> None:
    sections = _in_text("The reviewer makes the following recommendations:\n\n1. Act now.\n2. Ask first.\n")
    assert sections[-1].kind is SectionKind.RECOMMENDATIONS
    assert [block.text for block in sections[-1].blocks][-2:] == ["Act now.", "Ask first."]


def test_an_item_that_names_itself_opens_a_section_of_its_type() -> None:
    sections = _in_page("<h2>Analysis</h2><p>Words.</p><p>Finding 1: Nobody asked.</p>")
    assert _kinds(sections)[1:] == [SectionKind.ANALYSIS, SectionKind.FINDINGS]


def test_an_item_quoted_in_a_chapter_on_other_reviews_opens_nothing() -> None:
    sections = _in_page("<h2>Previous reviews</h2><p>Recommendation 1: Ask.</p>")
    assert _kinds(sections)[1:] == [SectionKind.OTHER_REVIEWS]


def test_numbered_points_are_no_headings() -> None:
    sections = _in_text("Lessons\n\n1. Nobody asked the child\n2. Nobody asked the school\n3. Nobody asked the GP\n")
    assert len(sections[-1].blocks) == 3


def test_a_sentence_that_recommends_opens_a_list_which_ends_with_its_points() -> None:
    sections = _in_page(
        "<h2>Care at home</h2><p>Charts were not kept. It is recommended that:</p><ul><li>charts are kept;<li>nurses are told.</ul>"
        "<p>Her son wrote twice:</p><ul><li>in May<li>in June</ul>"
    )
    assert _kinds(sections)[1:] == [None, SectionKind.RECOMMENDATIONS, None]
    assert [block.text for block in sections[2].blocks] == ["charts are kept;", "nurses are told."]


def test_a_list_announced_by_a_numbered_paragraph_ends_at_the_next() -> None:
    sections = _in_text(
        "Conclusion\n\n7.1 The panel saw much good practice in this case, which it records here:\n\n- She rang.\n\n- He stayed.\n\n7.2 The panel met.\n"
    )
    listed = next(section for section in sections if section.kind is SectionKind.GOOD_PRACTICE)
    assert [block.text for block in listed.blocks] == ["She rang.", "He stayed."]


def test_a_heading_over_a_table_of_numbers_takes_the_kind_of_its_section() -> None:
    table = "<table><tr><td>HV1<td>Visits should be made.</tr><tr><td>HV2<td>Notes should be kept.</tr></table>"
    sections = _in_page(f"<p><b>Recommendations</b></p><p><b>Midwives</b></p>{table}<p><b>Visitors</b></p>{table}")
    assert _kinds(sections)[-1] is SectionKind.RECOMMENDATIONS
