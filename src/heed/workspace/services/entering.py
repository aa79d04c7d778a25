"""Signing in and out, with their rows in the log."""

from __future__ import annotations

from datetime import timedelta

from axes.handlers.proxy import AxesProxyHandler
from django.core.management import call_command
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people import services as people
from heed.people.models import OpenSession, Person
from heed.people.selectors import find_person

# where Django's session keeps the key of its row in people's table of sessions
SESSION_KEY = "open_session"
SESSIONS_KEPT = timedelta(days=90)


@transaction.atomic
def signed_in(*, person: Person, device: str, has_second_factor: bool) -> OpenSession:
    """Remembers that the person signed in, and where."""
    session = people.open_session(person=person, device=device, has_second_factor=has_second_factor)
    audit.record(by=person, action=Action.SIGNED_IN, record=person, detail={"second factor": has_second_factor})
    return session


@transaction.atomic
def sign_in_failed(*, email: str, at: str = "password") -> None:
    """Remembers that somebody tried to sign in as this person and failed, and at which step.

    Nothing is kept of an address without account.
    """
    if person := find_person(email):
        audit.record(by=None, action=Action.SIGN_IN_FAILED, record=person, detail={"at": at})


@transaction.atomic
def signed_out(*, person: Person, session_id: int | None) -> None:
    """Remembers that the person left."""
    if session_id is not None:
        people.end_sessions(person=person, only=session_id)
    audit.record(by=person, action=Action.SIGNED_OUT, record=person)


@transaction.atomic
def set_password(*, person: Person, password: str, but_session: int | None) -> None:
    """Gives the person another password, and ends their sessions but the one at hand.

    Raises ``ValidationError`` where it is weak.
    """
    people.set_password(person=person, password=password)
    people.end_sessions(person=person, but=but_session)
    audit.record(by=person, action=Action.PASSWORD_SET, record=person)


@transaction.atomic
def end_session(*, person: Person, session_id: int) -> bool:
    """Ends one of the person's own sessions. False where it had ended, or is none of theirs."""
    ended = people.end_sessions(person=person, only=session_id) == 1
    if ended:
        audit.record(by=person, action=Action.SESSION_ENDED, record=person, detail={"sessions": 1})
    return ended


@transaction.atomic
def end_other_sessions(*, person: Person, but: int | None) -> int:
    """Ends the person's own sessions but the one at hand. Gives how many that were."""
    ended = people.end_sessions(person=person, but=but)
    if ended:
        audit.record(by=person, action=Action.SESSION_ENDED, record=person, detail={"sessions": ended})
    return ended


def forget_old() -> int:
    """Deletes what signing in left behind: sessions that are over, and the counts of wrong passwords.

    Those counts hold addresses as they were typed, of people without account too. Gives how many sessions were forgotten.
    """
    call_command("clearsessions")
    # the library asks for the moment from which to count back, as a request would bring it
    now = HttpRequest()
    now.axes_attempt_time = timezone.now()  # type: ignore[attr-defined]
    AxesProxyHandler.get_implementation().clean_expired_user_attempts(now)
    return people.forget_old_sessions(kept_for=SESSIONS_KEPT)
