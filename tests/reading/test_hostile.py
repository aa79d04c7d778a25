"""Broken, hostile and mislabelled files: each ends in a sentence of its own, in good time, and the others are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from heed.config.cli import main as heed
from heed.reading.document import Document
from heed.reading.errors import Broken, CannotRead, Encrypted, OverLimit, UnknownFormat
from heed.reading.workers import Limits, Outcome, read_files
from reading import fuzzing
from reading.fixtures import hostile

PAGE = (
    b"<html><body><h1>Serious Case Review: Child HV</h1><h2>Recommendations</h2>"
    b"<p>Recommendation 1: Schools should record who was spoken to.</p></body></html>"
)
READ = {
    "plain.pdf": hostile.plain(),
    "opens-without-its-password.pdf": hostile.encrypted(b""),
    "runs-a-script.pdf": hostile.with_script(),
    "lacks-its-font.pdf": hostile.without_font(),
    "page-of-a-hundred-miles.pdf": hostile.huge_page(),
    "zeros-before.pdf": b"\0" * 5000 + hostile.plain(),
    "garbage-after.pdf": hostile.plain() + b"\xff\x00garbage" * 5000,
    "a-pdf.txt": hostile.plain(),
    "a-web-page.pdf": PAGE,
}
REFUSED: dict[str, tuple[bytes, type[CannotRead], str]] = {
    "locked.pdf": (hostile.encrypted(b"secret"), Encrypted, "is locked with a password"),
    "cut-short.pdf": (hostile.plain()[:600], Broken, "is damaged and cannot be opened as a PDF"),
    "nothing-but-a-head.pdf": (b"%PDF-1.7", Broken, "is damaged and cannot be opened as a PDF"),
    "noise.pdf": (b"%PDF-1.7\n" + bytes(range(256)) * 40, Broken, "is damaged and cannot be opened as a PDF"),
    "no-pages.pdf": (hostile.without_pages(), Broken, "is a PDF without any pages"),
    "ten-thousand-pages.pdf": (hostile.with_pages(10_000), OverLimit, "has 10000 pages; at most"),
    "pages-in-a-circle.pdf": (hostile.cyclic(), Broken, "page 1 cannot be opened"),
    "pages-very-deep.pdf": (hostile.deep(), Broken, "page 1 cannot be opened"),
    "archive-named.pdf": (b"7z\xbc\xaf\x27\x1c" + b"\0" * 100, UnknownFormat, "compressed archive"),
}
BOMBS = {
    "draws-itself.pdf": hostile.self_drawing(),
    "packed-drawing.pdf": hostile.packed_bomb(300),
    "packed-objects.pdf": hostile.object_stream_bomb(300),
    "vast-picture.pdf": hostile.picture_bomb(),
}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """All of them as one batch."""
    folder = tmp_path_factory.mktemp("hostile")
    files = READ | {name: content for name, (content, _, _) in REFUSED.items()} | BOMBS
    for name, content in files.items():
        (folder / name).write_bytes(content)
    paths = [folder / name for name in files]
    return {path.name: outcome for path, outcome in read_files(paths, Limits(seconds=40, megabytes=1500))}


def test_every_file_of_a_batch_has_an_outcome(outcomes: dict[str, Outcome]) -> None:
    assert set(outcomes) == {*READ, *REFUSED, *BOMBS}


@pytest.mark.parametrize("name", READ)
def test_a_file_that_only_looks_odd_is_read(outcomes: dict[str, Outcome], name: str) -> None:
    outcome = outcomes[name]
    assert isinstance(outcome, Document)
    assert outcome.reviews[0].label == "Child HV"
    assert outcome.reviews[0].items[0].number == "1"


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_says_why_and_has_its_own_status(outcomes: dict[str, Outcome], name: str) -> None:
    outcome = outcomes[name]
    _, error, sentence = REFUSED[name]
    assert type(outcome) is error
    assert name in str(outcome)
    assert sentence in str(outcome)
    assert str(outcome).endswith(".")


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_costs_its_own_reading_and_nothing_else(outcomes: dict[str, Outcome], name: str) -> None:
    outcome = outcomes[name]
    assert isinstance(outcome, Broken | OverLimit) or (isinstance(outcome, Document) and not outcome.reviews)


def test_the_command_reads_the_rest_of_a_batch_and_ends_with_the_first_failure(tmp_path: Path) -> None:
    for name, content in {
        "a-locked.pdf": REFUSED["locked.pdf"][0],
        "b-whole.pdf": hostile.plain(),
        "c-cut-short.pdf": REFUSED["cut-short.pdf"][0],
    }.items():
        (tmp_path / name).write_bytes(content)
    result = CliRunner().invoke(heed, ["read", *(str(path) for path in sorted(tmp_path.iterdir()))])
    assert result.exit_code == Encrypted.exit_status
    assert "a-locked.pdf is locked with a password" in result.stderr
    assert "c-cut-short.pdf is damaged" in result.stderr
    assert "Child HV" in result.stdout


def test_time_runs_out_on_its_own_for_each_file(tmp_path: Path) -> None:
    slow, whole = tmp_path / "slow.pdf", tmp_path / "whole.pdf"
    slow.write_bytes(hostile.packed_bomb(2000))
    whole.write_bytes(hostile.plain())
    found = dict(read_files([slow, whole], Limits(seconds=2.5, megabytes=4096), workers=1))
    assert isinstance(found[slow], OverLimit)
    assert "took longer than 2.5" in str(found[slow])
    assert isinstance(found[whole], Document)


def test_files_with_chance_mistakes_crash_nothing_hang_nothing_and_leak_nothing(tmp_path: Path) -> None:
    tally = fuzzing.run(tmp_path, seconds=12, seed=20_240_101)
    assert tally.files >= 80
    assert tally.read
    assert tally.refused
    assert not tally.leaks
