"""``heed read`` at the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from heed.config.commands.read import read

REPORT = "Serious Case Review: Child AB\n\nLessons\n\n1. Ask the child.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A small report."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT)
    return path


def _read(*arguments: str | Path) -> Result:
    return CliRunner().invoke(read, [str(argument) for argument in arguments])


def test_a_report_is_shown_as_a_table_unless_another_form_is_asked_for(report: Path) -> None:
    said = _read(report)
    assert said.exit_code == 0
    assert "Child AB: serious case review" in said.stdout
    assert "Ask the child." in said.stdout
    assert said.stderr == ""


def test_json_is_a_list_of_documents_in_the_order_named(report: Path, tmp_path: Path) -> None:
    other = tmp_path / "another.txt"
    other.write_text(REPORT.replace("AB", "CD"))
    said = _read("--format", "json", report, other, report)
    assert [document["file"] for document in json.loads(said.stdout)] == [str(report), str(other)]


def test_text_is_the_pages_themselves(report: Path) -> None:
    assert _read("--format", "text", report).stdout.rstrip("\n") == REPORT.rstrip("\n")


@pytest.mark.parametrize(
    ("content", "name", "status", "sentence"),
    [
        (None, "gone.txt", 3, "There is no file"),
        (b"", "bare.txt", 4, "bare.txt is empty"),
        (b"7z\xbc\xaf\x27\x1c", "all.7z", 5, "all.7z is a compressed archive"),
        ("子どもの安全".encode("shift-jis") * 40, "odd.txt", 6, "The encoding of odd.txt cannot be told"),
        (b"%PDF-1.7 and nothing more", "torn.pdf", 8, "torn.pdf is damaged"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_a_status_of_its_own(
    tmp_path: Path, content: bytes | None, name: str, status: int, sentence: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    said = _read(tmp_path / name)
    assert said.exit_code == status
    assert said.stdout == ""
    assert sentence in said.stderr
    assert said.stderr.startswith("heed read: ")
    assert "Traceback" not in said.stderr


def test_a_file_over_its_time_has_a_status_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEED_READ_SECONDS", "1")
    endless = tmp_path / "endless.txt"
    os.mkfifo(endless)
    said = _read(endless)
    assert said.exit_code == 7
    assert "endless.txt took longer than 1 s" in said.stderr


def test_one_bad_file_does_not_keep_the_others_from_being_read(report: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.txt"
    bare.touch()
    said = _read("--format", "json", tmp_path / "gone.txt", bare, report)
    assert [document["file"] for document in json.loads(said.stdout)] == [str(report)]
    assert said.stderr.count("heed read: ") == 2
    assert said.exit_code == 3


def test_json_is_json_even_where_nothing_could_be_read(tmp_path: Path) -> None:
    said = _read("--format", "json", tmp_path / "gone.txt")
    assert json.loads(said.stdout) == []


@pytest.mark.parametrize("arguments", [[], ["--format", "docx", "report.txt"], ["--loud", "report.txt"]])
def test_a_call_that_makes_no_sense_is_told_so_with_the_usage(arguments: list[str]) -> None:
    said = _read(*arguments)
    assert said.exit_code == 2
    assert "Usage:" in said.stderr


def test_a_limit_that_is_no_number_is_named(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEED_READ_MEGABYTES", "lots")
    said = _read(report)
    assert said.exit_code == 2
    assert "HEED_READ_MEGABYTES" in said.stderr


def test_it_needs_neither_settings_nor_a_database(report: Path, tmp_path: Path) -> None:
    bare = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    said = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", "from heed.config.cli import main; main()", "read", "--format", "json", str(report)],
        env=bare,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (said.returncode, said.stderr) == (0, "")
    assert json.loads(said.stdout)[0]["reviews"][0]["label"] == "Child AB"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.txt"]


def test_the_same_files_say_the_same_in_every_process(demonstration: Path) -> None:
    files = [str(path) for path in sorted((demonstration / "documents").glob("*ea*.*")) if path.suffix != ".md"]
    said = []
    for seed in ("1", "2"):
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-c", "from heed.config.cli import main; main()", "read", "--format", "json", *files],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        said.append([document | {"seconds": None} for document in json.loads(done.stdout)])
    assert len(said[0]) == len(files) > 3
    assert said[0] == said[1]
