"""Sentences of a text, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 3000
"""More than any sentence has: a longer stretch without an end is cut, so that no text costs more than its length."""

_END = re.compile(r"[.?!…][\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9•])")
_ABBREVIATED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|vs|e\.g|i\.e|etc|approx|para|pp?)|\b[A-Z])\.$")
_LONGEST_ABBREVIATED = len("approx.")
_SPACE = re.compile(r"\s*")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence in the text."""
    start = 0
    for match in _END.finditer(text):
        if match[0] == "." and _ABBREVIATED.search(text, match.end() - _LONGEST_ABBREVIATED, match.end()):
            continue
        yield from _cut(text, start, match.end())
        start = _after_space(text, match.end())
    if text[start:].strip():
        yield from _cut(text, start, len(text.rstrip()))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch in pieces of no more than the longest sentence, cut between words where there are any."""
    while end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        at = space if space > 0 else start + LONGEST
        yield start, at
        start = _after_space(text, at)
    if start < end:
        yield start, end


def _after_space(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at
