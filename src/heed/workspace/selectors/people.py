"""The people whom an administrator manages: those who do something for their partnerships, and the invited."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from heed.audit.models import Entry
from heed.audit.selectors import history
from heed.people import selectors
from heed.people.models import Invitation, Membership, OpenSession, Partnership, Person, Position
from heed.people.rules import Duty, Permission
from heed.people.services import hashed
from heed.workspace.selectors.second_factors import with_second_factor

# the keys of the partnerships that somebody manages, asked for once a page
Managed = frozenset[int]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in the list, with what they do for the partnerships of whoever looks."""

    person: Person
    memberships: tuple[Membership, ...]
    has_second_factor: bool

    @property
    def duties(self) -> tuple[str, ...]:
        """What they do, and where."""
        return tuple(
            f"{Duty(one.duty).words}, {one.partnership.short_name or one.partnership.name}" for one in self.memberships
        )


def managing_where(administrator: Person) -> Managed:
    """The keys of the partnerships for which the person says who does what."""
    return selectors.partnerships_where(administrator, Permission.MANAGE_PEOPLE)


def managed_partnerships(managed: Managed) -> QuerySet[Partnership]:
    """The partnerships for which the person says who does what."""
    return Partnership.objects.filter(pk__in=managed)


def managed_by(managed: Managed) -> QuerySet[Person]:
    """The people who do something for those partnerships, or stand for an agency there. Others are not found."""
    belongs = Q(pk__in=Membership.objects.filter(partnership__in=managed).values("person"))
    stands = Q(pk__in=Position.objects.filter(partnership__in=managed).values("person"))
    return Person.objects.filter(belongs | stands)


def works_elsewhere_too(person: Person, managed: Managed) -> bool:
    """Whether the person does something for a partnership that the administrator does not administer."""
    return Membership.objects.filter(person=person).exclude(partnership__in=managed).exists()


def search(managed: Managed, words: str) -> QuerySet[Person]:
    """Those of the managed people whose name or address holds these words."""
    found = managed_by(managed)
    return found.filter(Q(name__icontains=words) | Q(email__icontains=words)) if words else found


def person_rows(people: list[Person], managed: Managed) -> list[PersonRow]:
    """The people with what they do, in as many queries for many as for few."""
    memberships: dict[int, list[Membership]] = {}
    held = Membership.objects.filter(person__in=people, partnership__in=managed).select_related("partnership")
    for membership in held.order_by("partnership__name", "duty"):
        memberships.setdefault(membership.person_id, []).append(membership)
    second = with_second_factor(people)
    return [PersonRow(person, tuple(memberships.get(person.pk, ())), person.pk in second) for person in people]


def memberships_of(person: Person, managed: Managed) -> QuerySet[Membership]:
    """What the person does for the partnerships that the administrator manages."""
    held = Membership.objects.filter(person=person, partnership__in=managed)
    return held.select_related("partnership").order_by("partnership__name", "duty")


def positions_of(person: Person, managed: Managed) -> QuerySet[Position]:
    """The agencies that the person stands for there."""
    held = Position.objects.filter(person=person, partnership__in=managed)
    return held.select_related("partnership", "agency", "role")


def open_invitations(managed: Managed) -> QuerySet[Invitation]:
    """The invitations to those partnerships that nobody has accepted yet, the old ones among them."""
    waiting = Invitation.objects.filter(partnership__in=managed, accepted_at=None, revoked_at=None)
    return waiting.select_related("partnership", "invited_by", "agency", "role")


def find_invitation(token: str) -> Invitation | None:
    """The invitation that this token opens, where it is still good."""
    kept_as = hashed(token)
    found = Invitation.objects.filter(token_hash=kept_as).select_related("partnership", "invited_by").first()
    return found if kept_as and found and found.is_good(timezone.now()) else None


def invitations_to(email: str) -> list[Invitation]:
    """The invitations to this address that are still good."""
    sent = Invitation.objects.filter(
        email=email.strip().lower(), accepted_at=None, revoked_at=None, expires_at__gt=timezone.now()
    )
    return list(sent.select_related("partnership"))


def other_administrators(person: Person, partnership: Partnership) -> QuerySet[Membership]:
    """Who else administers the partnership: directly, or as administrator of what it became."""
    answering = [partnership.pk, *selectors.successors(partnership).values_list("pk", flat=True)]
    return Membership.objects.filter(
        partnership__in=answering, duty=Duty.ADMINISTRATOR, person__is_active=True
    ).exclude(person=person)


def last_seen(person: Person) -> OpenSession | None:
    """The session in which the person was last seen."""
    return OpenSession.objects.filter(person=person).order_by("-seen_at").first()


def history_of(person: Person, managed: Managed) -> QuerySet[Entry]:
    """What happened to the person's account, without what concerns partnerships of others only."""
    return history(person).filter(Q(partnership_id=None) | Q(partnership_id__in=managed))
