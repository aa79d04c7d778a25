"""What each duty may do. The one place where access is decided; everything not listed is refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
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


FORGOTTEN = "forgotten.invalid"
"""Where the address of a closed account seems to be once it was taken away. No mail ever goes there."""


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


def second_factor_demanded(duties: Iterable[str]) -> bool:
    """Whether somebody with these duties, wherever held, must show more than a password: all who may see drafts."""
    return may(duties, Permission.SEE_DRAFTS)


SESSION_LASTS = timedelta(hours=12)
SESSION_RESTS = timedelta(hours=2)
SEEN_EVERY = timedelta(minutes=5)


def session_is_over(opened_at: datetime, seen_at: datetime, now: datetime) -> bool:
    """Whether somebody must sign in again: after twelve hours in any case, and after two without a page asked for."""
    return now - opened_at >= SESSION_LASTS or now - seen_at >= SESSION_RESTS


@dataclass(frozen=True, slots=True)
class Step:
    """One body became another on a day. Bodies are named by their keys."""

    before: int
    after: int
    on: date


def step_faults(step: Step, known: Iterable[Step], *, today: date) -> tuple[str, ...]:
    """What keeps a step from being recorded beside those that are known, each fault a whole sentence; nothing if it fits.

    A lineage never comes back to where it began, a body ends once, and nothing succeeds a body before that body began.
    """
    others = list(known)
    faults = []
    if step.before == step.after:
        faults.append("A body does not succeed itself. To change what it is called, give it a new name.")
    elif step.before in reach(step.after, [(other.before, other.after) for other in others]):
        faults.append("That would make a body its own predecessor. Look at the lineage of both, and choose again.")
    if any((other.before, other.after) == (step.before, step.after) for other in others):
        faults.append("That is recorded already.")
    if step.on > today:
        faults.append("That day has not come yet. Record it on the day itself, or afterwards.")
    faults += _out_of_order(step, others)
    return tuple(faults)


def _out_of_order(step: Step, others: list[Step]) -> list[str]:
    faults = []
    began = max((other.on for other in others if other.after == step.before), default=None)
    if began and began > step.on:
        faults.append(f"The body began on {_day(began)}, so nothing can have come after it before then.")
    ended = min((other.on for other in others if other.before == step.after), default=None)
    if ended and ended < step.on:
        faults.append(f"The successor ended on {_day(ended)}, so it cannot have taken over after that.")
    other_end = next((other.on for other in others if other.before == step.before and other.on != step.on), None)
    if other_end:
        faults.append(f"The body ended on {_day(other_end)} already. A body ends once: give the same day.")
    return faults


def _day(on: date) -> str:
    return f"{on:%-d %B %Y}"


def standing(start: int, steps: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The bodies that answer today for ``start``: the last ones of its lineage, or itself where nothing came after it."""
    known = list(steps)
    succeeded = {before for before, _after in known}
    return frozenset(({start} | reach(start, known)) - succeeded) or frozenset({start})


# in this order: most browsers also name those that they grew from
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "an Android device"),
    ("Windows", "Windows"),
    ("CrOS", "a Chromebook"),
    ("Macintosh", "a Mac"),
    ("Linux", "Linux"),
)


def device_words(user_agent: str) -> str:
    """What a browser says of itself, in words that a person can tell their devices by: Chrome on Windows."""
    browser = next((words for mark, words in _BROWSERS if mark in user_agent), "A browser")
    system = next((words for mark, words in _SYSTEMS if mark in user_agent), "an unknown device")
    return f"{browser} on {system}"
