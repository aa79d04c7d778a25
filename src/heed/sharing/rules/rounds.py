"""When followers are told. Pure functions of moments."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
MONDAY_AT = 8
"""The hour, in London, from which the week's mails go out."""
PAUSE = timedelta(minutes=10)
"""Between two rounds of those who are told at once: an archive that is brought in makes few mails, not a thousand."""
LOOKS_BACK = {"at_once": timedelta(days=7), "weekly": timedelta(days=21)}
"""How old a version may be and still be told of, where nobody could be told before: a worker that stood still."""
CONFIRM_WITHIN = timedelta(days=7)
"""How long the link to confirm is good, and an address that never confirmed is kept."""
KEPT_FOR = timedelta(days=30)
"""How long it is kept who was told in which round."""
MOST_REFUSALS = 3


def this_weeks(now: datetime) -> datetime:
    """The last Monday morning that has come."""
    here = now.astimezone(LONDON)
    monday = (here - timedelta(days=here.weekday())).replace(hour=MONDAY_AT, minute=0, second=0, microsecond=0)
    if monday > here:
        # the day before, by the calendar: a clock that is put back or on keeps its eight o'clock
        monday = (monday.replace(tzinfo=None) - timedelta(days=7)).replace(tzinfo=LONDON)
    return monday


def may_be_told_at_once(last: datetime | None, now: datetime) -> bool:
    """Whether it is long enough since the last round of those who are told at once."""
    return last is None or now - last >= PAUSE
