"""Pages drawn in processes of their own: a hostile or broken file costs its own picture, and nothing else.

A drawer is a program that keeps running and holds the file it drew last. It is told what to draw, and answers, over its
standard input and output: a line of JSON, then bytes. It is given nothing of this process's environment.
"""

from __future__ import annotations

import atexit
import json
import os
import resource
import select
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from threading import BoundedSemaphore, Event, Lock, Timer
from typing import IO, Any, Literal

from heed.reading import sheets
from heed.reading.errors import Broken, CannotRead, OverLimit

IDLE = 300.0
"""A drawer that was asked for nothing for so many seconds goes, with the memory it holds."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page may take: ``seconds`` by the clock, ``megabytes`` of memory; ``wait`` is the longest for a free drawer.

    Making out the words of a scanned page takes seconds by itself.
    """

    seconds: float = 60.0
    megabytes: int = 2048
    wait: float = 20.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of a file: all its pages' ``sizes``, or of one page its ``picture`` or its ``sheet`` for that text."""

    what: Literal["sizes", "picture", "sheet"]
    name: str
    number: int = 1
    text: str = ""


class Busy(Exception):
    """All drawers are at work, and went on for longer than anybody waits."""

    def __init__(self) -> None:
        super().__init__("Many pages are being drawn just now. Try again in a moment; the text of the page is there.")


class Drawers:
    """So many drawers at most, started when they are needed. May be used from several threads."""

    def __init__(self, count: int | None = None, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._free: list[_Drawer] = []
        self._lock = Lock()
        self._places = BoundedSemaphore(count or min(2, os.cpu_count() or 1))
        atexit.register(self.close)

    def draw(self, wanted: Wanted, sha256: str, content: Callable[[], bytes]) -> bytes:
        """A WebP for a picture, else JSON. ``content`` is called where no free drawer holds the file already.

        Raises ``Busy`` where none is free in time, and ``CannotRead`` where the page cannot be drawn or takes too much.
        """
        if not self._places.acquire(timeout=self._limits.wait):
            raise Busy
        try:
            drawer = self._take(sha256)
            try:
                answer = drawer.ask(wanted, sha256, content, self._limits)
            except BaseException:
                drawer.stop()
                raise
            with self._lock:
                self._free.append(drawer)
            return answer.bytes_or_raise()
        finally:
            self._places.release()

    def close(self) -> None:
        """Ends all that are free."""
        with self._lock:
            gone, self._free = self._free, []
        for drawer in gone:
            drawer.stop()

    def _take(self, sha256: str) -> _Drawer:
        """One that holds the file, else any, else a new one."""
        with self._lock:
            for drawer in [drawer for drawer in self._free if not drawer.is_alive()]:
                drawer.stop()
                self._free.remove(drawer)
            holding = next((drawer for drawer in self._free if drawer.holds == sha256), None)
            taken = holding or (self._free[-1] if self._free else None)
            if taken:
                self._free.remove(taken)
        return taken or _Drawer(self._limits.megabytes)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a drawer gave, or the sentence that says why it gave nothing."""

    given: bytes
    why: str

    def bytes_or_raise(self) -> bytes:
        if self.why:
            raise CannotRead(self.why)
        return self.given


@dataclass(slots=True)
class _Drawer:
    """A process, and the sum of the file that it holds."""

    megabytes: int
    holds: str = ""
    process: subprocess.Popen[bytes] = field(init=False)

    def __post_init__(self) -> None:
        self.process = subprocess.Popen(  # noqa: S603 - this very program, with nothing from outside
            [sys.executable, "-m", "heed.reading.drawers", str(self.megabytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LANG") if name in os.environ},
        )

    def is_alive(self) -> bool:
        return self.process.poll() is None

    def ask(self, wanted: Wanted, sha256: str, content: Callable[[], bytes], limits: Limits) -> _Answer:
        sent = b"" if self.holds == sha256 else content()
        late = Event()
        timer = Timer(limits.seconds, self._stop_late, [late])
        timer.start()
        try:
            _write(self.process.stdin, {**asdict(wanted), "size": len(sent)}, sent)
            head = json.loads(_line(self.process.stdout))
            given = _read(self.process.stdout, int(head["size"]))
        except (OSError, EOFError, ValueError) as error:
            if late.is_set():
                raise OverLimit(
                    f"Drawing page {wanted.number} of {wanted.name} took too long. Read its text instead."
                ) from error
            raise Broken(f"Page {wanted.number} of {wanted.name} cannot be drawn. Read its text instead.") from error
        finally:
            timer.cancel()
        self.holds = sha256
        return _Answer(given, str(head["why"]))

    def _stop_late(self, late: Event) -> None:
        late.set()
        self.process.kill()

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()


def _write(pipe: IO[bytes] | None, head: dict[str, Any], content: bytes) -> None:
    assert pipe is not None  # noqa: S101 - it was asked for
    pipe.write(json.dumps(head).encode() + b"\n")
    pipe.write(content)
    pipe.flush()


def _line(pipe: IO[bytes] | None) -> bytes:
    assert pipe is not None  # noqa: S101 - it was asked for
    line = pipe.readline(100_000)
    if not line.endswith(b"\n"):
        raise EOFError
    return line


def _read(pipe: IO[bytes] | None, size: int) -> bytes:
    assert pipe is not None  # noqa: S101 - it was asked for
    given = pipe.read(size)
    if len(given) != size:
        raise EOFError
    return given


def _work(megabytes: int) -> None:
    """The drawer's life: what is wanted in, what was drawn out, until nobody asks any more."""
    allowed = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (allowed, allowed))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    asked = sys.stdin.buffer
    content = b""
    while select.select([asked], [], [], IDLE)[0]:
        line = asked.readline()
        if not line:
            return
        head = json.loads(line)
        content = asked.read(head["size"]) if head["size"] else content
        given, why = _drawn(content, head)
        _write(answers, {"size": len(given), "why": why}, given)


def _drawn(content: bytes, head: dict[str, Any]) -> tuple[bytes, str]:
    name, number = head["name"], head["number"]
    try:
        match head["what"]:
            case "sizes":
                return json.dumps(sheets.sizes(content, name)).encode(), ""
            case "picture":
                return sheets.picture(content, number, name), ""
            case _:
                return sheets.as_json(sheets.sheet(content, number, head["text"], name)), ""
    except CannotRead as error:
        return b"", str(error)
    except (MemoryError, RecursionError):
        return b"", f"Page {number} of {name} is too large to be drawn. Read its text instead."


if __name__ == "__main__":
    _work(int(sys.argv[1]))
