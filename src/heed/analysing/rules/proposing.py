"""Which themes the words of an item point to. A proposal is a stretch of its words, so that a person sees why.

The words that point to a theme are data, beside the themes (data/themes.toml, which says how they are written).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from heed.analysing.rules.frame import hints

MOST_QUOTES = 3
"""So many stretches are kept of what points to one theme: enough to see why."""

_GAP = r"(?:\s+[^\s.;:!?]+){0,4}?"


@dataclass(frozen=True, slots=True)
class Proposed:
    """A theme by its code, and the stretches of words that point to it, as they stand in the item, each once."""

    code: str
    quotes: tuple[str, ...]


# the pages of one review ask again and again, of words that seldom change
@lru_cache(maxsize=2_000)
def proposed(words: str) -> tuple[Proposed, ...]:
    """The themes that these words point to, in the order of the frame; none where nothing does."""
    found = []
    for code, (points, other) in _patterns().items():
        elsewhere = [match.span() for match in other.finditer(words)] if other else []
        quotes: dict[str, str] = {}
        for match in points.finditer(words):
            if not any(start < match.end() and match.start() < end for start, end in elsewhere):
                quotes.setdefault(match[0].casefold(), " ".join(match[0].split()))
        if quotes:
            found.append(Proposed(code, tuple(list(quotes.values())[:MOST_QUOTES])))
    return tuple(found)


def words_of(title: str, text: str, parts: Iterable[str]) -> str:
    """All the words of an item, one piece a line."""
    return "\n".join(piece for piece in (title, text, *parts) if piece)


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str] | None]]:
    return {code: (_any_of(points), _any_of(other) if other else None) for code, (points, other) in hints().items()}


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all of them, the longer first, so that the whole of what was meant is quoted."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase.split()), -len(phrase)))
    return re.compile(rf"(?<![\w’'-])(?:{'|'.join(map(_pattern, longest_first))})(?!\w)", re.IGNORECASE)


def _pattern(phrase: str) -> str:
    pattern = ""
    for token in phrase.split():
        if token == "…":  # noqa: S105 - a gap, no secret
            pattern += _GAP
        else:
            pattern += (r"[\s‐-]+" if pattern else "") + _word(token)
    return pattern


def _word(token: str) -> str:
    forms = "|".join(_form(form) for form in token.split("/"))
    return f"(?:{forms})"


def _form(form: str) -> str:
    ending = r"[\w’']*" if form.endswith("*") else ""
    return re.sub("[’']", "[’']?", re.escape(form.rstrip("*"))) + ending
