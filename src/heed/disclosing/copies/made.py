"""What a copy is, before it is checked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Removed:
    """Words removed in one place: the page's number, or the part of the file in a person's words, and how many times."""

    where: str
    times: int


@dataclass(frozen=True, slots=True)
class Made:
    """A copy's bytes, and where words were removed from it."""

    content: bytes
    removed: tuple[Removed, ...]
