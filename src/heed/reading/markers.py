"""The markers that open the points of a list: "9.", "(a)", "3.1", "R4a", "Recommendation 7:", "•"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from heed.reading.document import ItemType


class MarkerKind(StrEnum):
    """How a point is marked."""

    BULLET = "bullet"
    NUMBER = "number"
    DECIMAL = "decimal"
    LETTER = "letter"
    ROMAN = "roman"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker as printed: ``value`` is the number without its punctuation, null for a bullet.

    ``names`` is the type of item that the marker itself names ("Recommendation 7"), and ``length`` how many characters
    of the text it takes, the space after it included.
    """

    kind: MarkerKind
    value: str | None
    length: int
    names: ItemType | None = None


_OF_PARAGRAPHS = frozenset({MarkerKind.NUMBER, MarkerKind.DECIMAL})
NOUNS = {
    "recommendation": ItemType.RECOMMENDATION,
    "rec": ItemType.RECOMMENDATION,
    "lesson": ItemType.LESSON,
    "learning point": ItemType.LESSON,
    "learning theme": ItemType.LESSON,
    "learning": ItemType.LESSON,
    "key learning": ItemType.LESSON,
    "practice point": ItemType.LESSON,
    "finding": ItemType.FINDING,
    "key finding": ItemType.FINDING,
    "question": ItemType.QUESTION,
    "good practice": ItemType.GOOD_PRACTICE,
    "good practice point": ItemType.GOOD_PRACTICE,
    "action": ItemType.ACTION,
}
LETTERED = {"R": ItemType.RECOMMENDATION, "LP": ItemType.LESSON, "F": ItemType.FINDING, "Q": ItemType.QUESTION}

_NUMBER = r"(?:\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?|[IVX]{1,5}|[A-Z](?=\s*[:.–—-])|(?:one|two|three|four|five|six|seven|eight|nine|ten))"
_NAMED = re.compile(
    rf"(?P<noun>{'|'.join(sorted(NOUNS, key=len, reverse=True))})\s*(?:no\.?|number)?\s*(?P<value>{_NUMBER})\b"
    r"\s*(?P<stop>[:.)\]–—-]|$|(?=\n)|(?=\s\S))\s*",
    re.IGNORECASE,
)
_UNNUMBERED = re.compile(
    rf"(?P<noun>{'|'.join(sorted((n for n in NOUNS if n not in {'learning', 'rec', 'question'}), key=len, reverse=True))})\s*:\s+(?=[A-Z“‘\"'])",
    re.IGNORECASE,
)
_LED = re.compile(rf"(?P<noun>{'|'.join(sorted(NOUNS, key=len, reverse=True))})\s*:\s+(?=[A-Z“‘\"'])", re.IGNORECASE)
_LETTERED = re.compile(r"(?P<noun>LP|R|F|Q)\s?(?P<value>\d{1,3}(?:\.\d{1,2})?[a-z]?)(?P<stop>[:.)]|\s*[–—]|(?=\s))\s*")
_DECIMAL = re.compile(r"(?P<value>\d{1,3}(?:\.\d{1,3}){1,3}[a-z]?)[.):]?(?:\s+|$)")
_NUMBERED = re.compile(r"\(?(?P<value>\d{1,3}[a-z]?)(?:[.):](?:\s+|$)|\)\s*|\t\s*)")
_ROMAN = re.compile(
    r"(?:\(?(?P<value>(?:x{0,2}(?:ix|iv|v?i{1,3}|v)|x{1,2}))[.)]|\((?P<capitals>X{0,2}(?:IX|IV|V?I{1,3}|V)|X{1,2})\))\s+"
)
_LETTER = re.compile(r"(?:\((?P<inside>[A-Za-z])\)|(?P<value>[a-z])[.)])\s+")
_BULLET = re.compile(r"(?:[•◦▪▫■□●○‣⁃∙·➢➤✓✔\uf0b7\uf0a7\uf0d8]\s*|[*–—-]\s+|o\s+(?=[A-Z]))")
_WORDS = {w: str(n) for n, w in enumerate("one two three four five six seven eight nine ten".split(), start=1)}


def marker_of(text: str, *, led: bool = False) -> Marker | None:
    """The marker that opens the text, or null. A year ("2019. …") is no marker, nor is a sum or a time.

    ``led`` says that the text opens in bold, which makes a marker of any item's name that a colon follows: "**Learning:** …".
    """
    plain = _plain(text)
    if plain is None or plain.kind not in _OF_PARAGRAPHS:
        return _named(text) or _lettered(text) or plain or (_bare(text, _LED) if led else None)
    # "7.3 Recommendation 2: …": the paragraph's own number stands before the item's
    named = _named(text[plain.length :])
    return replace(named, length=plain.length + named.length) if named and named.value else plain


def _named(text: str) -> Marker | None:
    found = _NAMED.match(text)
    if not found:
        return _bare(text, _UNNUMBERED)
    noun = found["noun"].lower()
    capitals = text[0].isupper()
    # "Recommendation 7 was not carried out" is a sentence about one, not the opening of one
    if not capitals or (not found["stop"] and found.end() < len(text) and not text[found.end()].isupper()):
        return None
    value = found["value"]
    return Marker(MarkerKind.NAMED, _WORDS.get(value.lower(), value), found.end(), NOUNS[noun])


def _bare(text: str, pattern: re.Pattern[str]) -> Marker | None:
    """The name of an item without a number, and a colon: "Good practice: …"."""
    found = pattern.match(text) if text[:1].isupper() else None
    return Marker(MarkerKind.NAMED, None, found.end(), NOUNS[found["noun"].lower()]) if found else None


def _lettered(text: str) -> Marker | None:
    found = _LETTERED.match(text)
    if not found:
        return None
    value = re.sub(r"\s", "", found["noun"] + found["value"])
    return Marker(MarkerKind.NAMED, value, found.end(), LETTERED[found["noun"]])


def _plain(text: str) -> Marker | None:
    if found := _DECIMAL.match(text):
        return Marker(MarkerKind.DECIMAL, found["value"], found.end())
    if found := _NUMBERED.match(text):
        return Marker(MarkerKind.NUMBER, found["value"], found.end())
    if found := _ROMAN.match(text):
        return Marker(MarkerKind.ROMAN, found["value"] or found["capitals"], found.end())
    if found := _LETTER.match(text):
        return Marker(MarkerKind.LETTER, found["inside"] or found["value"], found.end())
    if found := _BULLET.match(text):
        return Marker(MarkerKind.BULLET, None, found.end())
    return None


def is_number(said: str) -> bool:
    """Whether a cell holds an item's number and nothing else: "4", "3.1.", "HV2"."""
    return re.fullmatch(r"[A-Z]{0,2}\d{1,3}(?:\.\d{1,2})?[a-z]?[.)]?", said) is not None
