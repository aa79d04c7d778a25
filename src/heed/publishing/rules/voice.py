"""The house's own words in a paper, in the language of whoever asked for it. Plain values, no Django.

Papers are made by rules, and rules know no Django. What turns an English sentence into another language is therefore given to
them; without it they speak English. The words of the record are never translated.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


def _as_it_is(words: str) -> str:
    return words


def _english_number(one: str, many: str, count: int) -> str:
    return one if count == 1 else many


def _english_day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


@dataclass(frozen=True, slots=True)
class Voice:
    """How a paper speaks: ``gettext`` and ``ngettext`` as everywhere, and how a day is written."""

    language: str = "en-GB"
    gettext: Callable[[str], str] = _as_it_is
    ngettext: Callable[[str, str, int], str] = _english_number
    day: Callable[[date], str] = _english_day


ENGLISH = Voice()
