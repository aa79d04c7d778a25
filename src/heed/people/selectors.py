"""Who may do what where, and which body became which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from heed.people import rules
from heed.people.models import FormerName, Membership, OpenSession, Partnership, Person, Succession
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


def partnerships_by_permission(person: Person) -> dict[Permission, frozenset[int]]:
    """The same for every permission at once, for a page that asks for many."""
    held, back = _duties_held(person), _back()
    return {
        permission: frozenset(own).union(*(rules.reach(partnership, back) for partnership in own))
        for permission in Permission
        for own in [[partnership for partnership, duty in held if rules.may([duty], permission)]]
    }


def partnerships_of(person: Person) -> frozenset[int]:
    """The keys of the partnerships, with their predecessors, for which the person does anything at all."""
    return _with_predecessors(partnership for partnership, _duty in _duties_held(person))


def allowed_somewhere(person: Person) -> frozenset[Permission]:
    """All that the person may do for one partnership or another, for a page to offer and nothing else."""
    held = {duty for _partnership, duty in _duties_held(person)}
    return frozenset(permission for permission in Permission if rules.may(held, permission))


def second_factor_demanded(person: Person) -> bool:
    """Whether the person's duties, at whatever partnership, let them see drafts, so that a password is not enough."""
    if settings.PASSWORD_IS_ENOUGH:  # the database need not be asked
        return False
    return rules.second_factor_demanded(duty for _partnership, duty in _duties_held(person))


def find_person(email: str) -> Person | None:
    """The person who signs in with this address, however it is capitalised."""
    return Person.objects.filter(email=email.strip().lower()).first()


def partnerships() -> QuerySet[Partnership]:
    """All partnerships. That they are there is public."""
    return Partnership.objects.all()


def find_partnership(name: str) -> Partnership | None:
    """The one partnership with this name, short name or slug; None where there is none, or more than one.

    What a body was called before finds it too, where no body is called so now.
    """
    wanted = name.strip()
    named = Q(name__iexact=wanted) | Q(slug=wanted) | Q(short_name__iexact=wanted)
    now = list(Partnership.objects.filter(named)[:2])
    found = now or list(Partnership.objects.filter(former_names__in=FormerName.objects.filter(named)).distinct()[:2])
    return found[0] if len(found) == 1 else None


def now_called(slug: str) -> Partnership | None:
    """The partnership that an address with this slug led to before the body was renamed; None where there is none."""
    if Partnership.objects.filter(slug=slug).exists():
        return None
    former = FormerName.objects.filter(slug=slug).select_related("partnership").first()
    return former.partnership if former else None


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name by which a body is known, or was."""

    partnership: Partnership
    name: str
    short_name: str
    is_former: bool


def known_names() -> tuple[KnownName, ...]:
    """Every name of every body, present ones first."""
    bodies = {body.pk: body for body in Partnership.objects.all()}
    present = [KnownName(body, body.name, body.short_name, is_former=False) for body in bodies.values()]
    former = [
        KnownName(bodies[name.partnership_id], name.name, name.short_name, is_former=True)
        for name in FormerName.objects.all()
    ]
    return (*present, *former)


def answers_for(*partnerships: int) -> QuerySet[Partnership]:
    """The bodies that answer today for the record of these, by name: themselves, or the last of their successors.

    Duties, rules on keeping and holds follow the same lineage, and so does whatever a body has promised to do.
    """
    steps = _onward()
    return Partnership.objects.filter(pk__in={body for one in partnerships for body in rules.standing(one, steps)})


def known_steps() -> list[rules.Step]:
    """Every succession, for the rules."""
    return [
        rules.Step(*row)
        for row in Succession.objects.values_list("predecessor_id", "successor_id", "on").order_by("pk")
    ]


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
