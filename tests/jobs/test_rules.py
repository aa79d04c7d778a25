"""When jobs are lost, tried again and given up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from heed.jobs import rules

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_a_worker_may_miss_several_beats_before_its_job_is_lost() -> None:
    assert rules.LOST_AFTER >= 4 * rules.BEAT_EVERY
    assert rules.lost_before(NOON) == NOON - rules.LOST_AFTER


@given(st.integers(min_value=-3, max_value=1000))
def test_each_pause_is_as_long_as_the_last_or_longer_and_none_longer_than_an_hour(attempts: int) -> None:
    pause, later = (rules.next_attempt(n, NOON) - NOON for n in (attempts, attempts + 1))
    assert timedelta(0) < pause <= later <= timedelta(hours=1)


def test_the_first_pauses_are_short() -> None:
    assert [(rules.next_attempt(n, NOON) - NOON).seconds for n in (1, 2, 3)] == [10, 40, 160]


@given(st.integers(min_value=0, max_value=50), st.integers(min_value=1, max_value=50))
def test_a_job_is_given_up_when_it_was_begun_as_often_as_it_may_be(attempts: int, most: int) -> None:
    assert rules.is_given_up(attempts, most) == (attempts >= most)
