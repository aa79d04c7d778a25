"""Which encoding a text is in."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.reading.errors import CannotRead, Empty, UnknownFormat, UnreadableEncoding
from heed.reading.formats import read_source
from heed.reading.formats.encoding import decode

SAID = "The health visitor’s notes – “a café, £5” – were lost.\nNobody asked why.\n"


@pytest.mark.parametrize(
    "content",
    [
        SAID.encode("utf-8"),
        SAID.encode("utf-8-sig"),
        SAID.encode("utf-16"),
        codecs.BOM_UTF16_LE + SAID.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + SAID.encode("utf-16-be"),
        SAID.encode("utf-16-le"),
        SAID.encode("utf-16-be"),
        SAID.encode("utf-32"),
        SAID.encode("cp1252"),
        SAID.replace("\n", "\r\n").encode("cp1252"),
        SAID.replace("\n", "\r").encode("utf-8"),
    ],
    ids="utf-8 utf-8-bom utf-16 utf-16-le-bom utf-16-be-bom utf-16-le utf-16-be utf-32 cp1252 crlf cr".split(),
)
def test_a_text_is_read_in_each_encoding_that_reports_come_in(content: bytes) -> None:
    assert decode(content, "report.txt") == SAID


def test_an_encoding_that_the_page_declares_is_believed() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body>Łódź asked why</body></html>'
    assert "Łódź asked why" in decode(page.encode("iso-8859-2"), "page.html")


def test_a_declared_encoding_that_nobody_knows_is_passed_over() -> None:
    page = '<meta charset="x-made-up">Caf\xe9'
    assert decode(page.encode("cp1252"), "page.html") == page


def test_a_page_that_wrongly_declares_another_encoding_is_still_read_as_utf_8() -> None:
    page = '<meta charset="iso-8859-1">“Café”'
    assert decode(page.encode(), "page.html") == page


def test_a_stray_nul_is_dropped() -> None:
    assert decode(b"A report\x00 of a case\n", "report.txt") == "A report of a case\n"


def test_text_in_another_script_is_refused_with_what_to_do() -> None:
    with pytest.raises(UnreadableEncoding, match=r"report\.txt cannot be told.*save it as UTF-8"):
        decode("子どもの安全に関する報告書".encode("shift-jis") * 20, "report.txt")


def test_a_byte_order_mark_that_is_not_kept_to_is_refused_with_the_place() -> None:
    with pytest.raises(UnreadableEncoding, match=r"report\.txt says that it is UTF-8-SIG, but byte \d+ is not"):
        decode(codecs.BOM_UTF8 + b"A caf\xe9 in town", "report.txt")


@pytest.mark.parametrize("content", [bytes(range(256)) * 20, b"\x7fELF" + bytes(2000), b"\x01\x02\x03\x04" * 200])
def test_what_is_no_text_is_refused_by_name(content: bytes) -> None:
    with pytest.raises(CannotRead, match=r"report\.txt"):
        decode(content, "report.txt")


def test_a_binary_file_is_told_from_a_text_in_an_unknown_encoding() -> None:
    with pytest.raises(UnknownFormat, match=r"odd\.bin is not a text"):
        decode(b"\x01\x02 some words \x03\x04" * 100, "odd.bin")


@pytest.mark.parametrize("signature", [b"7z\xbc\xaf", b"\x1f\x8b"])
def test_a_format_without_a_reader_is_refused_by_name(signature: bytes) -> None:
    with pytest.raises(UnknownFormat, match=r"odd\.file is .*cannot be read.*\."):
        read_source(signature + b" and more", "odd.file")


@pytest.mark.parametrize("content", [b"", b" \n\t ", codecs.BOM_UTF8 + b"  \n", "\u00a0\n".encode()])
def test_a_file_that_holds_nothing_is_refused_by_name(content: bytes) -> None:
    with pytest.raises(Empty, match=r"bare\.txt (?:is empty|holds nothing but space)\. Check that"):
        read_source(content, "bare.txt")


@given(st.text(alphabet=st.characters(codec="cp1252", exclude_categories=["Cc"]), min_size=1, max_size=200))
def test_utf_8_never_loses_a_character(text: str) -> None:
    assert decode(text.encode("utf-8"), "report.txt") == text.replace("\x00", "").removeprefix("\ufeff")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_with_a_sentence(content: bytes) -> None:
    try:
        said = decode(content, "odd.txt")
    except CannotRead as refusal:
        said = str(refusal)
        refused = True
    else:
        refused = False
    assert not refused or ("odd.txt" in said and said.endswith("."))
