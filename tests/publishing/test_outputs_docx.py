"""Word files, opened again: headings, lists, language, links, words for the picture, and always the same bytes."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings

from factories.papers import a_source, many, sources
from factories.publishing import an_item
from heed.publishing.outputs.docx import docx_file
from heed.publishing.paper import Paper
from heed.publishing.rules.papers import DOCX, OUTPUTS
from heed.publishing.rules.source import Source


def every_paper() -> list[Paper]:
    source = a_source(
        *many(4),
        *many(3, "recommendation"),
        an_item("Say:", parts=("who", "when")),
        story="She liked bells.",
        summary="Short.",
    )
    return [output.make(source) for output in OUTPUTS.values() if DOCX in output.formats]


def opened(paper: Paper) -> Document:
    return docx.Document(BytesIO(docx_file(paper)))


def led_to(document: Document) -> set[str]:
    return {one.target_ref for one in document.part.rels.values() if one.is_external}


@pytest.mark.parametrize("paper", every_paper(), ids=lambda paper: paper.name)
def test_a_file_says_its_title_and_language_and_has_headings_in_order(paper: Paper) -> None:
    document = opened(paper)
    assert document.core_properties.title == f"{paper.title} – {paper.name}"
    assert document.core_properties.language == "en-GB"
    assert document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}").get(qn("w:val")) == "en-GB"
    levels = [
        int(one.style.name[-1]) for one in document.paragraphs if one.style and one.style.name.startswith("Heading")
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("paper", every_paper(), ids=lambda paper: paper.name)
def test_the_code_that_leads_back_says_in_words_what_it_is(paper: Paper) -> None:
    (picture,) = opened(paper).inline_shapes
    assert picture._inline.docPr.get("descr") == paper.picture
    assert paper.address in led_to(opened(paper))


def test_every_item_is_linked_to_its_lasting_address() -> None:
    source = a_source(*many(2))
    document = opened(OUTPUTS["pack"].make(source))
    assert {source.item_address(item.id) for item in source.review.items} <= led_to(document)


def test_lists_are_lists() -> None:
    document = opened(OUTPUTS["discussion"].make(a_source(an_item("Say:"), questions=("Who knows?",))))
    styles = {one.text: one.style.name for one in document.paragraphs if one.style}
    assert styles["Who knows?"] == "List Number"
    assert styles["When we will look at this again:"] == "List Bullet"


def test_the_heads_of_a_table_are_repeated_on_each_page() -> None:
    (table,) = opened(OUTPUTS["response"].make(a_source(*many(3, "recommendation")))).tables
    assert table.rows[0]._tr.trPr is not None
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [cell.text for cell in table.rows[0].cells] == ["Recommendation", "For", "By when", "Response"]


def test_the_foot_says_which_version_it_was_made_from() -> None:
    foot = opened(every_paper()[0]).sections[0].footer.paragraphs[0].text
    assert "Made from version 2" in foot


@pytest.mark.parametrize("paper", every_paper(), ids=lambda paper: paper.name)
def test_the_same_paper_makes_the_same_bytes(paper: Paper) -> None:
    assert docx_file(paper) == docx_file(paper)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sources)
def test_any_review_becomes_a_file_that_opens(source: Source) -> None:
    assert opened(OUTPUTS["seven-minutes"].make(source)).paragraphs


def test_a_briefing_on_one_page_runs_in_two_columns_between_its_head_and_its_questions() -> None:
    source = a_source(*many(4), *many(3, "recommendation"))
    document = opened(OUTPUTS["briefing"].make(source))
    columns = [one.get(qn("w:num"), "1") for one in document.element.body.iter(qn("w:cols"))]
    assert columns == ["1", "2", "1"]
