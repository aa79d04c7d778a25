"""Lists whose numbers skip or repeat, and headings that promise another count than follows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby

from heed.reading.checks.context import Checked
from heed.reading.checks.periods import NUMBERS
from heed.reading.document import Item, ItemType, ReadingWarning
from heed.reading.sections import HOLDS

_PROMISE = re.compile(
    rf"\b(?P<count>\d{{1,2}}|{'|'.join(NUMBERS)})\s+(?:\w+\s+){{0,2}}?(?P<noun>recommendation|lesson|finding|question|action|learning point)s\b",
    re.IGNORECASE,
)
_NOUNS = {
    "recommendation": ItemType.RECOMMENDATION,
    "lesson": ItemType.LESSON,
    "learning point": ItemType.LESSON,
    "finding": ItemType.FINDING,
    "question": ItemType.QUESTION,
    "action": ItemType.ACTION,
}


def check(checked: Checked) -> list[ReadingWarning]:
    """Warn of numbers missing or repeated in each list, and of promised counts that do not hold."""
    found = []
    for kind, items in groupby(sorted(checked.items, key=lambda i: i.type), key=lambda i: i.type):
        found += _sequence(kind, list(items))
    return [*found, *_promises(checked)]


def _sequence(kind: ItemType, items: Sequence[Item]) -> list[ReadingWarning]:
    found = []
    above: tuple[str, int] | None = None
    for item in items:
        split = re.fullmatch(r"(.*?)(\d+)", item.number or "")
        if split is None:
            above = None
            continue
        stem, number = split[1], int(split[2])
        name = kind.replace("_", " ").capitalize()
        if above and above[0] == stem and number == above[1]:
            found.append(
                ReadingWarning(
                    "number-repeated",
                    f"{name} {item.number} is given twice. One of them has lost its own number.",
                    item.evidence[:1],
                )
            )
        elif above and above[0] == stem and number > above[1] + 1:
            missing = ", ".join(f"{stem}{n}" for n in range(above[1] + 1, number))
            found.append(
                ReadingWarning(
                    "number-missing",
                    f"{name} {item.number} follows {stem}{above[1]}: {missing} is missing.",
                    item.evidence[:1],
                )
            )
        above = stem, number
    return found


def _promises(checked: Checked) -> list[ReadingWarning]:
    """A heading, or the sentence that opens the section, that says how many will follow."""
    found = []
    places = _places(checked.items)
    for n, section in enumerate(checked.sections):
        if section.kind not in HOLDS:
            continue
        for block in [*([section.title] if section.title else []), *section.blocks[:1]]:
            promise = _PROMISE.search(block.text)
            if promise is None or (block.marker is not None and block is not section.title):
                continue
            said = promise["count"]
            count = int(said) if said.isdecimal() else NUMBERS[said.lower()]
            there = _standing_in(checked, n, places[_NOUNS[promise["noun"].lower()]])
            if there and there != count:
                message = f"{count} {promise['noun'].lower()}s are promised here, and {there} follow."
                found.append(ReadingWarning("count-claim", message, block.evidence(promise.start(), promise.end())))
                break
    return found


Place = tuple[int, int]
"""Page and character."""


def _places(items: Sequence[Item]) -> dict[ItemType, list[tuple[Place, int]]]:
    """Where items of each type stand, in reading order, each place with which item it is."""
    places: dict[ItemType, list[tuple[Place, int]]] = {kind: [] for kind in ItemType}
    for n, item in enumerate(items):
        places[item.type] += [((e.page, e.start), n) for e in item.evidence]
    return {kind: sorted(where) for kind, where in places.items()}


def _standing_in(checked: Checked, n: int, places: Sequence[tuple[Place, int]]) -> int:
    """How many of the items at these places stand in the n-th section and those that are parts of it."""
    end = n + 1
    while end < len(checked.sections) and checked.sections[end].handed_down:
        end += 1
    lines = [line for section in checked.sections[n:end] for block in section.blocks for line in block.lines]
    if not lines:
        return 0
    first = bisect_left(places, min((line.page, line.start) for line in lines), key=lambda place: place[0])
    following = checked.sections[end].title if end < len(checked.sections) else None
    last = len(places)
    if following:
        last = bisect_left(places, (following.first.page, following.first.start), key=lambda place: place[0])
    return len({item for _, item in places[first:last]})
