"""Recording how partnerships change: their details, their names, and what came after them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people import services as people
from heed.people.access import require
from heed.people.models import Membership, Partnership, Person, Succession
from heed.people.rules import Duty, Permission
from heed.reviews.errors import ReasonMissing
from heed.workspace.services import accounts


@dataclass(frozen=True, slots=True)
class GoesAlong:
    """Somebody who is to do at a successor what they do at a predecessor."""

    membership: Membership
    successor: int
    """Which of the successors, counted from 0: a new body has no key yet."""


@transaction.atomic
def change_partnership(*, partnership: Partnership, by: Person) -> Partnership:
    """Keeps a body's kind, nation and contact details. Raises ``ValidationError`` where one is not as it should be."""
    require(by, Permission.MANAGE_PARTNERSHIPS, partnership)
    people.change_partnership(partnership=partnership)
    audit.record(by=by, action=Action.PARTNERSHIP_CHANGED, record=partnership)
    return partnership


@transaction.atomic
def rename_partnership(
    *, partnership: Partnership, name: str, short_name: str, slug: str, on: date, by: Person | None
) -> Partnership:
    """The same body under another name from that day. Raises ``ValidationError``, with a sentence for each fault."""
    if by is not None:
        require(by, Permission.MANAGE_PARTNERSHIPS, partnership)
    renamed = people.rename_partnership(partnership=partnership, name=name, short_name=short_name, slug=slug, on=on)
    detail = {"from": partnership.name, "to": name, "on": on.isoformat()}
    audit.record(by=by, action=Action.PARTNERSHIP_RENAMED, record=renamed, detail=detail)
    return renamed


@transaction.atomic
def succeed(
    *,
    predecessors: Sequence[Partnership],
    successors: Sequence[Partnership],
    on: date,
    by: Person,
    going: Iterable[GoesAlong] = (),
) -> list[Succession]:
    """Records what came after one body, or after several that became one.

    A successor without a key is new, and is added; ``by`` becomes its administrator, so that somebody is. ``going``
    names the people who do the same at a successor. Raises ``PermissionDenied`` where ``by`` may not record changes
    for every body concerned, and ``ValidationError``, with a sentence for each fault.
    """
    if len(predecessors) > 1 and len(successors) > 1:
        raise ValidationError("Several bodies become one, or one becomes several. Record the two one after the other.")
    for body in (*predecessors, *(body for body in successors if body.pk)):
        require(by, Permission.MANAGE_PARTNERSHIPS, body)
    how = _how(predecessors, successors)
    for body in successors:
        if body.pk is None:
            accounts.add_partnership(partnership=body, by=by)
            accounts.give_duty(person=by, partnerships=[body], duty=Duty.ADMINISTRATOR, by=by)
    recorded = [
        accounts.record_succession(succession=Succession(predecessor=before, successor=after, on=on, how=how), by=by)
        for before in predecessors
        for after in successors
    ]
    _let_go_along(predecessors, successors, going, by)
    return recorded


@transaction.atomic
def remove_succession(*, succession: Succession, reason: str, by: Person) -> None:
    """Takes out a succession that was recorded by mistake, with the reason. The bodies and their people stay.

    Raises ``ReasonMissing``, and ``PermissionDenied`` where ``by`` may not record changes for both bodies.
    """
    require(by, Permission.MANAGE_PARTNERSHIPS, succession.predecessor)
    require(by, Permission.MANAGE_PARTNERSHIPS, succession.successor)
    if not reason.strip():
        raise ReasonMissing("taking out a succession")
    detail = {"as": str(succession), "reason": reason.strip()}
    audit.record(by=by, action=Action.SUCCESSION_REMOVED, record=succession, detail=detail)
    people.remove_succession(succession=succession)


def _how(predecessors: Sequence[Partnership], successors: Sequence[Partnership]) -> Succession.How:
    if len(successors) > 1:
        return Succession.How.SPLIT
    if len(predecessors) > 1 or successors[0].pk:
        return Succession.How.MERGED
    return Succession.How.RENAMED


def _let_go_along(
    predecessors: Sequence[Partnership], successors: Sequence[Partnership], going: Iterable[GoesAlong], by: Person
) -> None:
    before = {body.pk for body in predecessors}
    for one in going:
        if one.membership.partnership_id in before:
            person, duty = one.membership.person, Duty(one.membership.duty)
            accounts.give_duty(person=person, partnerships=[successors[one.successor]], duty=duty, by=by)
