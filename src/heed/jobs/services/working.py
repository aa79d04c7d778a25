"""A worker's life: claim, run, and beat meanwhile; take turns now and then; stop when told to."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from threading import Event, Thread

from django.db import Error, close_old_connections, connection, connections

from heed.jobs.models import Job
from heed.jobs.rules import BEAT_EVERY
from heed.jobs.selectors import all_ended
from heed.jobs.services.queue import claim, reap
from heed.jobs.services.running import Handlers, beat, run
from heed.jobs.services.turns import EVERY, Periodic, take_turns

logger = logging.getLogger(__name__)

LOOKS_EVERY = 1.0
"""How many seconds an idle worker waits before it looks for a job again: one small query."""


def work(*, handlers: Handlers, periodic: Sequence[Periodic], stop: Event, once: bool = False) -> None:
    """Runs jobs as they come, until ``stop`` is set; with ``once``, until none is due.

    A database that does not answer is waited for, unless with ``once``, which raises what Django does.
    """
    worker = name_of_worker()
    looked = -EVERY.total_seconds()
    while not stop.is_set():
        # closing one inside a transaction would lose it
        if not connection.in_atomic_block:
            close_old_connections()
        try:
            if time.monotonic() - looked >= EVERY.total_seconds():
                looked = time.monotonic()
                take_turns(periodic)
            busy = _run_next(worker, handlers, stop)
        except Error:
            if once:
                raise
            logger.exception("The database did not answer. The worker tries again.")
            busy = False
        if once and not busy:
            return
        if not busy:
            stop.wait(LOOKS_EVERY)


def run_among(*, handlers: Handlers, jobs: Collection[int], stop: Event) -> Iterator[None]:
    """Runs these jobs and no others until all have ended, and yields after each; some may be run by other workers.

    Those that are to be tried again later are waited for.
    """
    worker = name_of_worker()
    while not stop.is_set() and not all_ended(jobs):
        if _run_next(worker, handlers, stop, jobs):
            yield
        else:
            reap()
            stop.wait(LOOKS_EVERY)


def _run_next(worker: str, handlers: Handlers, stop: Event, among: Collection[int] | None = None) -> bool:
    job = claim(worker=worker, among=among)
    if job is None:
        return False
    with beating(job):
        run(job, handlers, stop.is_set)
    return True


@contextmanager
def beating(job: Job) -> Iterator[None]:
    """Says from a thread of its own that the worker is at the job, for as long as the block takes."""
    done = Event()
    heart = Thread(target=_beat_until, args=(job, done.wait), daemon=True, name=f"beat-{job.pk}")
    heart.start()
    try:
        yield
    finally:
        done.set()
        heart.join()


def _beat_until(job: Job, done: Callable[[float], bool]) -> None:
    try:
        while not done(BEAT_EVERY.total_seconds()):
            try:
                if not beat(job):
                    return
            except Error:
                # the job itself may hold the only lock for a while; several beats may be missed before it counts as lost
                logger.info("A beat of the job %s could not be written.", job.pk)
    finally:
        # a thread has connections of its own
        connections.close_all()


def name_of_worker() -> str:
    """A name that no other worker has or had: machine, process, and something of chance."""
    return f"{socket.gethostname()[:60]}:{os.getpid()}:{secrets.token_hex(4)}"
