"""Tests of sharing.rules.rounds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.sharing.rules.rounds import LONDON, PAUSE, may_be_told_at_once, this_weeks

moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(moments)
def test_a_week_begins_on_the_last_monday_at_eight_in_london(now: datetime) -> None:
    monday = this_weeks(now)
    here = monday.astimezone(LONDON)
    assert (here.weekday(), here.hour, here.minute) == (0, 8, 0)
    assert monday <= now
    # a week in which clocks change is an hour longer or shorter
    assert now - monday < timedelta(days=7, hours=1)


@given(moments)
def test_all_of_a_week_has_the_same_monday(now: datetime) -> None:
    assert this_weeks(this_weeks(now)) == this_weeks(now)


@pytest.mark.parametrize(
    ("now", "monday"),
    [
        (datetime(2026, 3, 29, 23, tzinfo=UTC), datetime(2026, 3, 23, 8, tzinfo=UTC)),
        (datetime(2026, 3, 30, 6, 59, tzinfo=UTC), datetime(2026, 3, 23, 8, tzinfo=UTC)),
        (datetime(2026, 3, 30, 7, tzinfo=UTC), datetime(2026, 3, 30, 7, tzinfo=UTC)),
        (datetime(2026, 10, 26, 7, 59, tzinfo=UTC), datetime(2026, 10, 19, 7, tzinfo=UTC)),
        (datetime(2026, 10, 26, 8, tzinfo=UTC), datetime(2026, 10, 26, 8, tzinfo=UTC)),
    ],
)
def test_clocks_that_change_change_nothing_of_eight_oclock(now: datetime, monday: datetime) -> None:
    assert this_weeks(now) == monday


def test_those_who_are_told_at_once_are_told_at_most_every_ten_minutes() -> None:
    now = datetime(2026, 6, 2, 9, tzinfo=UTC)
    assert may_be_told_at_once(None, now)
    assert may_be_told_at_once(now - PAUSE, now)
    assert not may_be_told_at_once(now - PAUSE + timedelta(seconds=1), now)
