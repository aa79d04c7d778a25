"""Signing in and out, with their rows in the log."""

from __future__ import annotations

from django.db import transaction

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people import services as people
from heed.people.models import OpenSession, Person
from heed.people.selectors import find_person

# where Django's session keeps the key of its row in people's table of sessions
SESSION_KEY = "open_session"


@transaction.atomic
def signed_in(*, person: Person, device: str, has_second_factor: bool) -> OpenSession:
    """Remembers that the person signed in, and where."""
    session = people.open_session(person=person, device=device, has_second_factor=has_second_factor)
    audit.record(by=person, action=Action.SIGNED_IN, record=person, detail={"second factor": has_second_factor})
    return session


@transaction.atomic
def sign_in_failed(*, email: str) -> None:
    """Remembers that somebody tried to sign in as this person and failed. Nothing is kept of an address without account."""
    if person := find_person(email):
        audit.record(by=None, action=Action.SIGN_IN_FAILED, record=person)


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
