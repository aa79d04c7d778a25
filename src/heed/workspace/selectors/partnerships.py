"""The bodies that a person may record changes of, and one of them with its lineage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from heed.people.models import FormerName, Membership, Partnership, Person, Succession
from heed.people.rules import Permission
from heed.people.selectors import lineage, partnerships_of, partnerships_where
from heed.reviews.models import LegalHold, RetentionRule
from heed.reviews.selectors import standing_reviews
from heed.workspace.rules.lineage import Drawing, drawn


@dataclass(frozen=True, slots=True)
class PartnershipRow:
    """A body in the list. ``became`` names what came after it; blank while it stands."""

    partnership: Partnership
    former_names: tuple[FormerName, ...]
    became: str
    people: int
    reviews: int


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that happened in a lineage. ``successions`` are those of it that concern the body whose page it is."""

    on: date
    said: str
    successions: tuple[Succession, ...] = ()


@dataclass(frozen=True, slots=True)
class PartnershipPage:
    """A body, what it holds, what happened in its lineage from the first day on, and the bodies of that lineage."""

    partnership: Partnership
    turns: tuple[Turn, ...]
    lineage: tuple[Partnership, ...]
    successions: tuple[Succession, ...]
    manageable: frozenset[int]
    people: int
    reviews: int

    @property
    def drawing(self) -> Drawing:
        """The lineage as boxes and lines, with what else came of the bodies that it came from."""
        names = {body.pk: body.name for body in self.lineage}
        for one in self.successions:
            names |= {one.predecessor_id: one.predecessor.name, one.successor_id: one.successor.name}
        return drawn(names, [(one.predecessor_id, one.successor_id) for one in self.successions])

    @property
    def has_ended(self) -> bool:
        """Whether another body came after it."""
        return any(succession.predecessor_id == self.partnership.pk for succession in self.successions)


def manageable(person: Person) -> QuerySet[Partnership]:
    """The bodies whose changes the person may record."""
    return Partnership.objects.filter(pk__in=partnerships_where(person, Permission.MANAGE_PARTNERSHIPS))


def known_to(person: Person) -> QuerySet[Partnership]:
    """The bodies that the person works for, with those they came from."""
    return Partnership.objects.filter(pk__in=partnerships_of(person))


def still_standing(person: Person, *, but_not: Partnership) -> QuerySet[Partnership]:
    """The other bodies whose changes the person may record and that nothing has come after."""
    ended = Succession.objects.values("predecessor")
    return manageable(person).exclude(pk=but_not.pk).exclude(pk__in=ended)


def partnership_rows(person: Person) -> tuple[PartnershipRow, ...]:
    """Those bodies by name, with how many people and reviews each has."""
    bodies = list(manageable(person).prefetch_related("former_names"))
    people, reviews = _people(bodies), _reviews(bodies)
    became: dict[int, list[str]] = {}
    for succession in Succession.objects.filter(predecessor__in=bodies).select_related("successor"):
        became.setdefault(succession.predecessor_id, []).append(succession.successor.name)
    return tuple(
        PartnershipRow(
            partnership=body,
            former_names=tuple(body.former_names.all()),
            became=" and ".join(sorted(became.get(body.pk, []))),
            people=people.get(body.pk, 0),
            reviews=reviews.get(body.pk, 0),
        )
        for body in bodies
    )


def partnership_page(partnership: Partnership, person: Person) -> PartnershipPage:
    """One body as a page shows it. Whether the person may see it was asked before."""
    family = tuple(lineage(partnership))
    successions = tuple(
        Succession.objects.filter(Q(predecessor__in=family) | Q(successor__in=family))
        .select_related("predecessor", "successor")
        .order_by("on", "pk")
    )
    names = FormerName.objects.filter(partnership__in=family).select_related("partnership")
    return PartnershipPage(
        partnership=partnership,
        turns=_turns(partnership, successions, names),
        lineage=family,
        successions=successions,
        manageable=partnerships_where(person, Permission.MANAGE_PARTNERSHIPS),
        people=_people([partnership]).get(partnership.pk, 0),
        reviews=_reviews([partnership]).get(partnership.pk, 0),
    )


def memberships_of(partnerships: Iterable[Partnership]) -> tuple[Membership, ...]:
    """Who does what for these bodies, by name; nobody whose account is closed."""
    held = Membership.objects.filter(partnership__in=list(partnerships), person__is_active=True)
    return tuple(held.select_related("person", "partnership").order_by("person__name", "duty"))


def review_count(partnerships: Iterable[Partnership]) -> int:
    """How many reviews stand under these bodies."""
    return sum(_reviews(list(partnerships)).values())


def rules_and_holds_on(partnerships: Iterable[Partnership]) -> tuple[int, int]:
    """How many rules on keeping these bodies have, and how many holds stand on them or their reviews."""
    bodies = list(partnerships)
    rules = RetentionRule.objects.filter(partnership__in=bodies).count()
    return rules, LegalHold.objects.filter(partnership__in=bodies, lifted_at__isnull=True).count()


def _turns(
    partnership: Partnership, successions: Iterable[Succession], names: Iterable[FormerName]
) -> tuple[Turn, ...]:
    return tuple(sorted([*_endings(partnership, successions), *_renamings(names)], key=lambda turn: turn.on))


def _endings(partnership: Partnership, successions: Iterable[Succession]) -> list[Turn]:
    """One for each body that ended, naming all that came after it."""
    ended: dict[int, list[Succession]] = {}
    for succession in successions:
        ended.setdefault(succession.predecessor_id, []).append(succession)
    verbs = {"renamed": "was succeeded by", "split": "was split into", "merged": "was merged into"}
    return [
        Turn(
            on=after[0].on,
            said=f"{after[0].predecessor.name} {verbs[after[0].how]} {' and '.join(s.successor.name for s in after)}.",
            successions=tuple(s for s in after if partnership.pk in {s.predecessor_id, s.successor_id}),
        )
        for after in ended.values()
    ]


def _renamings(names: Iterable[FormerName]) -> list[Turn]:
    turns = []
    later: dict[int, str] = {}
    for name in names:
        # the newest first: what came after a name is what was met just before it
        now = later.get(name.partnership_id, name.partnership.name)
        if now == name.name:
            said = f"{name.name} took another short name or address."
        else:
            said = f"{name.name} changed its name to {now}."
        turns.append(Turn(name.until, said))
        later[name.partnership_id] = name.name
    return turns


def _people(bodies: list[Partnership]) -> dict[int, int]:
    held = Membership.objects.filter(partnership__in=bodies, person__is_active=True).order_by()
    return dict(held.values_list("partnership").annotate(n=Count("person", distinct=True)))


def _reviews(bodies: list[Partnership]) -> dict[int, int]:
    stand = standing_reviews().filter(partnership__in=bodies).order_by()
    return dict(stand.values_list("partnership").annotate(n=Count("pk")))
