"""The public codebook: the characteristics of a review that visitors may see, and their values. Data: data/facts.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

Code: TypeAlias = bool | str
"""A public value: one word of a list, or yes or no."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value that a characteristic can have, and the name it has for people.

    ``means`` are the values of the record's own facts, by name, that say so; ``from_years`` the age at which a band
    begins, where it is one. ``of`` says whom it is for: ``children``, ``adults`` or ``all``.
    """

    code: Code
    label: str
    means: Mapping[str, tuple[Any, ...]]
    from_years: int | None = None
    of: str = "all"


@dataclass(frozen=True, slots=True)
class Characteristic:
    """An entry of the codebook. ``reads`` is the fact of the record that it is made from; ``of`` as for a value."""

    name: str
    label: str
    of: str
    reads: str
    values: tuple[Value, ...]
    in_plain_words: str
    source: str
    as_of: date

    @property
    def is_band(self) -> bool:
        """Whether its values are stretches of age."""
        return any(value.from_years is not None for value in self.values)

    def value(self, code: Code | None) -> Value | None:
        """The value of this code, or None."""
        # True == 1, and a list of codes holds no numbers: the type decides with the value
        return next((one for one in self.values if one.code == code and type(one.code) is type(code)), None)


@dataclass(frozen=True, slots=True)
class Codebook:
    """The whole list, and the kinds of review that are of a child or of an adult."""

    version: str
    facts: tuple[Characteristic, ...]
    children: frozenset[str]
    adults: frozenset[str]


@cache
def codebook() -> Codebook:
    """The list as it is."""
    content = tomllib.loads(files("heed.publishing").joinpath("data/facts.toml").read_text(encoding="utf-8"))
    return Codebook(
        version=content["version"],
        facts=tuple(_entry(entry) for entry in content["fact"]),
        children=frozenset(content["subjects"]["children"]),
        adults=frozenset(content["subjects"]["adults"]),
    )


def _entry(entry: Mapping[str, Any]) -> Characteristic:
    return Characteristic(
        name=entry["name"],
        label=entry["label"],
        of=entry["of"],
        reads=entry["reads"],
        values=_yes_and_no(entry) if entry.get("yes_no") else tuple(_value(one) for one in entry["values"]),
        in_plain_words=entry["in_plain_words"],
        source=entry["source"],
        as_of=entry["as_of"],
    )


def _yes_and_no(entry: Mapping[str, Any]) -> tuple[Value, ...]:
    also = {name: tuple(values) for name, values in entry.get("also", {}).items()}
    return (
        Value(code=True, label="Yes", means={entry["reads"]: (True,)} | also),
        Value(code=False, label="No", means={entry["reads"]: (False,)}),
    )


def _value(entry: Mapping[str, Any]) -> Value:
    return Value(
        code=entry["code"],
        label=entry["label"],
        means={name: tuple(values) for name, values in entry.get("means", {}).items()},
        from_years=entry.get("from_years"),
        of=entry.get("of", "all"),
    )
