"""The kinds of finding: their group, grade and words. They are data, in data/kinds.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from heed.disclosing.finding import Grade


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding.

    ``says`` and ``do`` are sentences; in them "{said}" stands for the words found. ``together`` is given for kinds of
    which all of a text make one finding: it is said in place of ``says``, with "{count}" for how many.
    """

    code: str
    group: str
    grade: Grade
    says: str
    do: str
    together: str = ""


def load(name: str) -> dict[str, Any]:
    """The content of one of the lists in the data folder."""
    return tomllib.loads(lines(name))


def lines(name: str) -> str:
    """The text of one of the files in the data folder."""
    return files("heed.disclosing").joinpath("data", name).read_text(encoding="utf-8")


@cache
def words(name: str) -> frozenset[str]:
    """A list of words kept as lines of them, with comments after "#"."""
    return frozenset(word for line in lines(name).splitlines() for word in line.partition("#")[0].split())


@cache
def groups() -> dict[str, str]:
    """The groups' names as shown, by their codes, in the order in which they are shown."""
    return {entry["code"]: entry["name"] for entry in load("kinds.toml")["group"]}


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by their codes."""
    return {entry["code"]: Kind(**{**entry, "grade": Grade(entry["grade"])}) for entry in load("kinds.toml")["kind"]}


def message(code: str, said: str, count: int = 1) -> str:
    """What a finding of this kind says of the words, and what to do about it."""
    kind = kinds()[code]
    says = kind.together.format(count=count, said=said) if kind.together and count > 1 else kind.says.format(said=said)
    return f"{says} {kind.do}"
