"""Heed's own programs, started as an administrator starts them."""

from __future__ import annotations

import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

READY = "import json; from heed.config.django_ready import ready; ready()\n"
"""What a program begins with that asks the database."""

Run = Callable[[str], Any]


def heed(surroundings: dict[str, str], *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "heed.config.cli", *words], env=surroundings)  # noqa: S603


@contextmanager
def site(surroundings: dict[str, str]) -> Iterator[str]:
    """``heed serve``, and where it answers."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    words = ["serve", "--address", f"127.0.0.1:{port}", "--no-worker"]
    command = [sys.executable, "-u", "-m", "heed.config.cli", *words]
    process = subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE)  # noqa: S603
    assert process.stdout
    try:
        process.stdout.readline()  # it says where it answers when it is about to
        address = f"http://127.0.0.1:{port}"
        while not _answers(f"{address}/healthz"):
            assert process.poll() is None, "the site ended before it answered"
        yield address
    finally:
        process.terminate()
        process.communicate(timeout=30)


def asked(address: str, **headers: str) -> tuple[int, str, dict[str, str]]:
    """Status, words and head of an answer, whichever it is."""
    request = urllib.request.Request(address, headers=headers)  # noqa: S310 - a site of our own
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
            return (
                answer.status,
                answer.read().decode(),
                {name.lower(): value for name, value in answer.headers.items()},
            )
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code, answer.read().decode(), {name.lower(): value for name, value in answer.headers.items()}


def _answers(address: str) -> bool:
    try:
        return asked(address)[0] == 200
    except OSError:
        return False
