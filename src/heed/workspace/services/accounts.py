"""Opening accounts and adding partnerships, with their rows in the log: people lies below it and cannot write there."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people import services as people
from heed.people.models import Partnership, Person, Succession
from heed.people.rules import Duty


@transaction.atomic
def open_account(*, email: str, name: str, password: str | None, by: Person | None) -> Person:
    """Somebody who can sign in. ``by`` is None where nobody could have been asked: the first administrator.

    Raises ``ValidationError`` where the address is taken or the password weak.
    """
    person = people.add_person(email=email, name=name, password=password)
    audit.record(by=by, action=Action.ACCOUNT_OPENED, record=person, detail={"email": person.email})
    return person


@transaction.atomic
def give_duty(*, person: Person, partnerships: Iterable[Partnership], duty: Duty, by: Person | None) -> None:
    """Lets the person do for each of the partnerships what the duty allows."""
    for partnership in partnerships:
        if people.give_duty(person=person, partnership=partnership, duty=duty):
            detail = {"duty": duty, "at": partnership.name}
            audit.record(by=by, action=Action.DUTY_GIVEN, record=person, detail=detail, about=partnership)


@transaction.atomic
def rename(*, person: Person, name: str, by: Person) -> None:
    """Gives the person another name. What they decided before keeps the name they had then.

    Raises ``ValidationError`` where it is empty or too long.
    """
    before = person.name
    people.rename(person=person, name=name)
    if person.name != before:
        audit.record(by=by, action=Action.NAME_CHANGED, record=person, detail={"was": before, "is": person.name})


@transaction.atomic
def add_partnership(*, partnership: Partnership, by: Person | None) -> Partnership:
    """Adds a body that commissions and publishes reviews. Raises ``ValidationError`` where it cannot be added so."""
    people.add_partnership(partnership=partnership)
    audit.record(by=by, action=Action.PARTNERSHIP_ADDED, record=partnership, detail={"name": partnership.name})
    return partnership


@transaction.atomic
def record_succession(*, succession: Succession, by: Person | None) -> Succession:
    """Records that one body became another: the successor's people answer for the record of its predecessor."""
    people.record_succession(succession=succession)
    successor = succession.successor
    audit.record(
        by=by, action=Action.SUCCESSION_RECORDED, record=succession, detail={"as": str(succession)}, about=successor
    )
    return succession
