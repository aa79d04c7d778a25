"""The characteristics of a review as the public sees them: coarse, and *not stated* kept apart. Plain values, no Django."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from heed.publishing.record import PublishedFact
from heed.publishing.rules.ages import age_in_years
from heed.publishing.rules.codebook import Characteristic, Code, codebook
from heed.reading import document
from heed.reading.document import FactState
from heed.ui.words import shown

FACTS = codebook().facts
"""Every characteristic that visitors may see, in the order of the page."""

CHILDREN, ADULTS = "children", "adults"


def characteristic(name: str) -> Characteristic | None:
    """The entry of the codebook under this name, or None."""
    return next((entry for entry in FACTS if entry.name == name), None)


def public_facts(
    kind: str, facts: Iterable[document.Fact], left_out: Collection[str] = (), *, body: str = ""
) -> tuple[PublishedFact, ...]:
    """What visitors may see of these facts, which a person confirmed, for a review of this kind.

    ``body`` is the sort of partnership that published it, as ``Partnership.kind`` has it. Every characteristic of the codebook that such a review can have is there: stated, unclear or not stated. Those
    ``left_out``, by name, are not. Of what is not in the codebook nothing comes through.
    """
    settled = {fact.name: fact for fact in facts}
    every = tuple(_coarse(entry, settled) for entry in FACTS)
    other = {CHILDREN: ADULTS, ADULTS: CHILDREN}.get(_of_whom(kind, body, every) or "")
    return tuple(
        fact for fact, entry in zip(every, FACTS, strict=True) if entry.of != other and fact.name not in left_out
    )


def fact_label(fact: PublishedFact) -> str:
    """ "Age"; the name as words, where the codebook no longer has it."""
    entry = characteristic(fact.name)
    return entry.label if entry else fact.name.replace("_", " ").capitalize()


def value_words(fact: PublishedFact) -> str:
    """What is said of it: "1 to 5", "Yes", "Not stated", "Unclear"."""
    if fact.state != FactState.STATED:
        return shown("Not stated") if fact.state == FactState.NOT_STATED else shown("Unclear")
    entry = characteristic(fact.name)
    value = entry.value(fact.value) if entry else None
    if value:
        return value.label
    if isinstance(fact.value, bool):
        return shown("Yes") if fact.value else shown("No")
    return str(fact.value).replace("_", " ")


def fact_words(fact: PublishedFact) -> str:
    """ "Age: 1 to 5"."""
    return f"{fact_label(fact)}: {value_words(fact)}"


def _of_whom(kind: str, body: str, facts: Iterable[PublishedFact]) -> str | None:
    """Whether the review is of children or of adults, by its kind, its partnership, or the age; None where none tells."""
    if kind in codebook().children:
        return CHILDREN
    if kind in codebook().adults:
        return ADULTS
    if body in {CHILDREN, ADULTS}:
        return body
    for fact in facts:
        entry = characteristic(fact.name)
        value = entry.value(fact.value) if entry and entry.is_band else None
        if value:
            return value.of
    return None


def _coarse(entry: Characteristic, settled: Mapping[str, document.Fact]) -> PublishedFact:
    """One value only counts as stated. Two that differ, or a value that has no place in the list, are unclear."""
    found = set(_meant(entry, settled))
    own = settled.get(entry.reads)
    if len(found) == 1:
        return PublishedFact(entry.name, FactState.STATED, found.pop())
    if found or (own and own.state != FactState.NOT_STATED):
        return PublishedFact(entry.name, FactState.UNCLEAR, None)
    return PublishedFact(entry.name, FactState.NOT_STATED, None)


def _meant(entry: Characteristic, settled: Mapping[str, document.Fact]) -> Iterable[Code]:
    stated = {name: fact.value for name, fact in settled.items() if fact.state == FactState.STATED}
    if entry.is_band:
        band = _band(entry, stated.get(entry.reads))
        return () if band is None else (band,)
    return [
        value.code
        for value in entry.values
        for name, meaning in value.means.items()
        if name in stated and _is_among(stated[name], meaning)
    ]


def _band(entry: Characteristic, said: object) -> Code | None:
    years = age_in_years(said)
    begun = [value.code for value in entry.values if years is not None and (value.from_years or 0) <= years]
    return begun[-1] if begun else None


def _is_among(said: object, meaning: Iterable[object]) -> bool:
    """Whether these are the same words, or the same yes or no. A person may have typed "yes" or "Children's home"."""
    return any(_plain(said) == _plain(one) for one in meaning)


def _plain(value: object) -> object:
    if not isinstance(value, str):
        return value
    said = value.strip().casefold().replace("’", "").replace("'", "").replace(" ", "_").replace("-", "_")
    return {"yes": True, "true": True, "no": False, "false": False}.get(said, said)
