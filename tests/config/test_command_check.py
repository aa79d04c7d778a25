"""``heed check`` and ``heed redact`` at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from disclosing.fixtures import laden
from heed.config.commands.check import check
from heed.config.commands.redact import redact


def _check(*arguments: str | Path) -> Result:
    return CliRunner().invoke(check, [str(argument) for argument in arguments])


def _redact(*arguments: str | Path) -> Result:
    return CliRunner().invoke(redact, [str(argument) for argument in arguments])


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report that names somebody, in its text and beside it."""
    path = tmp_path / "report.html"
    path.write_text(laden.PAGE)
    return path


def test_what_was_found_is_shown_by_group_with_what_to_do(report: Path) -> None:
    said = _check(report)
    assert said.exit_code == 1
    assert "Names and initials" in said.stdout
    assert "“Tyler Mars" in said.stdout or "Tyler" in said.stdout
    assert "What the file carries beside its text" in said.stdout
    assert "A person decides." in said.stdout


def test_json_gives_each_finding_with_its_evidence(report: Path) -> None:
    (file,) = json.loads(_check("--format", "json", report).stdout)
    assert file["labels"] == ["Child HV"]
    assert {"kind", "group", "grade", "message", "where", "said", "parts", "evidence"} == set(file["findings"][0])
    assert any(finding["where"] for finding in file["findings"])


def test_the_status_is_nought_where_nothing_was_found(tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("Serious Case Review: Child AB\n\nLessons\n\n1. Ask the child.\n")
    said = _check(path)
    assert said.exit_code == 0
    assert "nothing found" in said.stdout


def test_a_file_that_cannot_be_read_has_the_status_of_reading(tmp_path: Path, report: Path) -> None:
    said = _check(tmp_path / "gone.txt", report)
    assert said.exit_code == 3
    assert "There is no file" in said.stderr
    assert "report.html" in said.stdout


def test_a_redacted_copy_is_written_with_an_account_of_it(report: Path, tmp_path: Path) -> None:
    place = tmp_path / "copy.html"
    said = _redact(report, "--remove", "Tyler Marsden", "--into", place)
    assert said.exit_code == 0
    assert "tyler" not in place.read_text().lower()
    assert "Removed in the page:" in said.stdout
    assert "Left out:" in said.stdout
    assert report.read_text() == laden.PAGE


def test_what_is_there_already_is_never_overwritten(report: Path, tmp_path: Path) -> None:
    place = tmp_path / "copy.html"
    place.write_text("mine")
    said = _redact(report, "--remove", "Tyler Marsden", "--into", place)
    assert said.exit_code == 1
    assert "is there already" in said.stderr
    assert place.read_text() == "mine"


@pytest.mark.parametrize(
    ("content", "phrase", "status", "sentence"),
    [
        (None, "Tyler Marsden", 3, "There is no file"),
        (b"%PDF-1.7 torn", "Tyler Marsden", 8, "damaged"),
        (b"Some text.", "a", 1, "too short"),
    ],
)
def test_where_no_copy_can_be_made_a_sentence_says_why(
    tmp_path: Path, content: bytes | None, phrase: str, status: int, sentence: str
) -> None:
    path, place = tmp_path / "file", tmp_path / "copy"
    if content is not None:
        path.write_bytes(content)
    said = _redact(path, "--remove", phrase, "--into", place)
    assert said.exit_code == status
    assert sentence in said.stderr
    assert not place.exists()
