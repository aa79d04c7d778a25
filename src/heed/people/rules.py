"""What each duty may do. The one place where access is decided; everything not listed is refused."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum


class Duty(StrEnum):
    """What a person does for a partnership."""

    READER = "reader"
    AGENCY_LEAD = "agency_lead"
    EDITOR = "editor"
    APPROVER = "approver"
    ANALYST = "analyst"
    ADMINISTRATOR = "administrator"

    @property
    def words(self) -> str:
        """The duty as people say it."""
        return self.value.replace("_", " ")


class Permission(StrEnum):
    """What a person may be allowed to do for a partnership. Each reads on from "may"."""

    SEE_DRAFTS = "see drafts"
    IMPORT = "import documents"
    CONFIRM = "confirm what was read"
    APPROVE = "approve what others confirmed"
    PUBLISH = "publish and withdraw"
    OVERRULE = "overrule what stands in the way of publishing"
    DELETE = "delete drafts and bring them back"
    KEEP = "set how long things are kept"
    MANAGE_PEOPLE = "invite people and say what they do"
    MANAGE_PARTNERSHIPS = "record how partnerships change"
    SEE_LOG = "read the whole log"


_SEES = frozenset({Permission.SEE_DRAFTS})
_EDITS = _SEES | {Permission.IMPORT, Permission.CONFIRM, Permission.DELETE}
_APPROVES = _SEES | {Permission.CONFIRM, Permission.APPROVE, Permission.PUBLISH, Permission.OVERRULE}

ALLOWED: dict[Duty, frozenset[Permission]] = {
    Duty.READER: frozenset(),
    Duty.AGENCY_LEAD: frozenset(),
    Duty.EDITOR: _EDITS,
    Duty.APPROVER: _APPROVES,
    Duty.ANALYST: _SEES,
    Duty.ADMINISTRATOR: frozenset(Permission),
}


def may(duties: Iterable[str], permission: Permission) -> bool:
    """Whether any of these duties allows it. An unknown duty allows nothing."""
    known = set(Duty)
    return any(permission in ALLOWED[Duty(duty)] for duty in duties if duty in known)


def reach(start: int, steps: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Everything that can be reached from ``start`` along the steps (from, to), at any distance; not ``start`` itself.

    A partnership that by a slip of the records succeeds itself, at whatever distance, does no harm.
    """
    onward: dict[int, set[int]] = {}
    for here, there in steps:
        onward.setdefault(here, set()).add(there)
    reached: set[int] = set()
    ahead = [start]
    while ahead:
        found = onward.get(ahead.pop(), set()) - reached
        reached |= found
        ahead.extend(found)
    return frozenset(reached - {start})


SESSION_LASTS = timedelta(hours=12)
SESSION_RESTS = timedelta(hours=2)
SEEN_EVERY = timedelta(minutes=5)


def session_is_over(opened_at: datetime, seen_at: datetime, now: datetime) -> bool:
    """Whether somebody must sign in again: after twelve hours in any case, and after two without a page asked for."""
    return now - opened_at >= SESSION_LASTS or now - seen_at >= SESSION_RESTS
