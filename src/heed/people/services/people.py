"""Writing people and what they do."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from heed.people.models import Agency, Invitation, Membership, Partnership, Person, Position, Role
from heed.people.rules import FORGOTTEN, Duty


@transaction.atomic
def add_person(*, email: str, name: str, password: str | None) -> Person:
    """Somebody who can sign in. Raises ``ValidationError`` where the address is taken or the password is weak.

    Without a password nobody can sign in until one is set.
    """
    person = Person(email=email.strip().lower(), name=name.strip())
    if password is not None:
        validate_password(password, person)
    person.set_password(password)
    person.full_clean()
    person.save()
    return person


def set_password(*, person: Person, password: str) -> Person:
    """Gives the person another password. Raises ``ValidationError`` where it is weak. Sessions opened before are void."""
    validate_password(password, person)
    person.set_password(password)
    person.save(update_fields=["password"])
    return person


def rename(*, person: Person, name: str) -> Person:
    """Gives the person another name. Raises ``ValidationError`` where it is empty or too long."""
    person.name = name.strip()
    person.full_clean()
    person.save(update_fields=["name"])
    return person


def give_duty(*, person: Person, partnership: Partnership, duty: Duty) -> bool:
    """Lets the person do for the partnership what the duty allows. False where they had the duty already."""
    _membership, given = Membership.objects.get_or_create(person=person, partnership=partnership, duty=duty)
    return given


def take_duty(*, person: Person, partnership: Partnership, duty: Duty) -> bool:
    """Ends what the duty allows the person. False where they did not have it."""
    taken, _ = Membership.objects.filter(person=person, partnership=partnership, duty=duty).delete()
    return taken > 0


def give_position(*, person: Person, partnership: Partnership, agency: Agency, role: Role | None) -> bool:
    """The person stands for the agency there, in that role or in none. False where they did already."""
    _position, given = Position.objects.get_or_create(person=person, partnership=partnership, agency=agency, role=role)
    return given


def take_position(*, position: Position) -> None:
    """The person stands for that agency no longer."""
    position.delete()


def set_open(*, person: Person, is_open: bool) -> Person:
    """Closes an account, so that nobody signs in with it and its sessions are out at once; or opens it again."""
    person.is_active = is_open
    person.save(update_fields=["is_active"])
    return person


def forget_address(*, person: Person) -> Person:
    """Takes the address and the password of a closed account away. The name stays, beside what the person decided."""
    forgotten = f"{person.pk}@{FORGOTTEN}"
    Invitation.objects.filter(email=person.email).exclude(accepted_at=None, revoked_at=None).update(email=forgotten)
    person.email = forgotten
    person.set_unusable_password()
    person.save(update_fields=["email", "password"])
    return person


def hold_administrators(*, partnerships: Iterable[int]) -> None:
    """Until the transaction ends, nobody else changes who administers these partnerships."""
    list(Partnership.objects.select_for_update().filter(pk__in=list(partnerships)).order_by("pk"))
