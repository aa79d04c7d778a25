"""Inviting people, with rows in the log and mails."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people import services as people
from heed.people.access import require
from heed.people.models import Agency, Invitation, Partnership, Person, Role
from heed.people.rules import Duty, Permission
from heed.people.selectors import find_person
from heed.ui.mail import send
from heed.workspace.errors import AlreadyInvited, ClosedAccount, NoLongerGood


def invite(
    *,
    email: str,
    partnership: Partnership,
    duties: Iterable[Duty],
    agency: Agency | None,
    role: Role | None,
    by: Person,
) -> bool:
    """Invites somebody to do this for the partnership. Whether they have an account here makes no difference.

    Gives whether the mail could be sent; the invitation is kept either way. Raises ``AlreadyInvited``, and
    ``ValidationError`` where the address is none.
    """
    require(by, Permission.MANAGE_PEOPLE, partnership)
    invitation = Invitation(
        email=email.strip().lower(),
        partnership=partnership,
        duties=[str(duty) for duty in duties],
        agency=agency,
        role=role,
        invited_by=by,
    )
    with transaction.atomic():
        if Invitation.objects.filter(
            email=invitation.email, partnership=partnership, accepted_at=None, revoked_at=None
        ).exists():
            raise AlreadyInvited(invitation.email, partnership)
        token = people.send_out(invitation=invitation)
        detail = {"email": invitation.email, "duties": invitation.duties}
        audit.record(by=by, action=Action.INVITED, record=invitation, detail=detail)
    return _mail(invitation, token)


def invite_again(*, invitation: Invitation, by: Person) -> bool:
    """Sends another link, good for seven days from now; the one before is void. Gives whether the mail could be sent.

    Raises ``NoLongerGood`` where it was accepted or revoked meanwhile: what is closed stays closed.
    """
    require(by, Permission.MANAGE_PEOPLE, invitation.partnership)
    with transaction.atomic():
        still_open = Invitation.objects.select_for_update().filter(accepted_at=None, revoked_at=None)
        if still_open.filter(pk=invitation.pk).first() is None:
            raise NoLongerGood
        token = people.send_out(invitation=invitation)
        audit.record(by=by, action=Action.INVITATION_SENT_AGAIN, record=invitation, detail={"email": invitation.email})
    return _mail(invitation, token)


@transaction.atomic
def revoke(*, invitation: Invitation, by: Person) -> None:
    """The link that was sent opens nothing any more. Raises ``NoLongerGood`` where somebody has used it."""
    require(by, Permission.MANAGE_PEOPLE, invitation.partnership)
    if not people.settle(invitation=invitation, accepted=False):
        raise NoLongerGood
    audit.record(by=by, action=Action.INVITATION_REVOKED, record=invitation, detail={"email": invitation.email})


@transaction.atomic
def accept_with_account(*, invitation: Invitation, name: str, password: str | None) -> Person:
    """Opens an account for the invited, who shows by the link that the address is theirs.

    Without a password they sign in by single sign-on. Raises ``NoLongerGood``, and ``ValidationError`` where the
    password is weak or an account was made meanwhile.
    """
    person = people.add_person(email=invitation.email, name=name, password=password)
    audit.record(by=person, action=Action.ACCOUNT_OPENED, record=person, detail={"email": person.email})
    accept(invitation=invitation, person=person)
    return person


@transaction.atomic
def accept(*, invitation: Invitation, person: Person) -> None:
    """Gives the person what they were invited to. Raises ``NoLongerGood`` and ``ClosedAccount``."""
    if not person.is_active:
        raise ClosedAccount
    if person.email != invitation.email or not invitation.is_good(timezone.now()):
        raise NoLongerGood
    if not people.settle(invitation=invitation, accepted=True):
        raise NoLongerGood
    audit.record(by=person, action=Action.INVITATION_ACCEPTED, record=invitation)
    at = invitation.partnership
    for duty in map(Duty, invitation.duties):
        if people.give_duty(person=person, partnership=at, duty=duty):
            detail = {"duty": duty, "at": at.name}
            audit.record(by=invitation.invited_by, action=Action.DUTY_GIVEN, record=person, detail=detail, about=at)
    if invitation.agency and people.give_position(
        person=person, partnership=at, agency=invitation.agency, role=invitation.role
    ):
        role = invitation.role.code if invitation.role else None
        audit.record(
            by=invitation.invited_by,
            action=Action.POSITION_GIVEN,
            record=person,
            detail={"agency": invitation.agency.code, "role": role},
            about=at,
        )


def _mail(invitation: Invitation, token: str) -> bool:
    context = {
        "invitation": invitation,
        "link": settings.HEED_PUBLIC_ADDRESS + reverse("invitation", args=[token]),
        "known": find_person(invitation.email) is not None,
    }
    return send(template="workspace/mail/invitation", to=invitation.email, context=context)
