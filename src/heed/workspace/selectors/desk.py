"""A person's desk: what waits for them, and what is on its way without them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from heed.people.models import Person
from heed.people.rules import Permission
from heed.people.selectors import partnerships_by_permission
from heed.publishing.models import Approval
from heed.publishing.rules.states import Answer
from heed.reviews.models import Review
from heed.reviews.selectors import drafts_in
from heed.workspace.selectors.changed import Changed, changed_for
from heed.workspace.selectors.late import Late, late
from heed.workspace.selectors.reviews import Standing, unsettled
from heed.workspace.selectors.rows import DeskRow, rows

SHOWN = 6
"""How many of each kind the desk shows; the rest are a link away."""

# what a person can do something about, by what that takes; the most pressing first
YOURS = {
    Standing.ASKED: Permission.APPROVE,
    Standing.DECLINED: Permission.CONFIRM,
    Standing.APPROVED: Permission.PUBLISH,
    Standing.TO_LOOK_AT: Permission.CONFIRM,
    Standing.TO_ASK: Permission.CONFIRM,
}
UNDER_WAY = (Standing.SCHEDULED, Standing.EMBARGOED, Standing.ASKED)

Waiting = dict[Standing, list[int]]
"""The keys of reviews by what they wait for."""


@dataclass(frozen=True, slots=True)
class Pile:
    """Some of the reviews that wait for one thing, and how many there are in all."""

    name: str
    standing: Standing
    rows: tuple[DeskRow, ...]
    count: int

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count - len(self.rows)


@dataclass(frozen=True, slots=True)
class Desk:
    """What is late, what waits for this person, what goes on without them, and what others did lately.

    ``settled`` counts the reviews with which nothing is to be done, ``total`` all of them.
    """

    late: tuple[Late, ...]
    piles: tuple[Pile, ...]
    under_way: tuple[Pile, ...]
    changed: tuple[Changed, ...]
    settled: int
    total: int


def desk_of(person: Person) -> Desk:
    """The desk as this person has it."""
    allowed = partnerships_by_permission(person)
    bodies = allowed[Permission.SEE_DRAFTS]
    drafts = drafts_in(bodies)
    waiting = unsettled(drafts)
    mine, others = _shared_out(person, allowed, waiting)
    total = drafts.count()
    drawn = _drawn(drafts, (key for keys in (*mine.values(), *others.values()) for key in keys[:SHOWN]))
    return Desk(
        late=late(drafts, keeping=allowed[Permission.KEEP]),
        piles=_piles(mine, drawn),
        under_way=_piles(others, drawn),
        changed=changed_for(person, bodies),
        settled=total - len(waiting),
        total=total,
    )


def _shared_out(
    person: Person, allowed: Mapping[Permission, Collection[int]], waiting: list[tuple[int, int, Standing]]
) -> tuple[Waiting, Waiting]:
    """What waits for this person, the most pressing first, and what is under way without them."""
    own = Approval.objects.filter(answer=Answer.WAITING.value).filter(Q(asked_by=person) | Q(confirmed_by=person))
    not_theirs = set(own.values_list("review", flat=True))
    mine: Waiting = {standing: [] for standing in YOURS}
    others: Waiting = {standing: [] for standing in UNDER_WAY}
    for key, partnership, standing in waiting:
        if (
            standing in YOURS
            and partnership in allowed[YOURS[standing]]
            and not (standing is Standing.ASKED and key in not_theirs)
        ):
            mine[standing].append(key)
        elif standing in others:
            others[standing].append(key)
    return mine, others


def _drawn(drafts: QuerySet[Review], keys: Iterable[int]) -> dict[int, DeskRow]:
    return {row.review.pk: row for row in rows(drafts.filter(pk__in=list(keys)))}


def _piles(waiting: Waiting, drawn: dict[int, DeskRow]) -> tuple[Pile, ...]:
    """The piles that hold anything, the longest waiting first in each."""
    return tuple(
        # what somebody deleted in between is not drawn
        Pile(str(standing.label), standing, tuple(drawn[key] for key in keys[:SHOWN] if key in drawn), len(keys))
        for standing, keys in waiting.items()
        if keys
    )
