"""What a changed report says differently: the statements of two readings, paired.

Statements pair by equal words first, then by type and the report's own number, then by likeness. Each is paired at
most once, so that every statement of either reading is accounted for exactly once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from heed.reviews.rules.naming import folded

LIKENESS = 0.6
"""How alike two statements must be to count as one that was reworded. From 0, no word in common, to 1, the same words."""

Pair = tuple[int, int]
"""Positions in the old and in the new reading."""


@dataclass(frozen=True, slots=True)
class Words:
    """A statement, as far as two of them are compared."""

    type: str
    text: str
    number: str | None = None
    title: str | None = None
    parts: tuple[tuple[str | None, str], ...] = ()
    due: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The statements of an old and a new reading, by position.

    ``again`` pairs the position of a statement said elsewhere (in another document of the review) with a new one.
    """

    same: tuple[Pair, ...]
    changed: tuple[Pair, ...]
    again: tuple[Pair, ...]
    added: tuple[int, ...]
    gone: tuple[int, ...]


def compare(old: Sequence[Words], new: Sequence[Words], elsewhere: Sequence[Words] = ()) -> Comparison:
    """Pairs the statements of the old reading with those of the new.

    What the old reading does not have, but another document of the review says in equal words, is neither added nor
    changed: it is said again.
    """
    left = dict(enumerate(old))
    right = dict(enumerate(new))
    others = dict(enumerate(elsewhere))
    same = _pair(left, right, _whole)
    again = _pair(others, right, lambda words: (*_said(words), words.number)) + _pair(others, right, _said)
    changed = (
        _pair(left, right, _said)
        + _pair_most_alike(left, right, _numbered, 0.0)
        + _pair_most_alike(left, right, _typed, LIKENESS)
    )
    return Comparison(
        same=tuple(sorted(same)),
        changed=tuple(sorted(changed)),
        again=tuple(sorted(again)),
        added=tuple(sorted(right)),
        gone=tuple(sorted(left)),
    )


def _pair(left: dict[int, Words], right: dict[int, Words], key: Callable[[Words], Hashable]) -> list[Pair]:
    """Takes out of both what has an equal key, in order."""
    waiting: dict[Hashable, list[int]] = {}
    for position, words in right.items():
        waiting.setdefault(key(words), []).append(position)
    pairs = [(position, found.pop(0)) for position, words in left.items() if (found := waiting.get(key(words)))]
    _take_out(left, right, pairs)
    return pairs


def _pair_most_alike(
    left: dict[int, Words], right: dict[int, Words], group: Callable[[Words], Hashable | None], least: float
) -> list[Pair]:
    """Takes out of both, within each group, what is most alike and at least so much; no group, no pair."""
    ours = {i: _bag(words) for i, words in left.items() if group(words) is not None}
    theirs = {j: _bag(words) for j, words in right.items()}
    candidates = sorted(
        (-alike, i, j)
        for i, one in ours.items()
        for j, other in theirs.items()
        if group(left[i]) == group(right[j]) and (alike := _likeness(one, other)) >= least
    )
    pairs: list[Pair] = []
    for _alike, i, j in candidates:
        if i in left and j in right:
            pairs.append((i, j))
            _take_out(left, right, [(i, j)])
    return pairs


def _take_out(left: dict[int, Words], right: dict[int, Words], pairs: Iterable[Pair]) -> None:
    for i, j in pairs:
        del left[i], right[j]


def _whole(words: Words) -> Hashable:
    return (*_said(words), words.number, folded(words.title or ""), folded(words.due or ""))


def _said(words: Words) -> tuple[Hashable, ...]:
    return (words.type, folded(words.text), tuple((number, folded(text)) for number, text in words.parts))


def _numbered(words: Words) -> Hashable | None:
    return (words.type, words.number) if words.number else None


def _typed(words: Words) -> Hashable | None:
    return words.type


def _bag(words: Words) -> Counter[str]:
    everything = " ".join((words.title or "", words.text, *(text for _number, text in words.parts)))
    return Counter(re.findall(r"\w+", everything.casefold()))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """The share of words in common, from 0 to 1."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0
