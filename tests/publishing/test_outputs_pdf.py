"""PDF files: tagged, in a language, with words that are shown and never run, and always the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pdfua
import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings

from factories.papers import a_source, many, words
from factories.publishing import an_item
from heed.publishing.outputs.pdf import CANNOT_BE_SET, SETTABLE, pdf
from heed.publishing.paper import Paper
from heed.publishing.rules.papers import OUTPUTS


def every_paper() -> list[Paper]:
    source = a_source(
        *many(4),
        *many(3, "recommendation"),
        story="Child A was six months old.\n\nShe liked bells.",
        summary="In short.",
    )
    return [output.make(source) for output in OUTPUTS.values()]


def elements(made: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every element of the structure."""
    waiting = [made.Root.StructTreeRoot.K]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += list(one)
        elif isinstance(one, pikepdf.Dictionary) and "/S" in one:
            yield one
            if "/K" in one:
                waiting.append(one.K)


def words_of(made: bytes) -> str:
    document = pypdfium2.PdfDocument(made)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


@pytest.mark.parametrize("paper", every_paper(), ids=lambda paper: paper.name)
def test_a_validator_of_pdf_ua_finds_nothing(paper: Paper, tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(pdf(paper))
    report = pdfua.validate(str(tmp_path / "paper.pdf"))
    assert [finding for outcome in report.outcomes for finding in outcome.findings] == []


@pytest.mark.parametrize("paper", every_paper(), ids=lambda paper: paper.name)
def test_a_file_is_tagged_and_says_its_title_language_and_conformance(paper: Paper) -> None:
    with pikepdf.open(BytesIO(pdf(paper))) as made:
        assert bool(made.Root.MarkInfo.Marked) is True
        assert str(made.Root.Lang) == "en-GB"
        assert bool(made.Root.ViewerPreferences.DisplayDocTitle) is True
        with made.open_metadata() as metadata:
            assert metadata["dc:title"] == f"{paper.title} – {paper.name}"
            assert metadata["pdfuaid:part"] == "1"
        kinds = [str(element.S) for element in elements(made)]
    assert kinds.count("/H1") == 1
    assert "/H2" in kinds
    assert "/Link" in kinds


@pytest.mark.parametrize("paper", every_paper(), ids=lambda paper: paper.name)
def test_the_code_that_leads_back_says_in_words_what_it_is(paper: Paper) -> None:
    with pikepdf.open(BytesIO(pdf(paper))) as made:
        said = [str(element.Alt) for element in elements(made) if str(element.S) == "/Figure"]
    assert said == [f"QR code that leads to the whole review: {paper.address}"]


def test_every_item_is_linked_to_its_lasting_address() -> None:
    source = a_source(*many(2))
    with pikepdf.open(BytesIO(pdf(OUTPUTS["briefing"].make(source)))) as made:
        led_to = {str(note.A.URI) for page in made.pages for note in page.Annots if "/A" in note}
    assert {source.item_address(item.id) for item in source.review.items} <= led_to
    assert source.address in led_to


def test_the_same_paper_makes_the_same_bytes() -> None:
    paper = every_paper()[0]
    assert pdf(paper) == pdf(paper)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words)
def test_words_of_a_report_are_shown_and_never_run(said: str) -> None:
    made = pdf(OUTPUTS["briefing"].make(a_source(an_item(said), summary=said, title=said or "x")))
    assert made.startswith(b"%PDF")


def test_code_in_the_words_of_a_report_stands_there_as_it_is() -> None:
    shown = words_of(pdf(OUTPUTS["briefing"].make(a_source(an_item('Say #read("paper.typ") and *this* $x$.')))))
    assert '#read("paper.typ") and *this* $x$.' in " ".join(shown.split())


def test_a_character_that_no_typeface_has_becomes_a_box_and_the_rest_stays() -> None:
    assert "Ask □□ today" in words_of(pdf(OUTPUTS["briefing"].make(a_source(an_item("Ask 漢字 today")))))


def test_every_character_that_is_said_to_be_settable_is() -> None:
    every = "".join(chr(code) for first, last in SETTABLE for code in range(first, last + 1))
    made = words_of(
        pdf(OUTPUTS["briefing"].make(a_source(*[an_item(every[n : n + 200]) for n in range(0, len(every), 200)])))
    )
    assert CANNOT_BE_SET not in made.replace(CANNOT_BE_SET, "", 1)
