"""Files read in processes of their own, so that a hostile or broken one costs its own reading and nothing else."""

from __future__ import annotations

import multiprocessing
import os
import resource
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path

from heed.reading.document import Document
from heed.reading.errors import Broken, CannotRead, OverLimit
from heed.reading.formats import scans
from heed.reading.read import read_file

Outcome = Document | CannotRead


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take: ``seconds`` by the clock, ``megabytes`` of memory.

    Recognising the words of a scanned page takes seconds by itself: each adds ``seconds_a_picture`` as it is begun.
    """

    seconds: float = 120.0
    megabytes: int = 2048
    seconds_a_picture: float = 30.0


def read_files(
    paths: Sequence[Path], limits: Limits | None = None, workers: int | None = None
) -> Iterator[tuple[Path, Outcome]]:
    """Read files on all cores; each comes as soon as it is done, with its reading or why it has none.

    A file that goes over a limit, or takes its process down, is an outcome like any other: the rest go on. ``workers``
    is the number of processes, by default one a core and never more than files.
    """
    limits = limits or Limits()
    waiting = list(reversed(paths))
    count = min(len(waiting), workers or os.cpu_count() or 1)
    pool: list[_Worker] = []
    try:
        while waiting or any(worker.path for worker in pool):
            while waiting and (len(pool) < count or any(worker.path is None for worker in pool)):
                _free(pool, limits).give(waiting.pop(), limits.seconds)
            yield from _finished(pool, limits)
    finally:
        for worker in pool:
            worker.stop()


START_UP = 60.0
"""How many seconds a new process may take before it begins: its own start is no part of a file's time."""


class _Begun:
    """What a worker sends when it begins with a file."""


class _Picture:
    """What a worker sends before it reads a picture."""


@dataclass(slots=True)
class _Worker:
    """A process that reads one file at a time, the file it has, and by when it must be done with it."""

    process: SpawnProcess
    connection: Connection
    path: Path | None = None
    due: float = 0.0

    def give(self, path: Path, seconds: float) -> None:
        self.path, self.due = path, time.monotonic() + START_UP + seconds
        # a process that died while it waited is found out when its outcome is asked for
        with suppress(BrokenPipeError):
            self.connection.send(path)

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


def _free(pool: list[_Worker], limits: Limits) -> _Worker:
    """A worker without a file: one of the pool, or a new one."""
    idle = next((worker for worker in pool if worker.path is None), None)
    if idle:
        return idle
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, limits.megabytes), daemon=True)
    process.start()
    theirs.close()
    worker = _Worker(process, ours)
    pool.append(worker)
    return worker


def _finished(pool: list[_Worker], limits: Limits) -> Iterator[tuple[Path, Outcome]]:
    """Wait until a worker is done or over its time, and give what came of it."""
    busy = [worker for worker in pool if worker.path]
    first_due = min(worker.due for worker in busy)
    ready = wait([worker.connection for worker in busy], timeout=max(0.0, first_due - time.monotonic()))
    for worker in busy:
        path = worker.path
        if path is None:
            continue
        if worker.connection in ready:
            outcome = _received(worker, path)
            if isinstance(outcome, _Begun):
                worker.due = time.monotonic() + limits.seconds
                continue
            if isinstance(outcome, _Picture):
                worker.due += limits.seconds_a_picture
                continue
        elif time.monotonic() >= worker.due:
            outcome = OverLimit(
                f"Reading {path.name} took longer than {limits.seconds:g} s and was stopped. "
                "Try it alone with a larger HEED_READ_SECONDS, or split the file.",
            )
        else:
            continue
        worker.path = None
        if isinstance(outcome, OverLimit | Broken):
            worker.stop()
            pool.remove(worker)
        yield path, outcome


def _received(worker: _Worker, path: Path) -> Outcome | _Begun | _Picture:
    try:
        outcome = worker.connection.recv()
    except (EOFError, OSError):
        return Broken(
            f"{path.name} is damaged: its reader stopped half-way. Open it in the program it came from and save it again."
        )
    assert isinstance(outcome, Document | CannotRead | _Begun | _Picture)  # noqa: S101 - what _work sends, nothing else
    return outcome


def _work(connection: Connection, megabytes: int) -> None:
    """The worker's life: a path in, an outcome out, until the pipe closes."""
    allowed = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (allowed, allowed))
    scans.announce.set(lambda: connection.send(_Picture()))
    while True:
        try:
            path = connection.recv()
        except (EOFError, KeyboardInterrupt):
            return
        connection.send(_Begun())
        connection.send(_outcome(path, megabytes))


def _outcome(path: Path, megabytes: int) -> Outcome:
    try:
        return read_file(path)
    except CannotRead as error:
        return error
    except MemoryError:
        return OverLimit(
            f"Reading {path.name} needed more than {megabytes} MB of memory and was stopped. "
            "Try it alone with a larger HEED_READ_MEGABYTES, or split the file.",
        )
    except RecursionError:
        return Broken(f"{path.name} is nested deeper than any report is: it is damaged, or not a report.")


def in_order(paths: Iterable[Path], outcomes: Iterable[tuple[Path, Outcome]]) -> list[tuple[Path, Outcome]]:
    """The outcomes in the order in which the files were named."""
    place = {path: n for n, path in enumerate(paths)}
    return sorted(outcomes, key=lambda outcome: place[outcome[0]])
