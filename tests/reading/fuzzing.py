"""Files with mistakes in them, made by chance from whole ones, each with a mark of its own by which a leak would show."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from heed.reading.document import Document
from heed.reading.workers import Limits, read_files
from reading.fixtures import hostile

MARK = "MARK000000"
"""Stands in every seed, and is replaced by a number of the same length."""


@dataclass
class Tally:
    """How a run went. ``leaks`` names files whose reading held the mark of another."""

    files: int = 0
    read: int = 0
    refused: int = 0
    leaks: list[str] = field(default_factory=list)
    longest: float = 0.0


def seeds() -> list[tuple[str, bytes]]:
    """Small whole files of each kind, with the mark in their words."""
    words = f"Recommendation 3: The board of {MARK} should write to all schools."
    page = hostile.report_page(hostile.text_at(60, 600, words) + hostile.text_at(60, 560, MARK, before="1 1 1 rg"))
    return [
        ("plain.pdf", hostile.pdf(page)),
        ("script.pdf", hostile.pdf(page, objects=[b"<< /S /JavaScript /JS (x) >>"], catalog="/OpenAction 10 0 R")),
        ("picture.pdf", hostile.pdf(page, objects=[hostile.picture(8, 8, b"\x00" * 64)])),
        ("page.html", f"<html><body><h1>Serious Case Review: Child HV</h1><p>{words}</p></body></html>".encode()),
        ("page.txt", f"Serious Case Review: Child HV\n\nRecommendations\n\n{words}\n".encode()),
    ]


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The content with one to four mistakes: bytes changed, cut out, doubled, moved, or numbers made extreme."""
    ways: Sequence[Callable[[bytes, random.Random], bytes]] = (_changed, _cut, _doubled, _swapped, _extreme, _shortened)
    for _ in range(chance.randint(1, 4)):
        content = chance.choice(ways)(content, chance) or content
    return content


def _changed(content: bytes, chance: random.Random) -> bytes:
    out = bytearray(content)
    for _ in range(chance.randint(1, 12)):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def _cut(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    return content[:at] + content[at + chance.randint(1, 200) :]


def _doubled(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    return content[:at] + content[at : at + 300] * chance.randint(2, 20) + content[at:]


def _swapped(content: bytes, chance: random.Random) -> bytes:
    one, other = sorted(chance.randrange(len(content)) for _ in range(2))
    return (
        content[other:] + content[one:other] + content[:one]
        if chance.random() < 0.2
        else (content[:one] + content[other : other + 100] + content[one:])
    )


def _extreme(content: bytes, chance: random.Random) -> bytes:
    numbers = list(re.finditer(rb"\b\d+\b", content))
    if not numbers:
        return content
    number = chance.choice(numbers)
    value = chance.choice([b"0", b"-1", b"2147483648", b"99999999999999999999", b"1e400", b"65536"])
    return content[: number.start()] + value + content[number.end() :]


def _shortened(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randint(1, len(content))]


def run(folder: Path, seconds: float, seed: int, others: Sequence[tuple[str, bytes]] = (), batch: int = 40) -> Tally:
    """Read mutated files in batches until the time is up; every file must come back with an outcome."""
    chance = random.Random(seed)  # noqa: S311 - chance that can be repeated, not secrecy
    tally = Tally()
    until = time.monotonic() + seconds
    kinds = [*seeds(), *others]
    while time.monotonic() < until:
        files = dict(_batch(folder, kinds, chance, tally.files, batch))
        started = time.monotonic()
        outcomes = dict(read_files(list(files), Limits(seconds=30, megabytes=1500), workers=2))
        tally.longest = max(tally.longest, time.monotonic() - started)
        assert set(outcomes) == set(files), "a file of the batch has no outcome"
        for path, outcome in outcomes.items():
            path.unlink()
            tally.files += 1
            tally.read += isinstance(outcome, Document)
            tally.refused += not isinstance(outcome, Document)
            if isinstance(outcome, Document):
                marks = set(re.findall(r"MARK\d{6}", repr(outcome)))
                if marks - {files[path]}:
                    tally.leaks.append(path.name)
    return tally


def _batch(
    folder: Path, kinds: Sequence[tuple[str, bytes]], chance: random.Random, first: int, count: int
) -> Iterator[tuple[Path, str]]:
    for number in range(first, first + count):
        name, content = chance.choice(kinds)
        mark = f"MARK{number:06}"
        path = folder / f"{number:06}-{name}"
        marked = content.replace(MARK.encode(), mark.encode())
        mutant = mutated(marked, chance)
        # a mistake may hit the mark itself: what is left of it is no other file's
        stray = {found.decode() for found in re.findall(rb"MARK\d{6}", mutant)} - {mark}
        path.write_bytes(marked if stray else mutant)
        yield path, mark
