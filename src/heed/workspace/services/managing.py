"""What administrators do about people: duties, positions, accounts, second factors. Each with its row in the log."""

from __future__ import annotations

from axes.handlers.proxy import AxesProxyHandler
from django.core.exceptions import PermissionDenied
from django.db import transaction

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people import services as people
from heed.people.access import require
from heed.people.models import Agency, Membership, Partnership, Person, Position, Role
from heed.people.rules import Duty, Permission
from heed.reviews.errors import ReasonMissing
from heed.workspace.errors import LastAdministrator, OwnAccount, WorksElsewhereToo
from heed.workspace.selectors.people import managed_by, managing_where, other_administrators, works_elsewhere_too
from heed.workspace.selectors.second_factors import authenticators, single_sign_on_of
from heed.workspace.services import accounts


@transaction.atomic
def give_duty(*, person: Person, partnership: Partnership, duty: Duty, by: Person) -> None:
    """Lets the person do for the partnership what the duty allows."""
    require(by, Permission.MANAGE_PEOPLE, partnership)
    accounts.give_duty(person=person, partnerships=[partnership], duty=duty, by=by)


@transaction.atomic
def take_duty(*, membership: Membership, by: Person) -> None:
    """Ends what the duty allows the person. Raises ``LastAdministrator``."""
    person, partnership, duty = membership.person, membership.partnership, Duty(membership.duty)
    require(by, Permission.MANAGE_PEOPLE, partnership)
    if duty is Duty.ADMINISTRATOR:
        _somebody_is_left(person, [partnership])
    if people.take_duty(person=person, partnership=partnership, duty=duty):
        detail = {"duty": duty, "at": partnership.name}
        audit.record(by=by, action=Action.DUTY_TAKEN, record=person, detail=detail, about=partnership)


@transaction.atomic
def give_position(*, person: Person, partnership: Partnership, agency: Agency, role: Role | None, by: Person) -> None:
    """The person stands for the agency there."""
    require(by, Permission.MANAGE_PEOPLE, partnership)
    if people.give_position(person=person, partnership=partnership, agency=agency, role=role):
        detail = {"agency": agency.code, "role": role.code if role else None}
        audit.record(by=by, action=Action.POSITION_GIVEN, record=person, detail=detail, about=partnership)


@transaction.atomic
def take_position(*, position: Position, by: Person) -> None:
    """The person stands for that agency no longer."""
    require(by, Permission.MANAGE_PEOPLE, position.partnership)
    detail = {"agency": position.agency.code, "role": position.role.code if position.role else None}
    person, partnership = position.person, position.partnership
    people.take_position(position=position)
    audit.record(by=by, action=Action.POSITION_TAKEN, record=person, detail=detail, about=partnership)


@transaction.atomic
def close_account(*, person: Person, by: Person) -> None:
    """Nobody signs in with the account, and whoever is in is out at once. What it did stays.

    Raises ``OwnAccount``, ``WorksElsewhereToo`` and ``LastAdministrator``.
    """
    if person == by:
        raise OwnAccount
    _is_wholly_theirs(person, by)
    administers = Partnership.objects.filter(memberships__person=person, memberships__duty=Duty.ADMINISTRATOR)
    _somebody_is_left(person, list(administers))
    people.set_open(person=person, is_open=False)
    people.end_sessions(person=person)
    audit.record(by=by, action=Action.ACCOUNT_CLOSED, record=person)


@transaction.atomic
def reopen_account(*, person: Person, by: Person) -> None:
    """The person may sign in again, and do what they did. Raises ``WorksElsewhereToo``."""
    _is_wholly_theirs(person, by)
    people.set_open(person=person, is_open=True)
    audit.record(by=by, action=Action.ACCOUNT_REOPENED, record=person)


@transaction.atomic
def reset_second_factor(*, person: Person, reason: str, by: Person | None) -> None:
    """Takes all second factors and the tie to single sign-on away, and ends all sessions: both are set up anew.

    ``by`` is None for whoever runs the site, when the only administrator is locked out. Raises ``ReasonMissing`` and ``WorksElsewhereToo``.
    """
    if not reason.strip():
        raise ReasonMissing("a reset second factor")
    if by is not None:
        _is_wholly_theirs(person, by)
    for way_in in [*authenticators(person), *single_sign_on_of(person)]:
        way_in.delete()
    people.end_sessions(person=person)
    audit.record(by=by, action=Action.SECOND_FACTOR_RESET, record=person, detail={"reason": reason.strip()})


@transaction.atomic
def end_sessions(*, person: Person, by: Person) -> int:
    """Ends all of the person's sessions. Gives how many that were."""
    _may_manage(person, by)
    ended = people.end_sessions(person=person)
    if ended:
        audit.record(by=by, action=Action.SESSION_ENDED, record=person, detail={"sessions": ended})
    return ended


@transaction.atomic
def unlock(*, person: Person, by: Person | None) -> bool:
    """Lets the person try again at once who was locked out by wrong passwords. False where they were not."""
    if by is not None:
        _may_manage(person, by)
    unlocked = AxesProxyHandler.reset_attempts(username=person.email)
    if unlocked:
        audit.record(by=by, action=Action.UNLOCKED, record=person)
    return bool(unlocked)


def _may_manage(person: Person, by: Person) -> None:
    """Raises ``PermissionDenied`` where nobody asked the one to manage the other."""
    if not managed_by(managing_where(by)).filter(pk=person.pk).exists():
        raise PermissionDenied(f"{by.name} manages no partnership that {person.name} works for.")


def _is_wholly_theirs(person: Person, by: Person) -> None:
    _may_manage(person, by)
    if works_elsewhere_too(person, managing_where(by)):
        raise WorksElsewhereToo(person)


def _somebody_is_left(person: Person, partnerships: list[Partnership]) -> None:
    """Two administrators who remove each other at the same moment come one after the other."""
    people.hold_administrators(partnerships=[partnership.pk for partnership in partnerships])
    for partnership in partnerships:
        if not other_administrators(person, partnership).exists():
            raise LastAdministrator(person, partnership)
