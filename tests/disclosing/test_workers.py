"""Files looked into in processes of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclosing.fixtures import laden
from heed.disclosing.errors import NothingToRemove
from heed.disclosing.finding import Grade
from heed.disclosing.workers import Checked, check_files, inspected, redacted
from heed.reading.errors import Broken, Missing, OverLimit
from heed.reading.workers import Limits


def test_a_file_is_looked_into_in_another_process() -> None:
    assert {finding.kind for finding in inspected(laden.photograph(), "photo.jpg")} == {"picture_place", "picture_data"}


def test_why_a_file_cannot_be_looked_into_comes_back_as_it_was_raised() -> None:
    with pytest.raises(Broken, match=r"torn\.docx"):
        inspected(b"PK\x03\x04 torn", "torn.docx")


def test_a_file_over_its_time_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(OverLimit, match="longer than 0 s"):
        inspected(laden.pdf(), "laden.pdf", Limits(seconds=0))


def test_a_copy_is_made_in_another_process() -> None:
    copy = redacted(b"Tyler Marsden was seen.", "note.txt", ["Tyler Marsden"])
    assert (copy.content, copy.times) == (b"[removed] was seen.", 1)


def test_why_no_copy_was_made_comes_back_as_it_was_raised() -> None:
    with pytest.raises(NothingToRemove, match="too short"):
        redacted(b"Some text.", "note.txt", ["a"])


def test_text_and_file_are_checked_together_and_a_missing_one_stops_nothing(tmp_path: Path) -> None:
    there, gone = tmp_path / "laden.html", tmp_path / "gone.txt"
    there.write_text(laden.PAGE)
    outcomes = dict(check_files([there, gone]))
    assert isinstance(outcomes[gone], Missing)
    checked = outcomes[there]
    assert isinstance(checked, Checked)
    assert checked.labels == ("Child HV",)
    assert {"name", "comment", "hidden_text"} <= {finding.kind for finding in checked.telling}
    assert all(finding.grade is not Grade.NOTE for finding in checked.telling)
