"""A worker's life."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Event

import pytest
from pytest_django import DjangoAssertNumQueries

from factories.jobs import a_job, a_running_job
from heed.jobs.models import Job
from heed.jobs.rules import State
from heed.jobs.services import Running, run_among, work
from heed.jobs.services.working import name_of_worker

pytestmark = pytest.mark.django_db


def greet(_running: Running) -> Mapping[str, object]:
    return {"said": "hello"}


def fail(_running: Running) -> Mapping[str, object]:
    raise RuntimeError("a fault in a handler")


def test_a_worker_works_until_the_queue_is_empty_and_one_fault_stops_nothing() -> None:
    a_job("fail")
    for _ in range(3):
        a_job("greet")
    work(handlers={"greet": greet, "fail": fail}, periodic=[], stop=Event(), once=True)
    assert list(Job.objects.values_list("state", flat=True)) == ["waiting", "done", "done", "done"]


def test_a_worker_that_is_told_to_stop_finishes_its_job_and_takes_no_other() -> None:
    stop = Event()

    def last(_running: Running) -> Mapping[str, object]:
        stop.set()
        return {}

    a_job("last")
    a_job("last")
    work(handlers={"last": last}, periodic=[], stop=stop)
    assert list(Job.objects.values_list("state", flat=True)) == ["done", "waiting"]


def test_a_worker_takes_turns_before_it_looks_for_jobs() -> None:
    turned: list[int] = []
    work(handlers={}, periodic=[lambda: turned.append(Job.objects.count())], stop=Event(), once=True)
    assert turned == [0]


def test_only_the_jobs_that_were_named_are_run() -> None:
    other = a_job()
    mine = [a_job(), a_job()]
    steps = list(run_among(handlers={"greet": greet}, jobs=[job.pk for job in mine], stop=Event()))
    assert len(steps) == 2
    other.refresh_from_db()
    assert other.state == State.WAITING


def test_running_the_named_jobs_ends_when_told_to_stop() -> None:
    stop = Event()
    stop.set()
    job = a_running_job()
    assert list(run_among(handlers={}, jobs=[job.pk], stop=stop)) == []


def test_an_idle_look_is_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        work(handlers={}, periodic=[], stop=Event(), once=True)


def test_no_two_workers_have_one_name() -> None:
    assert len({name_of_worker() for _ in range(50)}) == 50
