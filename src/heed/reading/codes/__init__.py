"""The code lists that readings speak in: agencies and roles, with the words reports use for them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class AgencyCode:
    """An agency: its code, its name as shown, and the phrases that mean it."""

    code: str
    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleCode:
    """A role, and the agency it belongs to where the words leave no doubt."""

    code: str
    name: str
    agency: str | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A place where a text names an agency or a role: ``text[start:end]``."""

    code: AgencyCode | RoleCode
    start: int
    end: int


def load(name: str) -> dict[str, Any]:
    """The content of one of the lists in this folder."""
    return tomllib.loads(files("heed.reading.codes").joinpath(name).read_text(encoding="utf-8"))


@cache
def version() -> str:
    """The edition of the lists."""
    return str(load("agencies.toml")["version"])


@cache
def agencies() -> tuple[AgencyCode, ...]:
    """All agencies."""
    return tuple(AgencyCode(a["code"], a["name"], tuple(a["words"])) for a in load("agencies.toml")["agency"])


@cache
def roles() -> tuple[RoleCode, ...]:
    """All roles."""
    return tuple(RoleCode(r["code"], r["name"], r.get("agency"), tuple(r["words"])) for r in load("roles.toml")["role"])


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, AgencyCode | RoleCode]]:
    codes: list[AgencyCode | RoleCode] = [*agencies(), *roles()]
    by_words = {words: code for code in codes for words in code.words}
    alternatives = "|".join(_loosely(words) for words in sorted(by_words, key=len, reverse=True))
    return re.compile(rf"(?<![\w])(?:{alternatives})(?:'s|’s)?(?!\w)"), {_folded(w): c for w, c in by_words.items()}


def _loosely(words: str) -> str:
    """The phrase as a pattern: small letters in any case, a hyphen like a space, any apostrophe or none, and a plural."""
    pattern = re.sub(r"[’']", "[’']?", re.escape(words).replace(r"\-", "-")).replace(r"\ ", " ")
    pattern = re.sub(r"[ -]", r"[\\s‐-]+", pattern)
    pattern += "" if words.endswith("s") else "s?"
    return pattern if any(c.isupper() for c in words) else f"(?i:{pattern})"


def _folded(words: str) -> str:
    folded = re.sub(r"[’']s?$", "", words) if words.endswith(("'s", "’s")) else words
    folded = re.sub(r"[\s‐-]+", " ", re.sub("[’']", "", folded))
    return folded if any(c.isupper() for c in words) and words.upper() == words else folded.lower()


def named_in(text: str) -> list[Named]:
    """Where the text names agencies and roles, longest phrase first, without overlap, in reading order."""
    pattern, by_words = _pattern()
    found = []
    for match in pattern.finditer(text):
        code = _lookup(match[0], by_words)
        if code:
            found.append(Named(code, match.start(), match.end()))
    return found


def _lookup(said: str, by_words: dict[str, AgencyCode | RoleCode]) -> AgencyCode | RoleCode | None:
    bare = re.sub(r"[’']s$", "", said)
    for form in (said, bare):
        plain = re.sub(r"[\s‐-]+", " ", re.sub("[’']", "", form))
        for key in (plain, plain.lower(), plain.removesuffix("s"), plain.lower().removesuffix("s")):
            if key in by_words:
                return by_words[key]
    return None
