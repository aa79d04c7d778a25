"""The periods that Heed starts from, and the floor that the law sets. They are data, with a source each: data/keeping.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from heed.reviews.rules.keeping import What


@dataclass(frozen=True, slots=True)
class Floor:
    """For how many months the public can have a report at least, who says so, and since when that is known."""

    months: int
    source: str
    seen_at: str
    as_of: date
    note: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A period to start from. ``is_law`` is False where it is a suggestion of Heed's and no more."""

    what: What
    months: int
    source: str
    is_law: bool
    as_of: date


@cache
def floor() -> Floor:
    """The floor for publication."""
    said = _content()["floor"]
    return Floor(said["months"], said["source"], said["seen_at"], said["as_of"], said["note"])


@cache
def suggestions() -> tuple[Suggestion, ...]:
    """The periods to start from, in the order of the file."""
    return tuple(
        Suggestion(What(said["what"]), said["months"], said["source"], said["kind"] == "law", said["as_of"])
        for said in _content()["suggestion"]
    )


def _content() -> dict[str, Any]:
    return tomllib.loads(files("heed.reviews").joinpath("data/keeping.toml").read_text(encoding="utf-8"))
