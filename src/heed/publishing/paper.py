"""A document in plain blocks, whichever it becomes: a page, a PDF or a Word file. Plain values, no Django."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 stands right under the title."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. ``tone`` is ``plain``, ``lead`` (larger, first), ``quiet`` (small) or ``care`` (a note of care)."""

    text: str
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class Point:
    """One item of the record: what it is called, its words, its sub-points, and its lasting address.

    ``note`` is quiet matter under it: whom it speaks to, by when. ``reworded`` says that an editor shortened the words.
    """

    label: str
    text: str
    parts: tuple[str, ...] = ()
    note: str = ""
    address: str = ""
    reworded: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """Several items, one under another."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """Short lines: questions, things to do."""

    lines: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of heads. Each row has as many cells as there are heads."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """What follows begins a new page, where there are pages."""


Block = Heading | Text | Points | Bullets | Table | Break


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document. ``address`` is the lasting one that its QR code leads to, absolute; ``language`` a BCP 47 tag.

    ``facts`` are short lines under the title. ``version`` and ``dated`` say which version of the record it was made from.
    """

    title: str
    facts: tuple[str, ...]
    blocks: tuple[Block, ...]
    address: str
    version: int
    dated: date
    publisher: str
    licence: str = ""
    language: str = "en-GB"
