"""By what the list of reviews can be narrowed. Plain values, no Django."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from heed.publishing.record import PublishedFact
from heed.publishing.rules.facts import characteristic, fact_label, value_words
from heed.reading.document import FactState
from heed.reading.kinds import kind_name


class Facet(StrEnum):
    """One thing to filter by; its word is that of the address. Words are never changed: people keep such addresses."""

    PARTNERSHIP = "partnership"
    YEAR = "year"
    KIND = "kind"
    HARM = "harm"
    AGE = "age"
    THEME = "theme"
    AGENCY = "agency"
    ROLE = "role"


HARMS = frozenset(
    {
        "neglect",
        "self_neglect",
        "physical_abuse",
        "sexual_abuse",
        "emotional_abuse",
        "exploitation",
        "suicide_or_self_harm",
        "domestic_abuse",
    }
)
"""The characteristics of a case that tell of harm: each is yes or no."""

AGE = "age_band"
"""The characteristic that says how old the person was, by a code."""


def facet_of_fact(name: str, value: str) -> tuple[Facet, str] | None:
    """Under which facet and value a stated characteristic of a case is found, or None where it is not filtered by."""
    if name in HARMS and value == "yes":
        return Facet.HARM, name
    if name == AGE and value:
        return Facet.AGE, value
    return None


def value_name(facet: Facet, value: str) -> str:
    """The value of a filter as people say it, where a list tells: kinds of review and characteristics of the case."""
    if facet == Facet.KIND:
        return kind_name(value)
    if facet == Facet.HARM:
        return fact_label(PublishedFact(value, FactState.STATED, value=True))
    return value_words(PublishedFact(AGE, FactState.STATED, value)) if facet == Facet.AGE else value


def values_in_order(facet: Facet, names: Mapping[str, str]) -> tuple[str, ...]:
    """These values, given with their names, as a list offers them: newest year, youngest age, or by name."""
    if facet == Facet.YEAR:
        return tuple(sorted(names, reverse=True))
    if facet == Facet.AGE:
        band = characteristic(AGE)
        listed = [value.code for value in band.values] if band else []
        return tuple(sorted(names, key=lambda value: listed.index(value) if value in listed else len(listed)))
    return tuple(sorted(names, key=lambda value: names[value].casefold()))
