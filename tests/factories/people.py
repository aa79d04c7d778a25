"""Partnerships, and the cast of people around them."""

from __future__ import annotations

from datetime import date
from itertools import count

from django.utils.text import slugify

from heed.people.models import Agency, Membership, Partnership, Person, Role, Succession
from heed.people.rules import Duty

PASSWORD = "correct horse battery"

_numbers = count(1)


def a_partnership(name: str = "", short_name: str = "") -> Partnership:
    """A partnership, by this name or one of its own."""
    name = name or f"Partnership {next(_numbers)}"
    return Partnership.objects.create(name=name, short_name=short_name, slug=slugify(name))


def became(predecessor: Partnership, successor: Partnership) -> Succession:
    """One body became the other."""
    return Succession.objects.create(
        predecessor=predecessor, successor=successor, on=date(2019, 9, 29), how=Succession.How.RENAMED
    )


def a_person(name: str = "Sam Stone", email: str = "", *, is_active: bool = True) -> Person:
    """Somebody with an account and no duty."""
    person = Person.objects.create_user(email or f"person{next(_numbers)}@example.org", name, PASSWORD)
    if not is_active:
        Person.objects.filter(pk=person.pk).update(is_active=False)
        person.refresh_from_db()
    return person


def somebody(duty: Duty, partnership: Partnership, name: str = "") -> Person:
    """Somebody who does this for the partnership."""
    person = a_person(name or f"{duty.value.capitalize()} Stone")
    Membership.objects.create(person=person, partnership=partnership, duty=duty)
    return person


def an_editor(partnership: Partnership, name: str = "Ellis Marsh") -> Person:
    """Somebody who imports and confirms."""
    return somebody(Duty.EDITOR, partnership, name)


def an_approver(partnership: Partnership, name: str = "Amina Rook") -> Person:
    """Somebody who confirms and publishes."""
    return somebody(Duty.APPROVER, partnership, name)


def a_reader(partnership: Partnership) -> Person:
    """Somebody who reads what the public reads."""
    return somebody(Duty.READER, partnership, "Rowan Vale")


def an_agency(code: str = "police", name: str = "Police") -> Agency:
    """An agency of the code list."""
    return Agency.objects.get_or_create(code=code, defaults={"name": name, "list_version": "test"})[0]


def a_role(code: str = "health-visitor", name: str = "Health visitors") -> Role:
    """A role of the code list."""
    return Role.objects.get_or_create(code=code, defaults={"name": name, "list_version": "test"})[0]
