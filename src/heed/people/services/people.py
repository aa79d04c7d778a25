"""Writing people and what they do."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from heed.people.models import Membership, Partnership, Person
from heed.people.rules import Duty


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
