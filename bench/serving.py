"""The demonstration on a real server, bound to one core, for the measurements that ask it over the loopback."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

START = 60.0
"""Seconds that a server has to answer for the first time."""
TICKS = os.sysconf("SC_CLK_TCK")

HEED = "from heed.config.cli import main; main()"
BARE = """
import sys
from granian import Granian
from granian.constants import Interfaces
Granian("bench.bare:application", address="127.0.0.1", port=int(sys.argv[1]), interface=Interfaces.WSGI,
        workers=1, websockets=False, log_enabled=False).serve()
"""


@contextmanager
def demonstration(folder: Path) -> Iterator[dict[str, str]]:
    """The surroundings of a site with the demonstration loaded, its data in ``folder``."""
    surroundings = {**os.environ, "HEED_DATA": str(folder), "HEED_DEMONSTRATION": "1"}
    surroundings.pop("DATABASE_URL", None)
    subprocess.run([sys.executable, "-c", HEED, "demonstration"], env=surroundings, check=True, capture_output=True)
    yield surroundings


@contextmanager
def served(surroundings: dict[str, str], *, core: int | None = 0) -> Iterator[tuple[str, int]]:
    """``heed serve`` with one process, on that core alone: its address, and the process that answers."""
    port = _free_port()
    words = ["serve", "--address", f"127.0.0.1:{port}", "--no-worker"]
    with _running([sys.executable, "-c", HEED, *words], surroundings, port, core) as process:
        yield f"http://127.0.0.1:{port}", process


@contextmanager
def bare(surroundings: dict[str, str], *, core: int | None = 0) -> Iterator[tuple[str, int]]:
    """The same server with a program that sends bytes from memory: what no site can be faster than."""
    port = _free_port()
    with _running([sys.executable, "-c", BARE, str(port)], surroundings, port, core) as process:
        yield f"http://127.0.0.1:{port}", process


def processor_seconds(process: int) -> float:
    """What a process and those it started have used of a processor so far. Other work on the machine does not count."""
    used = 0.0
    for number in [process, *_children(process)]:
        fields = Path(f"/proc/{number}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        used += (int(fields[11]) + int(fields[12])) / TICKS
    return used


def _children(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    return [number for child in listed for number in (int(child), *_children(int(child)))]


@contextmanager
def _running(command: list[str], surroundings: dict[str, str], port: int, core: int | None) -> Iterator[int]:
    bound = [] if core is None else ["taskset", "-c", str(core)]
    process = subprocess.Popen([*bound, *command], env=surroundings, stdout=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/healthz", process)
        yield process.pid
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"The server at {address} did not start.")


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])
