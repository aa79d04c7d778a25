"""Slides for a team: plain values, whichever program shows them. No Django."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a slide. ``tone`` is ``plain``, ``strong`` (what an item is called), ``quiet`` or ``link``."""

    text: str
    tone: str = "plain"
    address: str = ""


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide: its title, which no other slide has, its lines, and what the speaker reads under it."""

    title: str
    lines: tuple[Line, ...]
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """Slides with a first one that says what they are. The other fields are those of a paper."""

    name: str
    title: str
    facts: tuple[str, ...]
    slides: tuple[Slide, ...]
    address: str
    link: str
    picture: str
    foot: tuple[str, ...]
    notes: str
    version: int
    dated: date
    publisher: str
    language: str = "en-GB"
