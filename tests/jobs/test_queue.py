"""The queue: each job is done once, by one worker, whatever becomes of workers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from factories.jobs import WORKER, a_job, a_running_job
from factories.people import a_person
from heed.jobs import rules
from heed.jobs.models import Job
from heed.jobs.rules import State
from heed.jobs.services import again, cancel, claim, enqueue, forget_old, reap
from heed.jobs.services.queue import ended, held, put_back

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_what_is_asked_for_waits_with_who_asked() -> None:
    person = a_person()
    job = Job.objects.get(pk=enqueue(kind="greet", payload={"whom": "all"}, by=person).pk)
    assert (job.state, job.payload, job.enqueued_by, job.attempts) == ("waiting", {"whom": "all"}, person, 0)


def test_what_is_asked_for_twice_under_one_key_is_done_once() -> None:
    first = a_job(key="one")
    assert a_job(key="one") == first
    assert a_job(key="two") != first
    assert a_job() != a_job()


def test_a_key_stays_taken_when_its_job_has_ended() -> None:
    job = a_job(key="one")
    ended(Job.objects.filter(pk=job.pk), State.DONE)
    assert a_job(key="one") == job


def test_a_job_is_claimed_by_one_worker() -> None:
    job = a_job()
    claimed = claim(worker=WORKER)
    assert claimed == job
    assert (claimed.state, claimed.claimed_by, claimed.attempts) == ("running", WORKER, 1)
    assert claim(worker="another") is None


def test_jobs_are_claimed_in_the_order_in_which_they_were_asked_for() -> None:
    jobs = [a_job(), a_job(), a_job()]
    assert [claim(worker=WORKER) for _ in jobs] == jobs


def test_a_job_for_later_waits_for_its_time() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        job = enqueue(kind="greet", payload={}, by=None, not_before=NOON + timedelta(hours=1))
        assert claim(worker=WORKER) is None
        clock.shift(timedelta(hours=1))
        assert claim(worker=WORKER) == job


def test_a_worker_can_keep_to_some_jobs() -> None:
    a_job()
    mine = a_job()
    assert claim(worker=WORKER, among=[mine.pk]) == mine
    assert claim(worker=WORKER, among=[mine.pk]) is None


def test_a_lost_job_waits_again_and_its_first_worker_can_settle_nothing_any_more() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        job = a_running_job()
        clock.shift(rules.LOST_AFTER)
        assert reap() == 0
        clock.shift(timedelta(seconds=1))
        assert reap() == 1
        clock.shift(rules.FIRST_PAUSE)
        taken_up = claim(worker="another")
    assert taken_up == job
    assert taken_up.attempts == 2
    assert not ended(held(job), State.DONE)
    assert Job.objects.get().state == State.RUNNING


def test_the_same_worker_in_a_later_attempt_is_another_as_well() -> None:
    job = a_running_job()
    put_back(held(job), not_before=timezone.now(), attempts=1)
    claim(worker=WORKER)
    assert not held(job).exists()


def test_a_job_that_takes_its_workers_down_is_given_up_with_a_sentence() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        a_job()
        for _ in range(rules.MOST_ATTEMPTS):
            clock.shift(rules.LONGEST_PAUSE)
            assert claim(worker=WORKER)
            clock.shift(rules.LOST_AFTER + timedelta(seconds=1))
            reap()
    job = Job.objects.get()
    assert (job.state, job.claimed_by) == ("failed", "")
    assert "stopped before it was done, 3 times" in job.error


def test_a_lost_job_that_was_cancelled_is_not_tried_again() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        cancel(job=a_running_job())
        clock.shift(timedelta(hours=1))
        reap()
    assert Job.objects.get().state == State.CANCELLED


def test_a_waiting_job_is_cancelled_at_once_and_a_running_one_is_asked_to_stop() -> None:
    running, waiting = a_running_job(), a_job()
    for job in (running, waiting):
        cancel(job=job)
        job.refresh_from_db()
    assert (waiting.state, running.state, running.cancel_asked) == ("cancelled", "running", True)


def test_a_job_that_has_ended_stays_as_it_ended() -> None:
    job = a_running_job()
    ended(held(job), State.DONE, outcome={"said": "hello"})
    cancel(job=job)
    job.refresh_from_db()
    assert (job.state, job.outcome, again(job=job)) == ("done", {"said": "hello"}, False)


def test_a_failed_job_is_tried_anew_with_all_its_attempts() -> None:
    job = a_running_job()
    ended(held(job), State.FAILED, error="It rained.")
    assert again(job=job)
    job.refresh_from_db()
    assert (job.state, job.attempts, job.error, job.ended_at) == ("waiting", 0, "", None)
    assert claim(worker=WORKER) == job


def test_what_ended_long_ago_is_forgotten_and_nothing_else() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        ended(held(a_running_job()), State.DONE)
        clock.shift(rules.KEPT_FOR)
        young = a_running_job()
        ended(held(young), State.DONE)
        waiting = a_job()
        clock.shift(timedelta(seconds=1))
        assert forget_old() == 1
    assert set(Job.objects.all()) == {young, waiting}


@pytest.mark.parametrize(
    "values",
    [
        {"state": State.RUNNING},
        {"claimed_by": "somebody"},
        {"state": State.DONE},
        {"ended_at": NOON},
        {"state": State.FAILED, "ended_at": NOON},
        {"progress_total": 3, "progress_done": 4},
    ],
)
def test_the_database_refuses_a_job_that_contradicts_itself(values: dict[str, object]) -> None:
    job = a_job()
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.filter(pk=job.pk).update(**values)
