"""What each duty may do. The one place where access is decided; everything not listed is refused."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Duty(StrEnum):
    """What a person does for a partnership."""

    READER = "reader"
    EDITOR = "editor"
    APPROVER = "approver"
    ADMINISTRATOR = "administrator"


class Permission(StrEnum):
    """What a person may be allowed to do with a partnership's reviews."""

    SEE_DRAFTS = "see drafts"
    IMPORT = "import documents"
    CONFIRM = "confirm what was read"
    PUBLISH = "publish and withdraw"


ALLOWED: dict[Duty, frozenset[Permission]] = {
    Duty.READER: frozenset(),
    Duty.EDITOR: frozenset({Permission.SEE_DRAFTS, Permission.IMPORT, Permission.CONFIRM}),
    Duty.APPROVER: frozenset({Permission.SEE_DRAFTS, Permission.CONFIRM, Permission.PUBLISH}),
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
