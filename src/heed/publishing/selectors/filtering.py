"""The list of reviews and what it can be narrowed by: choices that lead somewhere, with how many, and what they find."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from heed.people.models import Partnership, Succession
from heed.people.rules import reach
from heed.publishing.models import ListedAddressee, ListedFact, ListedItem, ListedTheme, Publication
from heed.publishing.rules.facets import AGE, Facet, value_name, values_in_order
from heed.publishing.selectors.overview import Overview, overview
from heed.publishing.selectors.public import published


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to filter by, its name, and how many reviews it leads to beside what else is chosen."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What the list of reviews can be filtered by. ``chosen`` are the values asked for that lead to a review by themselves.

    ``bodies`` are the keys of the chosen partnership and of those that it took over from.
    """

    offered: Mapping[Facet, tuple[Choice, ...]]
    chosen: Mapping[Facet, str]
    bodies: frozenset[int] = frozenset()

    def name(self, facet: Facet) -> str:
        """The name of what is chosen here."""
        return next(choice.name for choice in self.offered[facet] if choice.value == self.chosen[facet])


@dataclass(frozen=True, slots=True)
class _Bodies:
    """The partnerships by their slug: names, and the keys of each with those that it took over from."""

    names: Mapping[str, str]
    keys: Mapping[str, frozenset[int]]


def choices(asked: Mapping[str, str]) -> Choices:
    """What can be chosen, given what is asked for: each filter counts what it leads to beside all the others.

    Only values that lead to a review then are offered, and whatever is chosen already. A partnership counts what it took
    over from others.
    """
    everything, bodies = overview(), _bodies()
    found = {facet: _reviews(everything, bodies, facet) for facet in Facet}
    chosen = {facet: asked[facet] for facet in Facet if asked.get(facet, "") in found[facet]}
    offered = {}
    for facet in Facet:
        others = [found[other][value] for other, value in chosen.items() if other != facet]
        counts = {value: len(keys.intersection(*others)) for value, keys in found[facet].items()}
        values = [value for value, count in counts.items() if count or chosen.get(facet) == value]
        names = {value: _name(everything, bodies, facet, value) for value in values}
        offered[facet] = tuple(Choice(value, names[value], counts[value]) for value in values_in_order(facet, names))
    return Choices(offered, chosen, bodies.keys.get(chosen.get(Facet.PARTNERSHIP, ""), frozenset()))


def matching(choices: Choices) -> QuerySet[Publication]:
    """Published reviews under the filters that are chosen, newest first. Draw with ``tiles``."""
    found = published()
    if choices.bodies:
        found = found.filter(partnership__in=choices.bodies)
    for facet, value in choices.chosen.items():
        found = found.filter(_condition(facet, value))
    return found


def _condition(facet: Facet, value: str) -> Q | Exists:
    match facet:
        case Facet.PARTNERSHIP:
            return Q()
        case Facet.YEAR:
            return Q(year=value)
        case Facet.KIND:
            return Q(kind=value)
        case Facet.HARM:
            return _with_fact(value, "yes")
        case Facet.AGE:
            return _with_fact(AGE, value)
        case Facet.THEME:
            return _with_items(Exists(ListedTheme.objects.filter(item=OuterRef("pk"), code=value)))
        case Facet.AGENCY:
            return _with_items(Exists(ListedAddressee.objects.filter(item=OuterRef("pk"), agency=value)))
        case Facet.ROLE:
            return _with_items(Exists(ListedAddressee.objects.filter(item=OuterRef("pk"), role=value)))


def _with_fact(name: str, value: str) -> Exists:
    return Exists(ListedFact.objects.filter(publication=OuterRef("pk"), name=name, state="stated", value=value))


def _with_items(condition: Exists) -> Exists:
    return Exists(ListedItem.objects.filter(condition, publication=OuterRef("pk"), taken_out_at__isnull=True))


def _bodies() -> _Bodies:
    back = list(Succession.objects.values_list("successor_id", "predecessor_id"))
    bodies = Partnership.objects.values_list("pk", "slug", "name")
    return _Bodies(
        names={slug: name for _, slug, name in bodies},
        keys={slug: frozenset({key, *reach(key, back)}) for key, slug, _ in bodies},
    )


def _reviews(everything: Overview, bodies: _Bodies, facet: Facet) -> Mapping[str, frozenset[int]]:
    """The reviews under each value that leads to any."""
    found = everything.reviews.get(facet, {})
    if facet != Facet.PARTNERSHIP:
        return found
    by_slug = {slug: _together(found, keys) for slug, keys in bodies.keys.items()}
    return {slug: reviews for slug, reviews in by_slug.items() if reviews}


def _together(found: Mapping[str, frozenset[int]], keys: Iterable[int]) -> frozenset[int]:
    return frozenset().union(*(found.get(str(key), frozenset()) for key in keys))


def _name(everything: Overview, bodies: _Bodies, facet: Facet, value: str) -> str:
    if facet == Facet.PARTNERSHIP:
        return bodies.names[value]
    return everything.names.get(facet, {}).get(value) or value_name(facet, value)
