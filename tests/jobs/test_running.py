"""What becomes of a job when its handler has done what it does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
import time_machine
from django.utils import timezone

from factories.jobs import a_job, a_running_job
from heed.jobs.errors import Cancelled, CannotBeDone, Lost, WorkerStopping
from heed.jobs.models import Job
from heed.jobs.rules import MOST_ATTEMPTS, State
from heed.jobs.services import Running, cancel, claim, run
from heed.jobs.services.queue import held, put_back
from heed.jobs.services.running import beat

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def greet(running: Running) -> Mapping[str, object]:
    running.progress(1, 2, "waving")
    running.check()
    return {"said": "hello"}


def fail(_running: Running) -> Mapping[str, object]:
    raise RuntimeError("a fault in a handler")


def refuse(_running: Running) -> Mapping[str, object]:
    raise CannotBeDone("There is nobody here to greet. Invite somebody.")


def test_a_job_is_done_and_keeps_its_outcome_and_its_progress() -> None:
    run(a_running_job(), {"greet": greet})
    job = Job.objects.get()
    assert (job.state, job.outcome, job.claimed_by) == ("done", {"said": "hello"}, "")
    assert (job.progress_done, job.progress_total, job.progress_words) == (1, 2, "waving")


def test_what_cannot_be_done_fails_at_once_with_its_sentence() -> None:
    run(a_running_job(), {"greet": refuse})
    job = Job.objects.get()
    assert (job.state, job.error) == ("failed", "There is nobody here to greet. Invite somebody.")


def test_a_fault_is_tried_again_later_and_given_up_in_the_end(caplog: pytest.LogCaptureFixture) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        a_job()
        for attempt in range(1, MOST_ATTEMPTS + 1):
            job = claim(worker="somebody")
            assert job is not None
            assert job.attempts == attempt
            run(job, {"greet": fail})
            assert claim(worker="somebody") is None
            clock.shift(3600)
    job = Job.objects.get()
    assert job.state == State.FAILED
    assert "The log of the server says what" in job.error
    assert caplog.text.count("RuntimeError: a fault in a handler") == MOST_ATTEMPTS


def test_a_kind_that_nobody_handles_fails_with_a_sentence() -> None:
    run(a_running_job(), {})
    job = Job.objects.get()
    assert (job.state, "does not know how to do “greet”" in job.error) == ("failed", True)


def test_a_cancelled_job_stops_at_its_next_step() -> None:
    job = a_running_job()
    cancel(job=job)
    with pytest.raises(Cancelled):
        Running(job).check()
    run(job, {"greet": greet})
    assert Job.objects.get().state == State.CANCELLED


def test_a_worker_that_is_told_to_stop_gives_its_job_back_without_using_up_an_attempt() -> None:
    job = a_running_job()
    with pytest.raises(WorkerStopping):
        Running(job, lambda: True).check()
    run(job, {"greet": greet}, lambda: True)
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("waiting", 0)


def test_a_job_that_another_worker_has_is_left_to_it() -> None:
    job = a_running_job()
    put_back(held(job), not_before=timezone.now(), attempts=1)
    other = claim(worker="another")
    with pytest.raises(Lost):
        Running(job).check()
    assert not beat(job)
    for handler in (greet, fail, refuse):
        run(job, {"greet": handler})
    assert other is not None
    assert Job.objects.get(pk=other.pk).claimed_by == "another"


def test_progress_never_passes_its_total() -> None:
    job = a_running_job()
    Running(job).progress(9, 3, "x" * 500)
    job.refresh_from_db()
    assert (job.progress_done, job.progress_total, len(job.progress_words)) == (3, 3, 200)


def test_a_beat_is_kept() -> None:
    job = a_running_job()
    with time_machine.travel(NOON, tick=False):
        assert beat(job)
    job.refresh_from_db()
    assert job.heartbeat == NOON
