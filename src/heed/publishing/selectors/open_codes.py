"""The codes by which open data can be filtered: only those that lead to something public, with how much."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from heed.people.models import Partnership
from heed.publishing.models import ListedAddressee, ListedFact, ListedItem, ListedTheme, Publication
from heed.publishing.rules.codebook import Characteristic
from heed.publishing.rules.facts import FACTS
from heed.publishing.rules.open_records import said
from heed.publishing.selectors.listed import public_items, public_publications
from heed.reading.document import FactState


@dataclass(frozen=True, slots=True)
class CodeInUse:
    """A code, its name, and how many public items, or reviews, it leads to."""

    code: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class RoleInUse:
    """A role within an agency; ``agency`` is blank where a report names the role alone."""

    code: str
    name: str
    agency: str
    count: int


@dataclass(frozen=True, slots=True)
class PartnershipInUse:
    """A body that has published here: how many reviews it published itself, and the codes of those it took over from."""

    code: str
    name: str
    nation: str
    count: int


def themes_in_use() -> tuple[CodeInUse, ...]:
    """The themes that people coded public items with, by name."""
    rows = ListedTheme.objects.filter(item__in=_public()).order_by()
    return _coded(rows.values_list("code", "name").annotate(n=Count("item", distinct=True)))


def agencies_in_use() -> tuple[CodeInUse, ...]:
    """The agencies that public items speak to, as a whole or in one of their roles, by name."""
    rows = ListedAddressee.objects.filter(item__in=_public()).exclude(agency="").order_by()
    return _coded(rows.values_list("agency", "agency_name").annotate(n=Count("item", distinct=True)))


def roles_in_use() -> tuple[RoleInUse, ...]:
    """The roles that public items speak to, by name."""
    rows = ListedAddressee.objects.filter(item__in=_public()).exclude(role="").order_by()
    counted = rows.values_list("role", "role_name", "agency").annotate(n=Count("item", distinct=True))
    roles = {(role, agency): (name, n) for role, name, agency, n in counted}
    found = [RoleInUse(role, name, agency, n) for (role, agency), (name, n) in roles.items()]
    return tuple(sorted(found, key=lambda one: (one.name.lower(), one.agency)))


def kinds_in_use() -> dict[str, int]:
    """The kinds of public reviews, with how many there are of each."""
    return dict(_published().values_list("kind").annotate(n=Count("pk")).order_by("kind"))


@dataclass(frozen=True, slots=True)
class FactInUse:
    """An entry of the codebook, and how many public reviews have each value, and each state."""

    entry: Characteristic
    values: tuple[tuple[str, str, int], ...]
    known: int
    unclear: int
    not_stated: int


def facts_in_use() -> tuple[FactInUse, ...]:
    """The codebook, in its own order. Of each value: as it stands in the data, its name, and how many reviews state it."""
    rows = ListedFact.objects.filter(publication__in=_published()).order_by()
    counted = {
        (name, state, value): n
        for name, state, value, n in rows.values_list("name", "state", "value").annotate(n=Count("pk"))
    }
    return tuple(_fact_in_use(entry, counted) for entry in FACTS)


def _fact_in_use(entry: Characteristic, counted: Mapping[tuple[str, str, str], int]) -> FactInUse:
    values = [(said(value.code), value.label) for value in entry.values]
    states = {
        state: sum(n for (name, one, _), n in counted.items() if (name, one) == (entry.name, state))
        for state in FactState
    }
    return FactInUse(
        entry=entry,
        values=tuple((value, label, counted.get((entry.name, FactState.STATED, value), 0)) for value, label in values),
        known=states[FactState.STATED],
        unclear=states[FactState.UNCLEAR],
        not_stated=states[FactState.NOT_STATED],
    )


def partnerships_in_use() -> tuple[PartnershipInUse, ...]:
    """The bodies that published reviews which are public, by name."""
    counted = dict(_published().values_list("partnership").annotate(n=Count("pk")).order_by())
    bodies = Partnership.objects.filter(pk__in=counted)
    return tuple(PartnershipInUse(body.slug, body.name, body.nation, counted[body.pk]) for body in bodies)


def _published() -> QuerySet[Publication]:
    return public_publications()


def _public() -> QuerySet[ListedItem]:
    return public_items().select_related(None)


def _coded(counted: Iterable[tuple[str, str, int]]) -> tuple[CodeInUse, ...]:
    """One entry a code, under the name that most items have it by: a list's names change over the years."""
    best: dict[str, tuple[int, str]] = {}
    total: dict[str, int] = {}
    for code, name, n in counted:
        best[code] = max(best.get(code, (0, "")), (n, name))
        total[code] = total.get(code, 0) + n
    found = [CodeInUse(code, name, total[code]) for code, (_, name) in best.items()]
    return tuple(sorted(found, key=lambda one: one.name.lower()))
