"""Agencies and roles for somebody who looks for their own, and what they are called."""

from __future__ import annotations

from dataclasses import dataclass, replace

from heed.people.models import Agency, Role
from heed.publishing.rules.facets import Facet
from heed.publishing.selectors.overview import Counted, Overview, overview
from heed.reading.codes import named_in

LONGEST_ABBREVIATION = 6


@dataclass(frozen=True, slots=True)
class Audiences:
    """Agencies with their roles, and roles that some item addresses without saying in which agency."""

    agencies: tuple[Counted, ...]
    roles: tuple[Counted, ...]


def audiences(said: str = "") -> Audiences:
    """Every agency and role that something public speaks to; where words are given, those that the words may mean.

    Words find a name that holds them all, and what reports call an agency or a role: "HV" finds health visitors.
    """
    everything = overview()
    words = said.casefold().split()
    if not words:
        return Audiences(everything.agencies, everything.roles)
    meant = _meant(said)
    return Audiences(
        agencies=tuple(narrowed for agency in everything.agencies if (narrowed := _narrowed(agency, words, meant))),
        roles=tuple(role for role in everything.roles if _fits(role, words, meant)),
    )


@dataclass(frozen=True, slots=True)
class SpokenTo:
    """An agency, a role in it, or a role wherever it is, with how much speaks to it.

    ``counted`` is None where nothing does yet. ``agency`` is the agency of a role, with its other roles.
    """

    code: str
    name: str
    counted: Counted | None = None
    agency: SpokenTo | None = None

    @property
    def count(self) -> int:
        """How many public items speak to it."""
        return self.counted.count if self.counted else 0


def agency_for(code: str) -> SpokenTo | None:
    """The agency of this code; None where neither the public record nor the code list has it."""
    return _agency(overview(), code)


def role_for(code: str, agency: str = "") -> SpokenTo | None:
    """The role of this code, in this agency or wherever it is; None where the one or the other is not known."""
    everything = overview()
    within = _agency(everything, agency) if agency else None
    name = everything.names.get(Facet.ROLE, {}).get(code) or _listed(Role, code)
    if name is None or (agency and within is None):
        return None
    if within:
        return SpokenTo(code, name, within.counted.role(code) if within.counted else None, within)
    return SpokenTo(code, name, next((role for role in everything.roles if role.code == code), None))


def _agency(everything: Overview, code: str) -> SpokenTo | None:
    name = everything.names.get(Facet.AGENCY, {}).get(code) or _listed(Agency, code)
    return SpokenTo(code, name, everything.agency(code)) if name else None


def _listed(model: type[Agency | Role], code: str) -> str | None:
    """What the code list calls it, for an address to answer before anything public speaks to somebody."""
    return model.objects.filter(code=code).values_list("name", flat=True).first()


def _meant(said: str) -> frozenset[str]:
    """The codes that reports mean by these words. People type an abbreviation in small letters, reports never do."""
    spelt = {said, said.upper()} if len(said) <= LONGEST_ABBREVIATION else {said}
    return frozenset(named.code.code for words in spelt for named in named_in(words))


def _narrowed(agency: Counted, words: list[str], meant: frozenset[str]) -> Counted | None:
    """The whole agency where it is meant itself; otherwise with those of its roles that are, or None."""
    if _fits(agency, words, meant):
        return agency
    roles = tuple(role for role in agency.roles if _fits(role, words, meant))
    return replace(agency, roles=roles) if roles else None


def _fits(one: Counted, words: list[str], meant: frozenset[str]) -> bool:
    return one.code in meant or all(word in one.name.casefold() for word in words)
