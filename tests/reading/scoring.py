"""How right a reading is, held against a truth written by hand: found, rightly found, numbered, warned."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from heed.reading import read_file
from heed.reading.document import Document, Review

MATCH = 0.95


@dataclass
class Score:
    """Counts over the items of one document. ``missed`` and ``extra`` say which, for a person to look at."""

    wanted: int = 0
    found: int = 0
    read: int = 0
    numbered: int = 0
    typed: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    def __add__(self, other: Score) -> Score:
        return Score(
            self.wanted + other.wanted,
            self.found + other.found,
            self.read + other.read,
            self.numbered + other.numbered,
            self.typed + other.typed,
            self.missed + other.missed,
            self.extra + other.extra,
        )

    @property
    def recall(self) -> float:
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        return self.found / self.read if self.read else 1.0


def truths(demonstration: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each demonstration document with what a person found in it."""
    for path in sorted((demonstration / "truth").glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        yield demonstration / truth["file"], truth


def score(path: Path, truth: dict[str, Any]) -> tuple[Document, Score]:
    """The reading of a file and its score."""
    document = read_file(path)
    total = Score()
    for expected in truth["reviews"]:
        label = expected["label"]
        review = next((r for r in document.reviews if r.label == label), None)
        if review is None and len(document.reviews) == len(truth["reviews"]) == 1:
            review = document.reviews[0]
        total += _items(review, expected)
    return document, total


def _items(review: Review | None, expected: dict[str, Any]) -> Score:
    items = list(review.items) if review else []
    free = {n: _words(" ".join([i.title or "", i.text, *(p.text for p in i.parts)])) for n, i in enumerate(items)}
    result = Score(wanted=len(expected["items"]), read=len(items))
    for want in expected["items"]:
        said = " ".join([want["title"] or "", want["text"], *(p["text"] for p in want["parts"])])
        target = _words(said)
        same_type = [n for n in free if items[n].type == want["type"]] or list(free)
        best = max(same_type, key=lambda n: _agreement(free[n], target), default=None)
        if best is None or _agreement(free[best], target) < MATCH or items[best].type != want["type"]:
            result.missed.append(f"{expected['label']} {want['type']} {want['number']}: {said[:110]}")
            continue
        del free[best]
        result.found += 1
        result.numbered += items[best].number == want["number"]
        result.typed += (items[best].title or None) == want["title"] and len(items[best].parts) == len(want["parts"])
    result.extra += [f"{expected['label']} {items[n].type} {items[n].number}: {items[n].text[:110]}" for n in free]
    return result


def _words(text: str) -> Counter[str]:
    for curly, plain in (("‘", "'"), ("’", "'"), ("“", '"'), ("”", '"')):
        text = text.replace(curly, plain)
    return Counter(re.findall(r"[a-z0-9']+", text.lower()))


def _agreement(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0
