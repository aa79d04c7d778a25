"""Reading many files into a folder, which can be interrupted and taken up again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from heed.config.commands.read import read

REPORT = "Serious Case Review: Child {}\n\nLessons\n\n1. Ask the child.\n"


@pytest.fixture
def reports(tmp_path: Path) -> list[Path]:
    """Three small reports."""
    paths = [tmp_path / f"report-{label}.txt" for label in ("AB", "CD", "EF")]
    for path in paths:
        path.write_text(REPORT.format(path.stem[-2:]))
    return paths


def _read(folder: Path, *paths: Path) -> Result:
    return CliRunner().invoke(read, ["--into", str(folder), *map(str, paths)])


def _labels(folder: Path) -> list[str]:
    return sorted(json.loads(path.read_text())[0]["reviews"][0]["label"] for path in folder.glob("*.json"))


def test_each_document_is_kept_in_a_file_of_its_own(reports: list[Path], tmp_path: Path) -> None:
    said = _read(tmp_path / "new/readings", *reports)
    assert (said.exit_code, said.stdout) == (0, "")
    assert _labels(tmp_path / "new/readings") == ["Child AB", "Child CD", "Child EF"]


def test_what_is_kept_already_is_not_read_again(reports: list[Path], tmp_path: Path) -> None:
    folder = tmp_path / "readings"
    _read(folder, reports[0])
    (kept,) = folder.iterdir()
    written = kept.stat().st_mtime_ns
    said = _read(folder, *reports)
    assert "2 read, 1 known already, 0 not readable." in said.stderr
    assert kept.stat().st_mtime_ns == written
    assert len(_labels(folder)) == 3


def test_a_changed_file_is_read_again_beside_its_older_reading(reports: list[Path], tmp_path: Path) -> None:
    folder = tmp_path / "readings"
    _read(folder, reports[0])
    reports[0].write_text(REPORT.format("GH"))
    _read(folder, reports[0])
    assert _labels(folder) == ["Child AB", "Child GH"]


@pytest.mark.parametrize("left", ["", "[", "[{}]", '[{"engine": "0.0.0"}]'])
def test_a_half_written_reading_or_one_of_another_version_is_made_anew(
    reports: list[Path], tmp_path: Path, left: str
) -> None:
    folder = tmp_path / "readings"
    _read(folder, reports[0])
    (kept,) = folder.iterdir()
    kept.write_text(left)
    assert "1 read, 0 known already" in _read(folder, reports[0]).stderr
    assert _labels(folder) == ["Child AB"]


def test_a_file_that_cannot_be_read_is_named_and_the_rest_are_kept(reports: list[Path], tmp_path: Path) -> None:
    said = _read(tmp_path / "readings", tmp_path / "gone.txt", *reports)
    assert said.exit_code == 3
    assert "There is no file" in said.stderr
    assert len(_labels(tmp_path / "readings")) == 3
