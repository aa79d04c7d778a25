"""Files read in processes of their own."""

from __future__ import annotations

import multiprocessing
import os
import time
from pathlib import Path
from threading import Thread

import pytest

from heed.reading.document import Document
from heed.reading.errors import Broken, CannotRead, Missing, OverLimit
from heed.reading.workers import Limits, Outcome, Progress, in_order, read_files

REPORT = "Serious Case Review: Child AB\n\nLessons\n\n1. Ask {}.\n"
QUICK = Limits(seconds=20)


@pytest.fixture
def reports(tmp_path: Path) -> list[Path]:
    """Three small reports."""
    paths = [tmp_path / f"{n}.txt" for n in range(3)]
    for path in paths:
        path.write_text(REPORT.format(path.stem))
    return paths


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """A file whose reading never ends: a pipe into which nobody writes."""
    path = tmp_path / "endless.txt"
    os.mkfifo(path)
    return path


def _is_read(outcome: Outcome) -> bool:
    return isinstance(outcome, Document) and len(outcome.reviews) == 1


def test_every_file_has_its_outcome(reports: list[Path]) -> None:
    outcomes = dict(read_files(reports, QUICK, workers=2))
    assert set(outcomes) == set(reports)
    assert all(_is_read(outcome) for outcome in outcomes.values())
    assert [Path(o.file) for o in outcomes.values() if isinstance(o, Document)] == list(outcomes)


def test_no_files_have_no_outcomes() -> None:
    assert list(read_files([], QUICK)) == []


def test_a_file_that_cannot_be_read_does_not_stop_the_rest(reports: list[Path], tmp_path: Path) -> None:
    gone = tmp_path / "gone.txt"
    outcomes = dict(read_files([gone, *reports], QUICK, workers=1))
    assert isinstance(outcomes[gone], Missing)
    assert all(_is_read(outcomes[path]) for path in reports)


def test_a_file_that_takes_too_long_is_stopped_and_the_rest_are_read(reports: list[Path], endless: Path) -> None:
    outcomes = dict(read_files([endless, *reports], Limits(seconds=3), workers=1))
    assert isinstance(outcomes[endless], OverLimit)
    assert "endless.txt took longer than 3 s" in str(outcomes[endless])
    assert "HEED_READ_SECONDS" in str(outcomes[endless])
    assert all(_is_read(outcomes[path]) for path in reports)


def test_a_file_that_needs_too_much_memory_is_stopped_and_the_rest_are_read(
    reports: list[Path], tmp_path: Path
) -> None:
    huge = tmp_path / "huge.txt"
    huge.touch()
    os.truncate(huge, 2**31)
    outcomes = dict(read_files([huge, *reports], Limits(seconds=20, megabytes=1024), workers=1))
    assert isinstance(outcomes[huge], OverLimit)
    assert "huge.txt needed more than 1024 MB of memory" in str(outcomes[huge])
    assert all(_is_read(outcomes[path]) for path in reports)


def test_a_worker_that_dies_costs_its_own_file_only(reports: list[Path], endless: Path) -> None:
    outcomes: dict[Path, Outcome] = {}
    reading = Thread(target=lambda: outcomes.update(read_files([endless, *reports], QUICK, workers=1)))
    reading.start()
    # the pipe opens for writing only once the worker has opened it for reading
    writer = os.open(endless, os.O_WRONLY)
    for worker in multiprocessing.active_children():
        worker.kill()
    reading.join(timeout=20)
    os.close(writer)
    assert isinstance(outcomes[endless], Broken)
    assert "endless.txt is damaged" in str(outcomes[endless])
    assert all(_is_read(outcomes[path]) for path in reports)


def test_a_caller_who_stops_half_way_leaves_no_process_behind(reports: list[Path], endless: Path) -> None:
    reading = read_files([endless, *reports], QUICK, workers=2)
    next(reading)
    reading.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_each_comes_as_soon_as_it_is_done(reports: list[Path], endless: Path) -> None:
    started = time.monotonic()
    reading = read_files([endless, *reports], Limits(seconds=4), workers=2)
    assert [next(reading)[0] for _ in reports] == reports
    assert time.monotonic() - started < 4
    assert isinstance(next(reading)[1], OverLimit)


def test_who_waits_is_told_of_the_file_and_can_end_the_reading(endless: Path) -> None:
    class Enough(Exception):
        pass

    told: list[Progress] = []

    def meanwhile(progress: Progress) -> None:
        told.append(progress)
        raise Enough

    with pytest.raises(Enough):
        list(read_files([endless], QUICK, meanwhile=meanwhile))
    assert told == [Progress()]
    assert multiprocessing.active_children() == []


def test_outcomes_are_put_in_the_order_in_which_files_were_named(reports: list[Path]) -> None:
    outcome: CannotRead = Missing("There is none.")
    mixed = [(path, outcome) for path in (reports[2], reports[0], reports[1])]
    assert [path for path, _ in in_order(reports, mixed)] == reports
