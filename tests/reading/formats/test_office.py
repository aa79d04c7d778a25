"""Files of word processors: told apart by what they hold; hostile and broken ones each end in a sentence of their own."""

from __future__ import annotations

import io
import re
import shutil
import struct
import subprocess
import zipfile
from pathlib import Path

import pytest

from heed.reading import read_bytes
from heed.reading.errors import Broken, CannotRead, Empty, Encrypted, OverLimit, UnknownFormat
from heed.reading.formats import archive, legacy, read_source
from reading.fixtures import office_reports
from reading.fixtures.office import docx, odt, p, tbl, tp, zipped

GOOD = office_reports.numbered_by_word().content
WORD_TEXT = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{}</w:body></w:document>"
LIBRE_OFFICE = any(shutil.which(program) for program in legacy.PROGRAMS)
RTF = rb"""{\rtf1\ansi{\b Serious Case Review: Child AB}\par{\b Recommendations}\par 1. The Board should ask each agency.\par}"""


def refused(content: bytes, name: str = "report.docx") -> CannotRead:
    with pytest.raises(CannotRead) as caught:
        read_source(content, name)
    message = str(caught.value)
    assert name in message
    assert re.fullmatch(r".+[.]", message)
    return caught.value


def with_document(xml: str) -> bytes:
    return docx("", instead={"word/document.xml": xml.encode()})


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_cut_short_is_damaged(share: float) -> None:
    error = refused(GOOD[: int(share * len(GOOD))])
    assert isinstance(error, Broken)
    assert "not downloaded completely" in str(error)


def test_a_file_whose_bytes_were_changed_is_damaged() -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as held:
        at = held.getinfo("word/document.xml").header_offset + 80
    assert isinstance(refused(GOOD[:at] + b"\x00\xff\x00\xff" + GOOD[at + 4 :]), Broken)


def test_a_bomb_is_left_closed() -> None:
    error = refused(with_document(" " * 200_000_000))
    assert isinstance(error, OverLimit)
    assert "would unpack to 190 MB" in str(error)


def test_a_part_that_grows_beyond_all_measure_is_left_closed_though_it_is_not_large() -> None:
    assert isinstance(refused(with_document(" " * 8_000_000)), OverLimit)


def test_a_bomb_that_lies_about_its_size_is_not_unpacked_past_it() -> None:
    honest = with_document(" " * 50_000_000)
    true, lie = struct.pack("<L", 50_000_000), struct.pack("<L", 1000)
    assert isinstance(refused(honest.replace(true, lie)), Broken)


def test_an_archive_of_countless_entries_is_left_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_ENTRIES", 50)
    error = refused(zipped({f"{n}.xml": b"" for n in range(60)}))
    assert isinstance(error, OverLimit)
    assert "more than 50 files" in str(error)


def test_entities_that_multiply_are_not_expanded() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE w:document [<!ENTITY l0 "ha">{laughs}]>'
    said = WORD_TEXT.format("<w:p><w:r><w:t>&l11;</w:t></w:r></w:p>")
    error = refused(with_document(doctype + said))
    assert isinstance(error, Broken)
    hung = WORD_TEXT.format('<w:p w:rsid="&l11;"/>')
    assert isinstance(refused(with_document(doctype + hung)), Broken)


def test_a_file_outside_is_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a name that must not be read")
    doctype = f'<!DOCTYPE w:document [<!ENTITY out SYSTEM "{secret.as_uri()}">]>'
    error = refused(with_document(doctype + WORD_TEXT.format("<w:p><w:r><w:t>&out;</w:t></w:r></w:p>")))
    assert "declares entities of its own" in str(error)
    assert "a name" not in str(error)


def test_xml_nested_without_end_is_damaged() -> None:
    deep = "<w:p>" * 5000 + "</w:p>" * 5000
    assert isinstance(refused(with_document(WORD_TEXT.format(deep))), Broken)


def test_tables_in_tables_to_the_greatest_depth_there_is_are_read() -> None:
    body = p("The innermost words.")
    for _ in range(70):
        body = tbl([[body + p(), "beside"]])
    assert "The innermost words." in read_source(docx(body), "report.docx").page_texts[0]


def test_a_word_file_without_its_text_is_damaged() -> None:
    error = refused(docx("", leave_out=["word/document.xml"]))
    assert isinstance(error, Broken)
    assert "without its text" in str(error)


def test_text_that_is_no_xml_is_damaged() -> None:
    assert isinstance(refused(with_document("<w:document")), Broken)


def test_missing_styles_and_lists_do_not_stop_a_reading() -> None:
    body = p("Recommendations", "Heading1") + p("One point.", num=(1, 0))
    source = read_source(docx(body, leave_out=["word/styles.xml", "word/_rels/document.xml.rels"]), "report.docx")
    assert [line.text for line in source.lines] == ["Recommendations", "One point."]


def test_a_part_that_points_out_of_the_file_is_not_there() -> None:
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
        b'Type="x/styles" TargetMode="External" Target="file:///etc/passwd"/><Relationship Id="s" Type="x/numbering" '
        b'Target="../../../etc/passwd"/></Relationships>'
    )
    content = docx(p("Words."), instead={"word/_rels/document.xml.rels": relations})
    assert [line.text for line in read_source(content, "report.docx").lines] == ["Words."]


@pytest.mark.parametrize("content", [docx(""), odt("")])
def test_a_file_without_words_is_empty(content: bytes) -> None:
    assert isinstance(refused(content), Empty)


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ("xl/workbook.xml", "an Excel workbook"),
        ("ppt/presentation.xml", "a PowerPoint presentation"),
        ("META-INF/container.xml", "an e-book"),
        ("readme.txt", "a zip archive"),
    ],
)
def test_what_else_comes_zipped_is_named(part: str, what: str) -> None:
    error = refused(zipped({part: b"<x/>"}))
    assert isinstance(error, UnknownFormat)
    assert f"is {what}, which is not read" in str(error)


def test_other_kinds_of_open_document_are_named() -> None:
    sheet = zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"})
    assert "an OpenDocument spreadsheet" in str(refused(sheet, "plan.ods"))


def test_a_locked_open_document_says_so() -> None:
    entry = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
    error = refused(odt(tp("Words."), manifest=entry), "report.odt")
    assert isinstance(error, Encrypted)
    assert error.exit_status == 9


def test_an_open_document_without_its_text_is_damaged() -> None:
    assert isinstance(refused(odt("", instead={"content.xml": b"<x/>"}), "report.odt"), Broken)


def test_a_locked_zip_entry_says_so() -> None:
    locked = bytearray(docx(p("Words.")))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := locked.find(signature, at + 1)) >= 0:
            locked[at + flags] |= 1
    assert isinstance(refused(bytes(locked)), Encrypted)


def container(*streams: str, head: bytes = b"") -> bytes:
    """As much of an older Microsoft file as tells what it is: the container's mark, and the names of its streams."""
    names = b"".join(stream.encode("utf-16-le").ljust(128, b"\x00") for stream in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\x00") + head.ljust(512, b"\x00") + names


def test_a_word_file_behind_a_password_says_so() -> None:
    error = refused(container("Root Entry", "EncryptionInfo", "EncryptedPackage"))
    assert isinstance(error, Encrypted)
    assert "password" in str(error)
    assert error.exit_status == 9


def test_an_older_word_file_behind_a_password_says_so() -> None:
    head = b"\xec\xa5\xc1\x00\x00\x00\x00\x00\x00\x00\x00\x01"
    assert isinstance(refused(container("WordDocument", head=head), "report.doc"), Encrypted)


@pytest.mark.parametrize(
    ("stream", "what"),
    [
        ("Workbook", "an Excel workbook"),
        ("PowerPoint Document", "a PowerPoint presentation"),
        ("__properties_version1.0", "an Outlook message"),
    ],
)
def test_other_older_files_are_named(stream: str, what: str) -> None:
    assert what in str(refused(container("Root Entry", stream), "old.bin"))


@pytest.mark.parametrize(
    ("content", "name", "what"),
    [
        (container("WordDocument"), "report.doc", "an older Word file"),
        (container("CONTENTS"), "report.wps", "a Microsoft Works file"),
        (RTF, "report.rtf", "a rich text (RTF) file"),
        (RTF, "report.docx", "a rich text (RTF) file"),
    ],
)
def test_older_formats_say_what_to_install_where_libreoffice_is_missing(
    monkeypatch: pytest.MonkeyPatch, content: bytes, name: str, what: str
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    error = refused(content, name)
    assert isinstance(error, UnknownFormat)
    assert what in str(error)
    assert "LibreOffice is not installed" in str(error)
    assert "save it as .docx" in str(error)


def a_program(folder: Path, script: str) -> None:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def test_a_file_that_libreoffice_does_not_open_is_damaged(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    a_program(tmp_path, "exit 1")
    monkeypatch.setenv("PATH", str(tmp_path))
    error = refused(RTF, "report.rtf")
    assert isinstance(error, Broken)
    assert "LibreOffice could not open" in str(error)


def test_a_conversion_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    a_program(tmp_path, "/bin/sleep 600 & wait")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(legacy, "SECONDS", 1)
    assert isinstance(refused(RTF, "report.rtf"), OverLimit)


@pytest.mark.skipif(not LIBRE_OFFICE, reason="LibreOffice is not installed here")
def test_rich_text_is_read_through_libreoffice() -> None:
    document = read_bytes(RTF, "report.rtf")
    assert document.media_type == "application/rtf"
    (review,) = document.reviews
    assert [(item.number, item.text) for item in review.items] == [("1", "The Board should ask each agency.")]


@pytest.mark.skipif(not LIBRE_OFFICE, reason="LibreOffice is not installed here")
def test_an_older_word_file_is_read_through_libreoffice(tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(GOOD)
    program = next(found for known in legacy.PROGRAMS if (found := shutil.which(known)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    made = [
        program,
        profile,
        "--headless",
        "--convert-to",
        "doc",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "report.docx"),
    ]
    subprocess.run(made, check=True, capture_output=True)  # noqa: S603 - a program found on PATH
    document = read_bytes((tmp_path / "report.doc").read_bytes(), "report.doc")
    assert document.media_type == "application/msword"
    assert [item.number for item in document.reviews[0].items] == ["1", "2", "3", "4", "5"]


def test_a_web_page_named_docx_is_read_as_what_it_is() -> None:
    source = read_source(b"<!doctype html><html><body><h1>Recommendations</h1></body></html>", "report.docx")
    assert source.media_type == "text/html"


def test_a_word_file_of_any_name_is_read_as_what_it_is() -> None:
    assert "wordprocessingml" in read_source(GOOD, "report.pdf").media_type


@pytest.mark.parametrize("seed", range(40))
def test_no_change_of_bytes_ends_in_anything_but_a_reading_or_a_sentence(seed: int) -> None:
    changed = bytearray(office_reports.in_a_table().content if seed % 2 else office_reports.odt_chapters().content)
    for n in range(1 + seed % 7):
        changed[(seed * 7919 + n * 104729) % len(changed)] ^= 1 << (seed + n) % 8
    said = refusal(bytes(changed))
    assert said is None or said.endswith(".")


def refusal(content: bytes) -> str | None:
    try:
        read_source(content, "report.docx")
    except CannotRead as error:
        return str(error)
    return None
