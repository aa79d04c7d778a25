"""Work on files in processes of their own, so that a hostile or broken one costs its own work and nothing else."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any, TypeVar

from heed.reading.document import Document
from heed.reading.errors import Broken, CannotRead, OverLimit
from heed.reading.formats import scans
from heed.reading.read import read_file

Outcome = Document | CannotRead
Asked = TypeVar("Asked")
Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading of a file is: the number of the picture that is being read, and how many there are.

    Both are 0 while that is not known, and where the file has no pictures to be read.
    """

    picture: int = 0
    pictures: int = 0


Meanwhile = Callable[[Progress], None]
"""Called about once a second for each file that is being read. What it raises ends the reading of all."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take: ``seconds`` by the clock, ``megabytes`` of memory.

    Recognising the words of a scanned page takes seconds by itself: each adds ``seconds_a_picture`` as it is begun.
    """

    seconds: float = 120.0
    megabytes: int = 2048
    seconds_a_picture: float = 30.0


def read_files(
    paths: Sequence[Path],
    limits: Limits | None = None,
    workers: int | None = None,
    meanwhile: Meanwhile | None = None,
) -> Iterator[tuple[Path, Outcome]]:
    """Read files on all cores; each comes as soon as it is done, with its reading or why it has none.

    A file that goes over a limit, or takes its process down, is an outcome like any other: the rest go on. ``workers``
    is the number of processes, by default one a core and never more than files.
    """
    return in_processes(read_file, paths, lambda path: path.name, limits, workers, meanwhile)


def in_processes(
    work: Callable[[Asked], Given],
    things: Sequence[Asked],
    name_of: Callable[[Asked], str],
    limits: Limits | None = None,
    workers: int | None = None,
    meanwhile: Meanwhile | None = None,
) -> Iterator[tuple[Asked, Given | CannotRead]]:
    """Do the work on each thing in a process with limits; each comes as soon as it is done, with what came of it.

    ``work`` is a function of a module, which raises ``CannotRead`` where it cannot do it; what it takes and gives crosses
    to another process and back. ``name_of`` gives the file's name for messages.
    """
    limits = limits or Limits()
    waiting = list(reversed(things))
    count = min(len(waiting), workers or os.cpu_count() or 1)
    pool: list[_Worker] = []
    try:
        while waiting or any(worker.job for worker in pool):
            while waiting and (len(pool) < count or any(worker.job is None for worker in pool)):
                thing = waiting.pop()
                _free(pool, limits, work).give(_Job(thing, name_of(thing)), limits.seconds)
            yield from _finished(pool, limits, meanwhile)
    finally:
        for worker in pool:
            worker.stop()


START_UP = 60.0
"""How many seconds a new process may take before it begins: its own start is no part of a file's time."""


class _Begun:
    """What a worker sends when it begins with a file."""


class _Picture:
    """What a worker sends before it reads a picture."""


@dataclass(frozen=True, slots=True)
class _AtPicture:
    """What a worker sends of how far it is."""

    number: int
    count: int


@dataclass(frozen=True, slots=True)
class _Job:
    """What a worker is given: a thing to work on, and its file's name for messages."""

    thing: Any
    name: str


@dataclass(slots=True)
class _Worker:
    """A process that works on one file at a time, what it has, and by when it must be done with it."""

    process: SpawnProcess
    connection: Connection
    job: _Job | None = None
    due: float = 0.0
    progress: Progress = Progress()

    def give(self, job: _Job, seconds: float) -> None:
        self.progress = Progress()
        self.job, self.due = job, time.monotonic() + START_UP + seconds
        # a process that died while it waited is found out when its outcome is asked for
        with suppress(BrokenPipeError):
            self.connection.send(job)

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


def _free(pool: list[_Worker], limits: Limits, work: Callable[[Any], Any]) -> _Worker:
    """A worker without a file: one of the pool, or a new one."""
    idle = next((worker for worker in pool if worker.job is None), None)
    if idle:
        return idle
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, limits.megabytes, work), daemon=True)
    process.start()
    theirs.close()
    worker = _Worker(process, ours)
    pool.append(worker)
    return worker


def _finished(pool: list[_Worker], limits: Limits, meanwhile: Meanwhile | None = None) -> Iterator[tuple[Any, Any]]:
    """Wait until a worker is done or over its time, and give what came of it."""
    busy = [worker for worker in pool if worker.job]
    patience = max(0.0, min(worker.due for worker in busy) - time.monotonic())
    ready = wait([worker.connection for worker in busy], timeout=min(patience, 1.0) if meanwhile else patience)
    for worker in busy:
        job = worker.job
        if job is None:
            continue
        if meanwhile:
            meanwhile(worker.progress)
        if worker.connection in ready:
            outcome = _received(worker, job.name)
            if isinstance(outcome, _Begun | _Picture | _AtPicture):
                _note(worker, outcome, limits)
                continue
        elif time.monotonic() >= worker.due:
            outcome = OverLimit(
                f"Reading {job.name} took longer than {limits.seconds:g} s and was stopped. "
                "Try it alone with a larger HEED_READ_SECONDS, or split the file.",
            )
        else:
            continue
        worker.job = None
        if isinstance(outcome, OverLimit | Broken):
            worker.stop()
            pool.remove(worker)
        yield job.thing, outcome


def _note(worker: _Worker, news: _Begun | _Picture | _AtPicture, limits: Limits) -> None:
    if isinstance(news, _Begun):
        worker.due = time.monotonic() + limits.seconds
    elif isinstance(news, _Picture):
        worker.due += limits.seconds_a_picture
    else:
        worker.progress = Progress(news.number, news.count)


def _received(worker: _Worker, name: str) -> Any:
    try:
        return worker.connection.recv()
    except (EOFError, OSError):
        return Broken(
            f"{name} is damaged: its reader stopped half-way. Open it in the program it came from and save it again."
        )


def _work(connection: Connection, megabytes: int, work: Callable[[Any], Any]) -> None:
    """The worker's life: a job in, an outcome out, until the pipe closes."""
    allowed = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (allowed, allowed))
    # a person who interrupts means whoever started this, which then ends it; else the file would pass for damaged
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    scans.announce.set(lambda: connection.send(_Picture()))
    scans.at_picture.set(lambda number, count: connection.send(_AtPicture(number, count)))
    while True:
        try:
            job = connection.recv()
        except EOFError:
            return
        connection.send(_Begun())
        connection.send(_outcome(work, job, megabytes))


def _outcome(work: Callable[[Any], Any], job: _Job, megabytes: int) -> Any:
    try:
        return work(job.thing)
    except CannotRead as error:
        return error
    except MemoryError:
        return OverLimit(
            f"Reading {job.name} needed more than {megabytes} MB of memory and was stopped. "
            "Try it alone with a larger HEED_READ_MEGABYTES, or split the file.",
        )
    except RecursionError:
        return Broken(f"{job.name} is nested deeper than any report is: it is damaged, or not a report.")


def in_order(paths: Iterable[Path], outcomes: Iterable[tuple[Path, Outcome]]) -> list[tuple[Path, Outcome]]:
    """The outcomes in the order in which the files were named."""
    place = {path: n for n, path in enumerate(paths)}
    return sorted(outcomes, key=lambda outcome: place[outcome[0]])
