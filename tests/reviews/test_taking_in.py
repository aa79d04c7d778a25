"""Files handed in, and what a worker makes of them, whatever becomes of the worker."""

from __future__ import annotations

import json
import os
import time
import uuid
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.utils import timezone
from pytest_django import Settings

from factories.people import a_partnership, an_editor
from heed.jobs.errors import CannotBeDone, WorkerStopping
from heed.jobs.models import Job
from heed.jobs.services import Running, cancel, claim, run
from heed.people.models import Membership, Partnership, Person
from heed.people.rules import Permission
from heed.reading.workers import Limits
from heed.reviews.errors import FileGone
from heed.reviews.models import Incoming, Review
from heed.reviews.outcome import ImportOutcome, ImportState, ReviewOutcome, Reworded, as_json, from_json
from heed.reviews.selectors import batches_for, file_handed_in, find_batch
from heed.reviews.services import empty_incoming, receive, remove, take_in, try_again

pytestmark = pytest.mark.django_db

LIMITS = Limits(seconds=60)


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


def handed_in(by: Person, partnership: Partnership | None, content: bytes = b"", name: str = "report.txt") -> Incoming:
    text = content or (
        b"Serious Case Review Child AR (2020)\n\nLessons to be learned from Child AR\n\n1. Ask who else lives there.\n"
    )
    return receive(
        batch=uuid.uuid4(), key="", file=ContentFile(text, name=name), name=name, partnership=partnership, by=by
    )


def taken() -> Running:
    claimed = claim(worker="somebody")
    assert claimed is not None
    return Running(claimed)


def test_a_file_taken_in_twice_is_taken_in_once(partnership: Partnership, editor: Person) -> None:
    """As when a worker dies after the record was written and before it could say so."""
    handed_in(editor, partnership)
    running = taken()
    assert take_in(running, LIMITS) == {"state": "draft"}
    assert take_in(running, LIMITS) == {"state": "settled before"}
    assert Review.objects.count() == 1
    assert Incoming.objects.get().state == "draft"


def test_a_worker_that_is_stopped_leaves_the_file_for_the_next(partnership: Partnership, editor: Person) -> None:
    file = handed_in(editor, partnership)
    running = replace(taken(), is_stopping=lambda: True)
    with pytest.raises(WorkerStopping):
        take_in(running, LIMITS)
    file.refresh_from_db()
    assert (file.state, Review.objects.count()) == ("waiting", 0)


def test_a_file_that_is_gone_is_said_to_be(partnership: Partnership, editor: Person, settings: Settings) -> None:
    file = handed_in(editor, partnership)
    (settings.MEDIA_ROOT / file.path).unlink()
    with pytest.raises(CannotBeDone, match="Hand it in again"):
        take_in(taken(), LIMITS)
    file.refresh_from_db()
    assert "is not kept here any more" in file.sentence
    with pytest.raises(FileGone):
        try_again(incoming=file, by=editor)


def test_who_lost_the_duty_meanwhile_imports_nothing(partnership: Partnership, editor: Person) -> None:
    file = handed_in(editor, partnership)
    Membership.objects.all().delete()
    with pytest.raises(CannotBeDone, match=f"may not {Permission.IMPORT.value}"):
        take_in(taken(), LIMITS)
    file.refresh_from_db()
    assert (file.state, Review.objects.count()) == ("failed", 0)


def test_a_fault_of_heeds_own_shows_as_failed_with_a_way_on(partnership: Partnership, editor: Person) -> None:
    file = handed_in(editor, partnership)
    Job.objects.update(max_attempts=1)
    job = claim(worker="somebody")
    assert job is not None
    run(job, {})
    shown = file_handed_in(file.pk)
    assert shown is not None
    assert (shown.stage, shown.may_be_tried_again, "does not know how" in shown.sentence) == ("failed", True, True)
    batch = find_batch(editor, file.batch)
    assert batch is not None
    assert (batch.left, batch.failed) == (0, 1)
    try_again(incoming=file, by=editor)
    assert take_in(taken(), LIMITS) == {"state": "draft"}


def test_a_stopped_job_can_be_tried_again(partnership: Partnership, editor: Person) -> None:
    file = handed_in(editor, partnership)
    assert file.job is not None
    cancel(job=file.job)
    shown = file_handed_in(file.pk)
    assert shown is not None
    assert (shown.stage, shown.may_be_tried_again) == ("stopped", True)
    try_again(incoming=file, by=editor)
    assert take_in(taken(), LIMITS) == {"state": "draft"}


def test_a_file_taken_back_while_it_is_read_is_not_taken_in(partnership: Partnership, editor: Person) -> None:
    file = handed_in(editor, partnership)
    job = claim(worker="somebody")
    assert job is not None
    remove(incoming=file, by=editor)
    run(job, {"import": lambda running: take_in(running, LIMITS)})
    assert not Review.objects.exists()


def test_files_for_no_partnership_are_seen_by_who_handed_them_in_alone(
    partnership: Partnership, editor: Person
) -> None:
    file = handed_in(editor, None)
    assert find_batch(editor, file.batch) is not None
    assert find_batch(an_editor(partnership), file.batch) is None
    assert list(batches_for(an_editor(partnership))) == []


def test_old_files_are_forgotten_and_orphans_cleared_away(
    partnership: Partnership, editor: Person, settings: Settings
) -> None:
    with time_machine.travel(timezone.now() - timedelta(days=31), tick=False):
        old = handed_in(editor, partnership, b"%PDF-1.7 nothing", "old.pdf")
        job = claim(worker="somebody")
        assert job is not None
        run(job, {"import": lambda running: take_in(running, LIMITS)})
        waits = handed_in(editor, partnership)
    young = handed_in(editor, partnership)
    folder = Path(settings.MEDIA_ROOT) / "incoming"
    for age, name in ((2, "orphan.pdf"), (0, "on-its-way.pdf")):
        (folder / name).mkdir()
        place = folder / name / name
        place.touch()
        os.utime(place, (time.time() - age * 86_400,) * 2)
    assert empty_incoming() == 1
    assert set(Incoming.objects.all()) == {waits, young}
    names = {place.name for place in folder.glob("*/*")}
    assert names == {"report.txt", "on-its-way.pdf"}
    assert not (folder / old.path.split("/")[1]).exists()


def test_an_outcome_is_the_same_after_it_was_kept() -> None:
    review = ReviewOutcome(
        1,
        "a/2020/b",
        "Child B",
        2020,
        is_new=False,
        added=("one",),
        changed=(Reworded("a", "b", stands=True),),
        notes=("n",),
    )
    outcome = ImportOutcome("b.pdf", ImportState.CHANGED, 3, (review,), ("c",))
    assert from_json(json.loads(json.dumps(as_json(outcome)))) == outcome
