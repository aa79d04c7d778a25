"""When a job is lost, when it is tried again, and when it is given up. Pure functions."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum


class State(StrEnum):
    """Where a job stands. It begins waiting; the last three are ends."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


ENDS = frozenset({State.DONE, State.FAILED, State.CANCELLED})

BEAT_EVERY = timedelta(seconds=10)
"""How often a worker says that it is still at a job."""
LOST_AFTER = timedelta(seconds=60)
"""A worker that was not heard of for so long is gone. A busy database may keep several beats from being written."""
FIRST_PAUSE = timedelta(seconds=10)
LONGEST_PAUSE = timedelta(hours=1)
MOST_ATTEMPTS = 3
KEPT_FOR = timedelta(days=30)
"""How long a job that has ended can be looked up."""


def lost_before(now: datetime) -> datetime:
    """A job whose last beat was earlier than this has lost its worker."""
    return now - LOST_AFTER


def next_attempt(attempts: int, now: datetime) -> datetime:
    """When a job that failed after so many attempts is tried again: each pause is four times the last, up to an hour."""
    times = min(max(attempts, 1) - 1, 10)
    return now + min(FIRST_PAUSE * (1 << 2 * times), LONGEST_PAUSE)


def is_given_up(attempts: int, most: int) -> bool:
    """Whether a job that was begun so often is not tried again."""
    return attempts >= most
