"""The kinds of review, by the words that reports name them with. The list is data: codes/kinds.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from heed.reading import codes


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of review: its code, its name as shown, and what reports call it."""

    code: str
    name: str
    words: tuple[str, ...]
    abbreviations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text where a kind is named in the singular: ``text[start:end]``."""

    kind: Kind
    start: int
    end: int


@cache
def kinds() -> tuple[Kind, ...]:
    """All kinds, in the order of the list."""
    content = codes.load("kinds.toml")
    return tuple(Kind(k["code"], k["name"], tuple(k["words"]), tuple(k["abbreviations"])) for k in content["kind"])


def kind_name(code: str) -> str:
    """A kind's name for people; a code that is not in the list is shown as words."""
    return next((kind.name for kind in kinds() if kind.code == code), code.replace("_", " ").capitalize())


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, Kind]]:
    by_words = {_folded(words): kind for kind in kinds() for words in kind.words}
    by_words |= {short: kind for kind in kinds() for short in kind.abbreviations}
    longest_first = sorted((w for kind in kinds() for w in kind.words), key=len, reverse=True)
    words = "|".join(re.sub(r"\\[ -]", r"[\\s-]+", re.escape(w)).replace("’", "[’']") for w in longest_first)
    shorts = "|".join(sorted((a for kind in kinds() for a in kind.abbreviations), key=len, reverse=True))
    return re.compile(rf"\b(?:(?i:{words})|(?:{shorts}))(?![\w’'])(?!\s+[Pp]anel)"), by_words


def _folded(words: str) -> str:
    return re.sub(r"[\s-]+", " ", words.lower()).replace("'", "’")


def mentions(text: str) -> list[Mention]:
    """Where the text names a kind of review in the singular, in order. "Reviews" in the plural name none."""
    pattern, by_words = _pattern()
    found = []
    for match in pattern.finditer(text):
        said = match[0]
        kind = by_words.get(said) or by_words.get(_folded(said))
        if kind:
            found.append(Mention(kind, match.start(), match.end()))
    return found
