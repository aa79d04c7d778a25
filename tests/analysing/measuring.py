"""How well the machine's proposals agree with the coding by hand."""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from heed.analysing.rules.proposing import proposed, words_of

DEMONSTRATION = Path(__file__).parents[2] / "src/heed/config/demonstration"


@dataclass(frozen=True, slots=True)
class Coded:
    """One item: its words, the themes it was given by hand, and those that the machine proposes."""

    review: str
    held_back: bool
    words: str
    by_hand: frozenset[str]
    by_machine: frozenset[str]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Counts of themes that both gave, that the machine alone gave, and that it missed."""

    both: int
    machine_alone: int
    missed: int

    @property
    def precision(self) -> float:
        """Of what the machine proposes, how much was given by hand."""
        return self.both / (self.both + self.machine_alone or 1)

    @property
    def recall(self) -> float:
        """Of what was given by hand, how much the machine proposes."""
        return self.both / (self.both + self.missed or 1)

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.both / (2 * self.both + self.machine_alone + self.missed or 1)


def coded_items() -> Iterator[Coded]:
    """All items of the demonstration, as coded by hand and by the machine."""
    items = _items()
    for review in tomllib.loads((DEMONSTRATION / "themes.toml").read_text(encoding="utf-8"))["review"]:
        for item, codes in zip(items[review["name"]], review["themes"], strict=True):
            words = words_of(item["title"] or "", item["text"], [part["text"] for part in item["parts"]])
            machine = frozenset(one.code for one in proposed(words))
            yield Coded(review["name"], review["held_back"], words, frozenset(codes), machine)


def agreement(items: Iterable[Coded], code: str | None = None) -> Agreement:
    """The agreement over these items, of one theme or of all."""
    counts: Counter[str] = Counter()
    for item in items:
        hand, machine = ((codes & {code} if code else codes) for codes in (item.by_hand, item.by_machine))
        counts.update(both=len(hand & machine), alone=len(machine - hand), missed=len(hand - machine))
    return Agreement(counts["both"], counts["alone"], counts["missed"])


def _items() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for path in sorted((DEMONSTRATION / "truth").glob("*.json")):
        documents = json.loads(path.read_text(encoding="utf-8"))
        for document in documents if isinstance(documents, list) else [documents]:
            found |= {review["label"] or review["title"]: review["items"] for review in document["reviews"]}
    return found


def main(codes: Sequence[str]) -> Iterator[str]:
    """The figures of both halves; of the themes that are named, also where they differ in the half that is not held back."""
    every = list(coded_items())
    half = [item for item in every if not item.held_back]
    for name, items in (("looked at", half), ("held back", [item for item in every if item.held_back])):
        got = agreement(items)
        figures = f"precision {got.precision:.2f}, recall {got.recall:.2f}, F1 {got.f1:.2f}"
        yield f"{name}: {len(items)} items, {got.both} both, {got.machine_alone} alone, {got.missed} missed: {figures}"
    for code in codes or sorted({code for item in half for code in item.by_hand | item.by_machine}):
        got = agreement(half, code)
        yield f"  {code}: {got.both} both, {got.machine_alone} machine alone, {got.missed} missed"
        for item in half if codes else ():
            if (code in item.by_hand) != (code in item.by_machine):
                quotes = next((one.quotes for one in proposed(item.words) if one.code == code), ())
                how = "missed" if code in item.by_hand else f"alone {quotes}"
                yield f"    {how} | {item.words[:400]}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in main(sys.argv[1:]))
