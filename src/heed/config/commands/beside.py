"""A worker process beside the site: started again when it dies, stopped with the site."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Event, Thread

logger = logging.getLogger(__name__)

PAUSE = 2.0
"""Seconds before a worker that died is started again."""
TIME_TO_STOP = 15.0
"""Seconds that a worker has to give its job back."""


@contextmanager
def worker_beside(command: Sequence[str] = (), pause: float = PAUSE) -> Iterator[None]:
    """Keeps a worker running for as long as the block takes. ``command`` is another program in its place."""
    command = command or (sys.executable, "-m", "heed.config.cli", "work", "--while", str(os.getpid()))
    stop = Event()
    keeper = Thread(target=_keep_running, args=(command, stop, pause), name="worker-keeper")
    keeper.start()
    try:
        yield
    finally:
        stop.set()
        keeper.join()


def _keep_running(command: Sequence[str], stop: Event, pause: float) -> None:
    while not stop.is_set():
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603 - our own program
        while process.poll() is None and not stop.wait(0.2):
            pass
        if stop.is_set():
            _end(process)
        else:
            logger.warning("The worker ended with status %s and is started again.", process.returncode)
            stop.wait(pause)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(TIME_TO_STOP)
    except subprocess.TimeoutExpired:
        # its job is taken up again by the next worker, once it was not heard of for long enough
        process.kill()
        process.wait()
