"""As many requests as a server takes, from a few connections that each ask again as soon as they are answered."""

from __future__ import annotations

import asyncio
import os
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

CONNECTIONS = 8


@dataclass(frozen=True, slots=True)
class Load:
    """What came of it: answers a second, and how long they took, in milliseconds, by the median and the worst of twenty."""

    per_second: float
    median: float
    p95: float


def load(address: str, *, expected: int = 200, tag: str = "", count: int = 2_000, core: int | None = 1) -> Load:
    """Asks ``count`` times; ``tag`` is what a browser has kept. ``SystemExit`` where an answer is not the expected one."""
    before = os.sched_getaffinity(0)
    if core is not None and core in before:
        os.sched_setaffinity(0, {core})
    try:
        taken, seconds = asyncio.run(_ask(address, tag, expected, count))
    finally:
        os.sched_setaffinity(0, before)
    ordered = sorted(taken)
    return Load(count / seconds, ordered[len(ordered) // 2] * 1000, ordered[len(ordered) * 95 // 100] * 1000)


async def _ask(address: str, tag: str, expected: int, count: int) -> tuple[list[float], float]:
    parts = urlsplit(address)
    lines = [f"GET {parts.path or '/'} HTTP/1.1", f"Host: {parts.netloc}", "Accept-Encoding: gzip, deflate, br"]
    lines += [f"If-None-Match: {tag}"] if tag else []
    request = ("\r\n".join(lines) + "\r\n\r\n").encode("ascii")
    taken: list[float] = []
    started = time.perf_counter()
    each = [
        _connection(parts.hostname or "", parts.port or 80, request, expected, taken, count) for _ in range(CONNECTIONS)
    ]
    await asyncio.gather(*each)
    return taken, time.perf_counter() - started


async def _connection(host: str, port: int, request: bytes, expected: int, taken: list[float], count: int) -> None:
    reader, writer = await asyncio.open_connection(host, port)
    while len(taken) < count:
        began = time.perf_counter()
        writer.write(request)
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        status = int(head.split(" ", 2)[1])
        if status != expected:
            raise SystemExit(f"A request was answered {status}, not {expected}.")
        length = head.partition("content-length:")[2].split("\r\n", 1)[0].strip()
        if length and status != 304:
            await reader.readexactly(int(length))
        taken.append(time.perf_counter() - began)
    writer.close()
