"""What everything public is about, by code: for choices with counts.

Counting sixty thousand rows takes longer than a page may. So the counts are made once for each state of the public record
and kept by this process; one small query tells whether the record has changed since.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Sum

from heed.publishing.models import PUBLIC_STATES, ListedAddressee, ListedFact, ListedTheme, Publication
from heed.publishing.rules.facets import Facet, facet_of_fact
from heed.publishing.selectors.listed import public_publications
from heed.reading.document import FactState


@dataclass(frozen=True, slots=True)
class Counted:
    """An agency, a role or a theme of a public item, and how many items it leads to. An agency also holds its roles."""

    code: str
    name: str
    count: int
    roles: tuple[Counted, ...] = ()

    def role(self, code: str) -> Counted | None:
        """The role of this code in the agency, where anything public speaks to it."""
        return next((role for role in self.roles if role.code == code), None)


@dataclass(frozen=True, slots=True)
class Overview:
    """``reviews`` are the keys of public reviews under each value of each facet; partnerships stand by their key.

    ``roles`` are those that some item addresses without saying in which agency.
    """

    reviews: Mapping[Facet, Mapping[str, frozenset[int]]]
    names: Mapping[Facet, Mapping[str, str]]
    agencies: tuple[Counted, ...]
    roles: tuple[Counted, ...]
    themes: tuple[Counted, ...]

    def agency(self, code: str) -> Counted | None:
        """The agency of this code, where anything public speaks to it."""
        return next((agency for agency in self.agencies if agency.code == code), None)


@dataclass(slots=True)
class _Gathered:
    """What is being counted: reviews under each value, the names of the values, and the items of each."""

    reviews: dict[Facet, dict[str, set[int]]]
    names: dict[Facet, dict[str, str]]
    spoken: dict[tuple[str, str], set[int]]
    themed: dict[str, int]


_kept: dict[tuple[Any, ...], Overview] = {}


def overview() -> Overview:
    """The overview of what is public now."""
    state = _state()
    found = _kept.get(state)
    if found is None:
        found = _made()
        _kept.clear()
        _kept[state] = found
    return found


def _state() -> tuple[Any, ...]:
    """A sign that is another whenever a review is published, corrected or withdrawn, in whatever order that was written."""
    public = Publication.objects.filter(state__in=PUBLIC_STATES)
    return tuple(public.aggregate(Count("pk"), Sum("latest"), Max("latest"), Max("changed_at")).values())


def _made() -> Overview:
    gathered = _Gathered(defaultdict(lambda: defaultdict(set)), defaultdict(dict), defaultdict(set), defaultdict(int))
    public = _gather_reviews(gathered)
    _gather_facts(gathered, public)
    _gather_addressees(gathered, public)
    _gather_themes(gathered, public)
    return Overview(
        reviews={
            facet: {value: frozenset(keys) for value, keys in values.items()}
            for facet, values in gathered.reviews.items()
        },
        names=gathered.names,
        agencies=_agencies(gathered),
        roles=_roles(gathered),
        themes=_by_name(Counted(code, gathered.names[Facet.THEME][code], n) for code, n in gathered.themed.items()),
    )


def _gather_reviews(gathered: _Gathered) -> frozenset[int]:
    rows = public_publications().order_by()
    public = set()
    for key, partnership, year, kind in rows.values_list("pk", "partnership", "year", "kind"):
        public.add(key)
        for facet, value in ((Facet.PARTNERSHIP, str(partnership)), (Facet.YEAR, str(year)), (Facet.KIND, kind)):
            if value:
                gathered.reviews[facet][value].add(key)
    return frozenset(public)


def _gather_facts(gathered: _Gathered, public: frozenset[int]) -> None:
    stated = ListedFact.objects.filter(state=FactState.STATED).order_by()
    for review, name, value in stated.values_list("publication", "name", "value"):
        found = facet_of_fact(name, value)
        if found and review in public:
            gathered.reviews[found[0]][found[1]].add(review)


def _gather_addressees(gathered: _Gathered, public: frozenset[int]) -> None:
    rows = ListedAddressee.objects.filter(item__taken_out_at__isnull=True).exclude(agency="", role="").order_by("pk")
    columns = ("item__publication", "item", "agency", "agency_name", "role", "role_name")
    for review, item, agency, agency_name, role, role_name in rows.values_list(*columns):
        if review not in public:
            continue
        gathered.spoken[agency, role].add(item)
        for facet, code, name in ((Facet.AGENCY, agency, agency_name), (Facet.ROLE, role, role_name)):
            if code:
                gathered.reviews[facet][code].add(review)
                gathered.names[facet][code] = name


def _gather_themes(gathered: _Gathered, public: frozenset[int]) -> None:
    rows = ListedTheme.objects.filter(item__taken_out_at__isnull=True).order_by("pk")
    for review, code, name in rows.values_list("item__publication", "code", "name"):
        if review in public:
            gathered.reviews[Facet.THEME][code].add(review)
            gathered.names[Facet.THEME][code] = name
            gathered.themed[code] += 1


def _agencies(gathered: _Gathered) -> tuple[Counted, ...]:
    """Each agency with all that speaks to it or a role in it; each role with what selectors.speaking_to_role finds."""
    items: dict[str, set[int]] = defaultdict(set)
    roles: dict[str, list[Counted]] = defaultdict(list)
    for (agency, role), spoken in gathered.spoken.items():
        if not agency:
            continue
        items[agency] |= spoken
        if role:
            count = len(spoken | gathered.spoken.get(("", role), set()))
            roles[agency].append(Counted(role, gathered.names[Facet.ROLE][role], count))
    names = gathered.names[Facet.AGENCY]
    return _by_name(Counted(code, names[code], len(found), _by_name(roles[code])) for code, found in items.items())


def _roles(gathered: _Gathered) -> tuple[Counted, ...]:
    anywhere = {role for agency, role in gathered.spoken if not agency}
    return _by_name(
        Counted(
            role,
            gathered.names[Facet.ROLE][role],
            len(set().union(*(spoken for (_, spoken_role), spoken in gathered.spoken.items() if spoken_role == role))),
        )
        for role in anywhere
    )


def _by_name(counted: Iterable[Counted]) -> tuple[Counted, ...]:
    return tuple(sorted(counted, key=lambda one: one.name.casefold()))
