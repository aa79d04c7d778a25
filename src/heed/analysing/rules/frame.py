"""The coding frame: the themes that an item can be coded with. They are data, with a version: data/themes.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Like:
    """An entry of a published list that a theme meets: the code of the list, and the entry in the list's own words."""

    of: str
    entry: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme. ``in_plain_words`` tells the public what belongs to it; ``see`` which entries of published lists it meets."""

    code: str
    name: str
    in_plain_words: str
    see: tuple[Like, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedList:
    """A list of themes that somebody published: what it is of, in words, and where and when it was read."""

    code: str
    name: str
    of: str
    source: str
    read: date


@cache
def _content() -> dict[str, Any]:
    return tomllib.loads(files("heed.analysing").joinpath("data/themes.toml").read_text(encoding="utf-8"))


@cache
def version() -> str:
    """The version of the frame, which every coding keeps."""
    return str(_content()["version"])


@cache
def frame_date() -> date:
    """The day of that version."""
    on = _content()["date"]
    assert isinstance(on, date)  # noqa: S101 - TOML has dates of its own, and the file holds one
    return on


@cache
def themes() -> tuple[Theme, ...]:
    """All themes, in the order of the file: how people work, then what harm there was."""
    return tuple(
        Theme(
            code=theme["code"],
            name=theme["name"],
            in_plain_words=theme["in_plain_words"].strip(),
            see=tuple(_like(said) for said in theme["see"]),
        )
        for theme in _content()["theme"]
    )


@cache
def published_lists() -> tuple[PublishedList, ...]:
    """The published lists that themes refer to."""
    return tuple(PublishedList(**entry) for entry in _content()["list"])


@cache
def _by_code() -> dict[str, Theme]:
    return {theme.code: theme for theme in themes()}


def theme(code: str) -> Theme:
    """The theme of this code. Raises ``KeyError`` where there is none."""
    return _by_code()[code]


def is_theme(code: str) -> bool:
    """Whether the frame has a theme of this code."""
    return code in _by_code()


@cache
def hints() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """For each theme's code, the words by which a machine proposes it, and those in which they mean something else."""
    return {theme["code"]: (tuple(theme["words"]), tuple(theme.get("unless", ()))) for theme in _content()["theme"]}


def _like(said: str) -> Like:
    of, entry = said.split(": ", 1)
    return Like(of, entry)
