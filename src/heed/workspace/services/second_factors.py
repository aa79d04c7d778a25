"""Second factors, with their rows in the log. The factors themselves are django-allauth's tables, written by its flows."""

from __future__ import annotations

from django.db import transaction

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people import services as people
from heed.people.models import Person


@transaction.atomic
def added(*, person: Person, kind: str, session_id: int | None) -> None:
    """The person set a second factor up, and by that showed it in this session."""
    if session_id is not None:
        people.mark_second_factor(session_id=session_id)
    audit.record(by=person, action=Action.SECOND_FACTOR_ADDED, record=person, detail={"kind": kind})


def removed(*, person: Person, kind: str) -> None:
    """The person took a second factor away."""
    audit.record(by=person, action=Action.SECOND_FACTOR_REMOVED, record=person, detail={"kind": kind})


def codes_made(*, person: Person) -> None:
    """The person had new recovery codes made; those before are void."""
    audit.record(by=person, action=Action.RECOVERY_CODES_MADE, record=person)
