"""A document in plain blocks, whichever it becomes: a page, a PDF or a Word file. Plain values, no Django.

A paper holds every word that its reader meets, those of the house too: what draws it adds none of its own. Addresses are
absolute, because a paper is read away from the site.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 stands right under the title."""

    kind: ClassVar[str] = "heading"
    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. ``tone`` is ``plain``, ``lead`` (larger, first), ``quiet`` (small) or ``care`` (a note of care).

    ``address`` makes the whole of it a link.
    """

    kind: ClassVar[str] = "text"
    text: str
    tone: str = "plain"
    address: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One item of the record: what it is called, its title, words and sub-points, and its lasting address.

    ``note`` is quiet matter under it: whom it speaks to, by when. ``link`` are the words that lead to the address.
    ``reworded`` says that an editor shortened the words; ``excerpt`` that only the beginning of them stands here.
    """

    label: str
    text: str
    title: str = ""
    parts: tuple[str, ...] = ()
    note: str = ""
    address: str = ""
    link: str = ""
    reworded: bool = False
    excerpt: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """Several items, one under another."""

    kind: ClassVar[str] = "points"
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """Short lines: questions, things to do."""

    kind: ClassVar[str] = "bullets"
    lines: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of heads. Each row has as many cells as there are heads."""

    kind: ClassVar[str] = "table"
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """What follows begins a new page, where there are pages."""

    kind: ClassVar[str] = "break"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two strands side by side where there is room, or else the first and then the second."""

    kind: ClassVar[str] = "pair"
    first: tuple[Heading | Text | Points | Bullets | Table, ...]
    second: tuple[Heading | Text | Points | Bullets | Table, ...]


@dataclass(frozen=True, slots=True)
class Care:
    """What tells of harm, under a note that says so. A page folds it under ``opening``, words that open it."""

    kind: ClassVar[str] = "care"
    note: str
    opening: str
    blocks: tuple[Heading | Text | Bullets | Table, ...]


Block = Heading | Text | Points | Bullets | Table | Break | Pair | Care


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document. ``address`` is the lasting one that its QR code leads to; ``language`` a BCP 47 tag.

    ``name`` says what sort of document it is, ``title`` what it is about. ``facts`` are short lines under the title,
    ``foot`` those at its end: which version it was made from, and when. ``link`` are the words that lead to the address,
    ``picture`` says in words what the QR code is. ``one_page`` asks for the layout of a single sheet.
    """

    name: str
    title: str
    facts: tuple[str, ...]
    blocks: tuple[Block, ...]
    address: str
    link: str
    picture: str
    foot: tuple[str, ...]
    version: int
    dated: date
    publisher: str
    licence: str = ""
    language: str = "en-GB"
    one_page: bool = False


def to_plain(value: Any) -> Any:
    """A paper, or a part of one, as JSON can hold it: each block says in ``kind`` what it is."""
    if isinstance(value, tuple):
        return [to_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    if not hasattr(value, "__dataclass_fields__"):
        return value
    plain = {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    return plain | {"kind": value.kind} if hasattr(value, "kind") else plain
