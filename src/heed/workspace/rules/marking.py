"""Where a page of a document is marked: with what was read from it, and with what a person asked to be shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

FOUND_AT_MOST = 200
AROUND = 60


@dataclass(frozen=True, slots=True)
class Mark:
    """Evidence of a proposal or a warning: where it stands, whose it is by anchor and name, and what became of that.

    ``state`` is ``waits``, ``settled``, ``rejected`` or ``warning``.
    """

    anchor: str
    name: str
    state: str
    document: int
    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a page's text that is marked the same all through; ``current`` is what the person asked to see."""

    text: str
    marks: tuple[Mark, ...]
    current: bool

    @property
    def names(self) -> str:
        """Whose evidence it is."""
        return ", ".join(dict.fromkeys(mark.name for mark in self.marks))

    @property
    def states(self) -> tuple[str, ...]:
        """What became of those, each once."""
        return tuple(dict.fromkeys(mark.state for mark in self.marks))


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a document where words were found, with some of those around them."""

    page: int
    start: int
    end: int
    before: str
    words: str
    after: str


def stretches(text: str, marks: Sequence[Mark], at: tuple[int, int] | None) -> list[Stretch]:
    """A page's text cut where a mark begins or ends; joined, the stretches are the text again."""
    inside = [(max(0, m.start), min(len(text), m.end), m) for m in marks if m.start < len(text) and m.end > m.start]
    cuts = {0, len(text), *(start for start, _, _ in inside), *(end for _, end, _ in inside)}
    if at:
        cuts |= {min(len(text), max(0, place)) for place in at}
    return [
        Stretch(
            text[start:end],
            tuple(mark for first, last, mark in inside if first <= start and end <= last),
            at is not None and at[0] <= start and end <= at[1],
        )
        for start, end in pairwise(sorted(cuts))
    ]


def find(pages: Iterable[tuple[int, str]], words: str) -> Iterator[Found]:
    """Where the words stand, whatever space or line ends are between them, in small letters or large."""
    said = words.split()
    if not said:
        return
    pattern = re.compile(r"\s+".join(re.escape(word) for word in said), re.IGNORECASE)
    for number, text in pages:
        for match in pattern.finditer(text):
            start, end = match.span()
            before = text[max(0, start - AROUND) : start].replace("\n", " ")
            after = text[end : end + AROUND].replace("\n", " ")
            yield Found(number, start, end, before, match[0].replace("\n", " "), after)
