"""``heed work``: a worker, which runs what pages and commands have asked for."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from types import FrameType

import click

from heed.config.worker import HANDLERS, PERIODIC
from heed.jobs.services import work as work_until


@click.command()
@click.option("--once", is_flag=True, help="Stop when nothing is left to do.")
@click.option(
    "--while", "parent", type=int, hidden=True, help="Stop when the process of this number, our parent, ends."
)
def work(once: bool, parent: int | None) -> None:
    """Run jobs until stopped: importing, and what is done again and again, such as publishing what is due.

    `heed serve` starts one beside the site; start more, here or on other machines, for more work at a time. A worker that
    is told to stop gives the job back that it was at; one that dies has it taken up by another within about a minute.

    Exit status: 0 when stopped, or when nothing is left with --once.
    """
    with stopped_by_signals() as stop:
        if parent is not None:
            Thread(target=_stop_without, args=(parent, stop), daemon=True).start()
        work_until(handlers=HANDLERS, periodic=PERIODIC, stop=stop, once=once)


@contextmanager
def stopped_by_signals() -> Iterator[Event]:
    """An event that is set when the process is asked to end, by a person at the keyboard or by whoever started it."""
    stop = Event()

    def _set(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    before = {number: signal.signal(number, _set) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop_without(parent: int, stop: Event) -> None:
    while not stop.wait(1.0):
        if os.getppid() != parent:
            stop.set()
