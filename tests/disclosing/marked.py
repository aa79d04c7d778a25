"""Texts in which what could identify is marked, and how well it is found: see corpus/README.md."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from heed.disclosing.finding import Grade
from heed.disclosing.identifying import findings

CORPUS = Path(__file__).parent / "corpus"
LABELS = ("Child CH", "Child W", "Baby Q", "Adult M", "Family T", "Mr E", "Ms A", "Child Q")
_MARK = re.compile(r"\[\[(?P<kind>\w+): (?P<said>(?:\[[^\]]*\]|[^\]])+)\]\]|\{\{(?P<tempting>[^}]+)\}\}")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text, the stretches of it that have to be found with their kinds, and those that must not be."""

    text: str
    planted: tuple[tuple[int, int, str], ...]
    tempting: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class Tally:
    """What was found of what was planted, by kind, and what else was found."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    """Found, by the kind that was found."""
    wrong: Counter[str] = field(default_factory=Counter)
    tempting: int = 0
    fallen_for: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Of what was planted, the share that was found, whatever its kind was said to be."""
        return self.found.total() / max(1, self.planted.total())

    @property
    def precision(self) -> float:
        """Of what was found, notes left out, the share that was planted."""
        return self.right.total() / max(1, self.right.total() + self.wrong.total())


def texts(name: str) -> Iterator[Marked]:
    """The paragraphs of a corpus without their marks."""
    for paragraph in (CORPUS / name).read_text(encoding="utf-8").strip().split("\n\n"):
        yield _unmarked(paragraph.strip())


def tally(name: str) -> Tally:
    """How well all of a corpus is found."""
    total = Tally()
    for marked in texts(name):
        _count(marked, total)
    return total


def _unmarked(paragraph: str) -> Marked:
    text, at = "", 0
    planted: list[tuple[int, int, str]] = []
    tempting: list[tuple[int, int]] = []
    for mark in _MARK.finditer(paragraph):
        text += paragraph[at : mark.start()]
        said = mark["said"] or mark["tempting"]
        if mark["kind"]:
            planted.append((len(text), len(text) + len(said), mark["kind"]))
        else:
            tempting.append((len(text), len(text) + len(said)))
        text += said
        at = mark.end()
    return Marked(text + paragraph[at:], tuple(planted), tuple(tempting))


def _count(marked: Marked, total: Tally) -> None:
    said = [
        (place.start, place.end, finding.kind)
        for finding in findings([marked.text], LABELS)
        if finding.grade not in {Grade.NOTE, Grade.COMBINATION}
        for place in finding.evidence
    ]
    total.tempting += len(marked.tempting)
    for start, end, kind in marked.planted:
        total.planted[kind] += 1
        hits = [k for s, e, k in said if s < end and start < e]
        total.found[kind] += bool(hits)
        if not hits:
            total.notes.append(f"missed {kind}: {marked.text[start:end]}")
        elif kind not in hits:
            total.notes.append(f"taken for {hits[0]}: {kind} {marked.text[start:end]}")
    for start, end, kind in said:
        if any(s < end and start < e for s, e, _ in marked.planted):
            total.right[kind] += 1
            continue
        total.wrong[kind] += 1
        total.notes.append(f"wrongly {kind}: {marked.text[start:end]}")
    total.fallen_for += sum(any(s < end and start < e for s, e, _ in said) for start, end in marked.tempting)
