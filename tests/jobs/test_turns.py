"""What is done again and again is done by one worker at a time, and one that fails stops no other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from heed.jobs.models import Turn
from heed.jobs.services import take_turns
from heed.jobs.services.turns import AT_MOST, EVERY, name_of

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)

done: list[str] = []


@pytest.fixture(autouse=True)
def _nothing_done_yet() -> None:
    done.clear()


def sweep() -> None:
    done.append("sweep")


def fail() -> None:
    done.append("fail")
    raise RuntimeError("the broom broke")


def take_turns_meanwhile() -> None:
    """What another worker does while this one is at it."""
    done.append("meanwhile")
    take_turns([take_turns_meanwhile])


def test_a_turn_comes_again_after_a_while_and_not_before() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        assert take_turns([sweep]) == 1
        clock.shift(EVERY - timedelta(seconds=1))
        assert take_turns([sweep]) == 0
        clock.shift(timedelta(seconds=1))
        assert take_turns([sweep]) == 1
    assert done == ["sweep", "sweep"]


def test_no_other_worker_does_the_same_meanwhile() -> None:
    take_turns([take_turns_meanwhile])
    assert done == ["meanwhile"]


def test_one_that_fails_is_logged_and_stops_no_other(caplog: pytest.LogCaptureFixture) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        take_turns([fail, sweep])
        clock.shift(EVERY)
        take_turns([fail, sweep])
    assert done == ["fail", "sweep", "fail", "sweep"]
    assert "the broom broke" in caplog.text


def test_the_turn_of_a_worker_that_died_in_it_passes_on() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        take_turns([sweep])
        # as a worker leaves it that takes the turn and dies
        Turn.objects.filter(name=name_of(sweep)).update(due=NOON + AT_MOST)
        clock.shift(AT_MOST)
        assert take_turns([sweep]) == 1


def test_idle_turns_take_one_query(django_assert_num_queries: object) -> None:
    take_turns([sweep, take_turns_meanwhile])
    with django_assert_num_queries(1):  # type: ignore[operator]
        take_turns([sweep, take_turns_meanwhile])
