"""Jobs for tests."""

from __future__ import annotations

from heed.jobs.models import Job
from heed.jobs.services import claim, enqueue
from heed.people.models import Person

WORKER = "here:1:aa"


def a_job(kind: str = "greet", *, by: Person | None = None, key: str = "", **payload: object) -> Job:
    """A job that waits."""
    return enqueue(kind=kind, payload=payload, by=by, key=key)


def a_running_job(kind: str = "greet", worker: str = WORKER) -> Job:
    """A job that a worker has claimed."""
    a_job(kind)
    job = claim(worker=worker)
    assert job is not None
    return job
