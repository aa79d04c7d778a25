"""What files carry beside the text that is seen."""

from __future__ import annotations

import pytest

from disclosing.fixtures import laden
from heed.disclosing.files import inspect
from heed.disclosing.finding import Finding, Grade
from heed.reading import CannotRead, read_bytes
from heed.reading.errors import Broken, Empty, Encrypted, UnknownFormat
from reading.fixtures import hostile


def _by_kind(findings: tuple[Finding, ...]) -> dict[str, list[Finding]]:
    kinds: dict[str, list[Finding]] = {}
    for finding in findings:
        kinds.setdefault(finding.kind, []).append(finding)
    return kinds


@pytest.mark.parametrize(
    ("kind", "where", "said"),
    [
        ("property", "the file's properties, Author", "Denise Keogh"),
        ("property", "the file's properties, Title", "Report about Tyler Marsden"),
        ("property", "the file's metadata", "Draft about Tyler Marsden"),
        ("file_path", "the file's properties, Source", "dkeogh"),
        ("attachment", "the files inside the file", "notes about Tyler.txt"),
        ("comment", "page 1, a comment by Denise Keogh", "Is Tyler Marsden still named here?"),
        ("link", "page 1, a link", "kelly.m82@gmail.com"),
        ("thumbnail", "page 1", "page 1"),
        ("program_data", "the pages", "InDesign"),
        ("words_beside", "a bookmark", "What Tyler Marsden said"),
        ("words_beside", "the description of a picture or passage", "Tyler Marsden at the beach"),
        ("words_beside", "page 1, words given for others", "Tyler Marsden said"),
        ("script", "the document", "app.alert"),
        ("form_field", "a form", "who: Tyler Marsden"),
        ("hidden_layer", "the layers", "Notes on Tyler Marsden"),
        ("picture_place", "a picture in the file", "latitude 54.02500 N, longitude 2.80000 W"),
        ("picture_data", "a picture in the file", "Kelly Marsden"),
        ("covered_text", "page 1, words that can be copied out from under a dark box", "Covered words about Tyler Marsden"),
        ("hidden_text", "page 1, words that are written in the colour of what they stand on, so that nobody sees them", "White words about Tyler Marsden"),
        ("earlier_version", "earlier version 1", "Earlier words about Tyler"),
    ],
)  # fmt: skip
def test_a_pdf_is_asked_in_every_place_where_it_can_carry_words(kind: str, where: str, said: str) -> None:
    found = _by_kind(inspect(laden.pdf(), "laden.pdf"))
    assert any(finding.where == where and said in finding.said for finding in found.get(kind, [])), found.get(kind)


def test_hidden_words_are_quoted_from_the_page_as_it_is_read() -> None:
    pages = read_bytes(laden.pdf(), "laden.pdf").page_texts
    places = [place for finding in inspect(laden.pdf(), "laden.pdf") for place in finding.evidence]
    assert places
    assert all(pages[place.page - 1][place.start : place.end] == place.quote for place in places)


@pytest.mark.parametrize(
    ("kind", "where", "said"),
    [
        ("property", "the file's properties, creator", "Denise Keogh"),
        ("property", "the file's properties, lastModifiedBy", "Sandra Whitlock"),
        ("property", "the file's properties, Company", "Fallowshire"),
        ("property", "the file's properties, title", "About Tyler Marsden"),
        ("comment", "a comment by Denise Keogh", "Should Tyler Marsden be here?"),
        ("tracked_change", "deleted by Denise Keogh", "deleted Tyler Marsden"),
        ("tracked_change", "inserted by Denise Keogh", "inserted words"),
        ("hidden_text", "hidden text", "Hidden words about Tyler Marsden"),
        ("covered_text", "under a black bar", "Barred Tyler Marsden"),
        ("words_beside", "a header", "Draft: Tyler Marsden"),
        ("words_beside", "the description of a picture", "Tyler Marsden at the beach"),
        ("attachment", "the file's parts", "oleObject1.bin"),
        ("program_data", "data that a program keeps in the file", "Tyler Marsden"),
        ("picture_place", "the picture image1.jpg", "latitude 54.02500 N"),
    ],
)
def test_a_word_file_is_asked_in_every_place_where_it_can_carry_words(kind: str, where: str, said: str) -> None:
    found = _by_kind(inspect(laden.word(), "laden.docx"))
    assert any(finding.where == where and said in finding.said for finding in found.get(kind, [])), found.get(kind)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("property", "Denise Keogh"),
        ("property", "About Tyler Marsden"),
        ("comment", "Is Tyler Marsden here?"),
        ("tracked_change", "deleted Tyler Marsden"),
        ("hidden_text", "Hidden words about Tyler Marsden"),
        ("words_beside", "Draft: Tyler Marsden"),
        ("words_beside", "Tyler Marsden at the beach"),
        ("thumbnail", "the first page"),
        ("picture_place", "latitude"),
    ],
)
def test_an_open_document_is_asked_too(kind: str, said: str) -> None:
    found = _by_kind(inspect(laden.open_document(), "laden.odt"))
    assert any(said in finding.said for finding in found.get(kind, [])), found.get(kind)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("comment", "ask Tyler Marsden's mother"),
        ("property", "Denise Keogh"),
        ("property", "About Tyler Marsden"),
        ("hidden_text", "Hidden words about Tyler Marsden"),
        ("hidden_text", "Not shown: Tyler Marsden"),
        ("words_beside", "Tyler Marsden at the beach"),
    ],
)
def test_a_web_page_is_asked_too(kind: str, said: str) -> None:
    found = _by_kind(inspect(laden.PAGE.encode(), "laden.html"))
    assert any(said in finding.said for finding in found.get(kind, [])), found.get(kind)


def test_a_picture_says_where_it_was_taken() -> None:
    assert {finding.kind for finding in inspect(laden.photograph(), "photo.jpg")} == {"picture_place", "picture_data"}


def test_a_plain_file_carries_nothing() -> None:
    assert inspect(b"Tyler Marsden was seen.", "note.txt") == ()
    assert inspect(hostile.plain(), "plain.pdf") == ()


def test_what_could_identify_in_it_is_named_and_raises_the_grade() -> None:
    found = _by_kind(inspect(laden.pdf(), "laden.pdf"))
    (field,) = found["form_field"]
    assert field.grade is Grade.IDENTIFIES
    assert "Tyler Marsden" in field.message
    author = next(finding for finding in found["property"] if finding.where.endswith("Author"))
    assert author.grade is Grade.MAY_IDENTIFY


@pytest.mark.parametrize(
    ("content", "name", "error"),
    [
        (b"", "bare.txt", Empty),
        (b"%PDF-1.7 and nothing more", "torn.pdf", Broken),
        (b"PK\x03\x04 torn", "torn.docx", Broken),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old.doc", UnknownFormat),
        (
            hostile.pdf(hostile.report_page(), encrypt=b"x" * 5, trailer="/Encrypt << /Filter /Nope >>"),
            "locked.pdf",
            CannotRead,
        ),
    ],
)
def test_a_file_that_cannot_be_looked_into_has_a_sentence(content: bytes, name: str, error: type[CannotRead]) -> None:
    with pytest.raises(error, match=name.split(".", maxsplit=1)[0]):
        inspect(content, name)


def test_locked_is_told_from_broken() -> None:
    assert issubclass(Encrypted, CannotRead)
