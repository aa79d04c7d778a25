"""Damaged files: whatever the bytes, a reading with exact evidence or a refusal with a sentence."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heed.reading import CannotRead, read_bytes
from reading.reports import assert_evidence_is_exact

DOCUMENTS = Path(__file__).parents[2] / "src/heed/config/demonstration/documents"
FILES = [path.read_bytes() for path in sorted(DOCUMENTS.iterdir()) if path.suffix in {".txt", ".html"}]
SCRAPS = [
    b"\n", b"\t", b"\x0c", b"\r", b"\x00", b"\xff", b"<", b">", b"</p>", b"<h2>", b"<table>", b"<ol start=99999>", b"<li value=99999999999>",
    b"<td rowspan=99999 colspan=99999>", b"<p role=heading aria-level=99999999999>", b"\xc2\xad", b"\xe2\x80\x8b", b"\xe2\x80\x9d", b"(",
    b"9999999999. ", b"31/02/2020", b"99 August 2099", b"Recommendation 1: ", b"published",
]  # fmt: skip
BOUNDED = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
files = st.sampled_from(FILES)
names = st.sampled_from(["report.txt", "report.html", "report"])


def _survives(content: bytes, name: str) -> None:
    with contextlib.suppress(CannotRead):
        assert_evidence_is_exact(read_bytes(content, name))


@BOUNDED
@given(files, names, st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 255)), min_size=1, max_size=40))
def test_bytes_that_flipped(content: bytes, name: str, flips: list[tuple[int, int]]) -> None:
    damaged = bytearray(content)
    for at, value in flips:
        damaged[at % len(damaged)] = value
    _survives(bytes(damaged), name)


@BOUNDED
@given(files, names, st.integers(0, 20_000))
def test_a_file_cut_short(content: bytes, name: str, at: int) -> None:
    _survives(content[: at % len(content)], name)


@BOUNDED
@given(files, files, names, st.integers(0, 20_000), st.integers(0, 20_000))
def test_one_file_run_into_another(one: bytes, other: bytes, name: str, here: int, there: int) -> None:
    _survives(one[: here % len(one)] + other[there % len(other) :], name)


@BOUNDED
@given(files, names, st.lists(st.tuples(st.integers(0, 20_000), st.sampled_from(SCRAPS)), min_size=1, max_size=25))
def test_scraps_that_got_in(content: bytes, name: str, scraps: list[tuple[int, bytes]]) -> None:
    damaged = bytearray(content)
    for place, scrap in scraps:
        at = place % len(damaged)
        damaged[at:at] = scrap
    _survives(bytes(damaged), name)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1"])
@pytest.mark.parametrize("content", FILES[::4], ids=len)
def test_another_encoding(content: bytes, encoding: str) -> None:
    text = content.decode("utf-8", errors="replace")
    _survives(text.encode(encoding, errors="replace"), "report.html" if text.startswith("<") else "report.txt")


@BOUNDED
@given(st.binary(max_size=2000), names)
def test_noise(content: bytes, name: str) -> None:
    _survives(content, name)
