"""Who may do what where, and which body became which."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone

from heed.people import rules
from heed.people.models import Membership, OpenSession, Partnership, Person, Succession
from heed.people.rules import Duty, Permission


def predecessors(partnership: Partnership) -> QuerySet[Partnership]:
    """The bodies that this one came from, at any distance."""
    return Partnership.objects.filter(pk__in=rules.reach(partnership.pk, _back()))


def successors(partnership: Partnership) -> QuerySet[Partnership]:
    """The bodies that this one became, at any distance."""
    return Partnership.objects.filter(pk__in=rules.reach(partnership.pk, _onward()))


def lineage(partnership: Partnership) -> QuerySet[Partnership]:
    """The body itself with all that it came from and all that it became."""
    steps = _onward()
    back = [(there, here) for here, there in steps]
    family = rules.reach(partnership.pk, steps) | rules.reach(partnership.pk, back) | {partnership.pk}
    return Partnership.objects.filter(pk__in=family)


def duties(person: Person, partnership: Partnership) -> frozenset[Duty]:
    """What the person does for the partnership. A successor's people answer for the record of its predecessors."""
    answering = rules.reach(partnership.pk, _onward()) | {partnership.pk}
    held = _memberships(person).filter(partnership__in=answering).values_list("duty", flat=True)
    return frozenset(Duty(duty) for duty in held)


def partnerships_where(person: Person, permission: Permission) -> frozenset[int]:
    """The keys of the partnerships, with their predecessors, for which the person's duties allow it."""
    return _with_predecessors(
        partnership for partnership, duty in _duties_held(person) if rules.may([duty], permission)
    )


def partnerships_of(person: Person) -> frozenset[int]:
    """The keys of the partnerships, with their predecessors, for which the person does anything at all."""
    return _with_predecessors(partnership for partnership, _duty in _duties_held(person))


def find_person(email: str) -> Person | None:
    """The person who signs in with this address, however it is capitalised."""
    return Person.objects.filter(email=email.strip().lower()).first()


def partnerships() -> QuerySet[Partnership]:
    """All partnerships. That they are there is public."""
    return Partnership.objects.all()


def find_partnership(name: str) -> Partnership | None:
    """The one partnership with this name, short name or slug; None where there is none, or more than one."""
    named = Q(name__iexact=name.strip()) | Q(slug=name.strip()) | Q(short_name__iexact=name.strip())
    found = list(Partnership.objects.filter(named)[:2])
    return found[0] if len(found) == 1 else None


def _duties_held(person: Person) -> list[tuple[int, str]]:
    return list(_memberships(person).values_list("partnership_id", "duty"))


def _memberships(person: Person) -> QuerySet[Membership]:
    """None for somebody whose account is closed."""
    return Membership.objects.filter(person=person, person__is_active=True)


def _with_predecessors(partnerships: Iterable[int]) -> frozenset[int]:
    own = frozenset(partnerships)
    back = _back() if own else []
    return own.union(*(rules.reach(partnership, back) for partnership in own))


def _onward() -> list[tuple[int, int]]:
    return list(Succession.objects.values_list("predecessor_id", "successor_id"))


def _back() -> list[tuple[int, int]]:
    return list(Succession.objects.values_list("successor_id", "predecessor_id"))


def find_session(person: Person, session_id: int) -> OpenSession | None:
    """The person's session with this key, ended or not."""
    return OpenSession.objects.filter(pk=session_id, person=person).first()


def open_sessions(person: Person) -> list[OpenSession]:
    """Where the person is signed in, the latest seen first."""
    now = timezone.now()
    return list(
        OpenSession.objects.filter(
            person=person, ended_at=None, opened_at__gt=now - rules.SESSION_LASTS, seen_at__gt=now - rules.SESSION_RESTS
        )
    )
