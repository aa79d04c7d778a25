"""One place in a text that could identify somebody, as the modules in ``signs`` find it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

ADDRESS_ON_THE_WEB = re.compile(r"\.(?:com|net|uk|me|be)/")
"""A quick look whether a text holds any address of a page at all."""


@dataclass(frozen=True, slots=True)
class Sign:
    """``text[start:end]`` is a sign of a kind. ``value`` is what it says, so that two ways of writing it are one."""

    kind: str
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a text beforehand: the labels in it, and the names that it says are not real ones."""

    labels: frozenset[str] = frozenset()
    pseudonyms: frozenset[str] = frozenset()
    announced: bool = False
    """Whether the text says somewhere that names in it were changed."""
    label_words: frozenset[str] = field(default=frozenset())


def sign(kind: str, match: re.Match[str], group: int | str = 0) -> Sign:
    """A sign where a pattern, or a group of it, was found."""
    return Sign(kind, match.start(group), match.end(group), folded(match[group]))


def folded(said: str) -> str:
    """The words as they are compared: one space, no case, plain apostrophes."""
    return " ".join(said.replace("’", "'").split()).lower()


def around(text: str, start: int, end: int, before: int = 80, after: int = 80) -> str:
    """What stands near a place: that many characters to each side."""
    return text[max(0, start - before) : end + after]


def line_at(text: str, start: int, end: int) -> str:
    """The line, or lines, that a place stands in."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return text[first : len(text) if last < 0 else last]


def in_sentence(before: str) -> str:
    """Of what stands before a place, what belongs to the same sentence."""
    stops = [match.end() for match in re.finditer(r"(?<=[a-z)\d])[.!?]\s(?=[A-Z“])", before)]
    return before[stops[-1] :] if stops else before
