"""The licences that a review can be published under. The list is data: data/licences.toml. None is ever assumed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its code (of the SPDX list where it is there), name, address, and what it lets people do.

    ``address`` is blank where there is nothing to read but ``in_plain_words``. ``data_may_be_reused`` says whether
    anybody may use what is published for any purpose without asking.
    """

    code: str
    name: str
    short_name: str
    address: str
    data_may_be_reused: bool
    in_plain_words: str
    source: str
    as_of: date

    @property
    def is_chosen(self) -> bool:
        """Whether somebody chose it. Where nobody did, all rights are reserved."""
        return bool(self.code)


@cache
def licences() -> tuple[Licence, ...]:
    """All that a partnership can choose from, in the order of the list."""
    return tuple(_licence(entry) for entry in _content()["licence"])


@cache
def not_chosen() -> Licence:
    """What holds where nobody chose."""
    return _licence(_content()["not_chosen"])


def licence(code: str | None) -> Licence:
    """The licence of this code. Without one, and for a code that is not in the list, what holds where nobody chose."""
    return next((one for one in licences() if code and one.code == code), not_chosen())


def _content() -> dict[str, Any]:
    return tomllib.loads(files("heed.publishing").joinpath("data/licences.toml").read_text(encoding="utf-8"))


def _licence(entry: Mapping[str, Any]) -> Licence:
    return Licence(**entry)
