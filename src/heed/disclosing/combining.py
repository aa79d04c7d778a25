"""Details that point to one family together: which of a text's details do, why, and what to say instead.

The rule is plain (data/traits.toml): each detail is shared by one person in so many; where fewer than a handful in a
partnership's area fit all of them, or where some stand together that have led to families before, that is a finding.
"""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from heed.disclosing import kinds
from heed.disclosing.finding import Finding, Grade
from heed.disclosing.sign import Sign
from heed.disclosing.signs.traits import traits
from heed.reading.document import Evidence
from heed.reading.labels import short_form

FROM_SIGNS = {
    "place": "place",
    "named_setting": "setting",
    "exact_date": "exact_date",
    "date_of_death": "exact_date",
    "age_with_date": "exact_date",
    "court": "court",
    "conviction": "conviction",
    "sentence": "sentence",
    "press": "press",
}
"""Signs that count as details as well, by the detail that each is."""


@dataclass(frozen=True, slots=True)
class Trait:
    """A kind of detail: one person in ``one_in`` shares it, by what ``basis`` says; ``instead`` is what to say for it."""

    code: str
    name: str
    one_in: int
    basis: str
    instead: str


@dataclass(frozen=True, slots=True)
class Together:
    """Details that have led to families when they stood together, and where that is known from."""

    of: frozenset[str]
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Rule:
    """Fewer than ``fewest`` of ``people`` who fit at least ``least_details`` details are too few."""

    people: int
    fewest: int
    least_details: int


@cache
def known_traits() -> dict[str, Trait]:
    """All kinds of detail by code, in the order of the list."""
    return {entry["code"]: Trait(**entry) for entry in kinds.load("traits.toml")["trait"]}


@cache
def known_sets() -> tuple[Together, ...]:
    """The sets of details that have led to families."""
    return tuple(
        Together(frozenset(entry["of"]), entry["reason"], entry["source"])
        for entry in kinds.load("traits.toml")["together"]
    )


@cache
def rule() -> Rule:
    """The rule's numbers."""
    return Rule(**kinds.load("traits.toml")["rule"])


def combinations(pages: Sequence[str], signs: Sequence[Sequence[Sign]], labels: Collection[str]) -> Iterator[Finding]:
    """One finding for each review whose details together point to one family.

    ``signs`` are those found on each page. Where several labels are known, a detail belongs to the one named last before it.
    """
    places = _labels_in(pages, labels)
    told: dict[str, dict[str, Evidence]] = {}
    for number, (text, found) in enumerate(zip(pages, signs, strict=True), start=1):
        details = [
            *(Sign(FROM_SIGNS[s.kind], s.start, s.end, s.value) for s in found if s.kind in FROM_SIGNS),
            *traits(text),
        ]
        for detail in sorted(details, key=lambda d: d.start):
            label = _label_at(places, (number, detail.start))
            evidence = Evidence(number, detail.start, detail.end, text[detail.start : detail.end])
            told.setdefault(label, {}).setdefault(detail.kind, evidence)
    for label, details_of in told.items():
        finding = _judged(label, _without_doubles(details_of))
        if finding:
            yield finding


def _without_doubles(told: Mapping[str, Evidence]) -> dict[str, Evidence]:
    """An age to the month says the year as well."""
    return {
        code: told[code]
        for code in known_traits()
        if code in told and not (code == "exact_age" and "age_in_months" in told)
    }


def _judged(label: str, told: Mapping[str, Evidence]) -> Finding | None:
    codes = set(told) | ({"exact_age"} if "age_in_months" in told else set())
    sets = [together for together in known_sets() if together.of <= codes]
    share = 1
    for code in told:
        share *= known_traits()[code].one_in
    few = len(told) >= rule().least_details and share * rule().fewest > rule().people
    if not sets and not few:
        return None
    parts = [known_traits()[code] for code in told]
    return Finding(
        kind="combination",
        message=_message(label, parts, told, sets, few=few),
        grade=Grade.COMBINATION,
        evidence=tuple(told.values()),
        group=kinds.kinds()["combination"].group,
        parts=tuple(f"{part.name}: {part.instead}" for part in parts),
    )


def _message(
    label: str, parts: Sequence[Trait], told: Mapping[str, Evidence], sets: Sequence[Together], *, few: bool
) -> str:
    listed = "; ".join(f"{part.name} (“{' '.join(told[part.code].quote.split())}”)" for part in parts)
    of_whom = f" of {label}" if label else ""
    said = [f"Together these details{of_whom} may point to one family, though each alone does not: {listed}."]
    if few:
        said.append(
            f"By a rough count fewer than {rule().fewest} of {rule().people:,} people in an area fit all of them."
        )
    said += dict.fromkeys(together.reason for together in sets)
    instead = "; ".join(f"{part.name}: {part.instead}" for part in sorted(parts, key=lambda p: -p.one_in)[:5])
    said.append(f"Say less of some of them, the rarest first. {instead[0].upper()}{instead[1:]}.")
    return " ".join(said)


def _labels_in(pages: Sequence[str], labels: Collection[str]) -> list[tuple[int, int, str]]:
    """Where each label is named, in order; none where fewer than two are known, since all is then told of one."""
    if len(labels) < 2:
        return [(0, 0, next(iter(labels), ""))]
    places = []
    for number, text in enumerate(pages, start=1):
        for label in labels:
            for form in {label, short_form(label) or label}:
                at = text.find(form)
                while at >= 0:
                    places.append((number, at, label))
                    at = text.find(form, at + len(form))
    return sorted(places)


def _label_at(places: Sequence[tuple[int, int, str]], place: tuple[int, int]) -> str:
    at = bisect.bisect_right(places, (*place, "\U0010ffff")) - 1
    return places[max(at, 0)][2] if places else ""
