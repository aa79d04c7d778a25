"""What each duty allows, and how lineages are followed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.people.rules import (
    ALLOWED,
    Duty,
    Permission,
    device_words,
    may,
    reach,
    second_factor_demanded,
    session_is_over,
)


@pytest.mark.parametrize("permission", list(Permission))
def test_no_duty_and_an_unknown_duty_allow_nothing(permission: Permission) -> None:
    assert not may([], permission)
    assert not may(["caretaker"], permission)


@pytest.mark.parametrize("permission", list(Permission))
def test_a_reader_may_nothing_and_an_administrator_all(permission: Permission) -> None:
    assert not may([Duty.READER], permission)
    assert may([Duty.ADMINISTRATOR], permission)


@pytest.mark.parametrize("permission", list(Permission))
def test_an_agency_lead_may_nothing_yet_and_an_analyst_only_looks(permission: Permission) -> None:
    assert not may([Duty.AGENCY_LEAD], permission)
    assert may([Duty.ANALYST], permission) == (permission is Permission.SEE_DRAFTS)


def test_who_edits_does_not_approve_and_only_who_approves_overrules() -> None:
    assert not may([Duty.EDITOR], Permission.APPROVE)
    assert not may([Duty.EDITOR], Permission.OVERRULE)
    assert may([Duty.APPROVER], Permission.APPROVE)
    assert may([Duty.APPROVER], Permission.OVERRULE)


@pytest.mark.parametrize("duty", [Duty.READER, Duty.AGENCY_LEAD, Duty.EDITOR, Duty.APPROVER, Duty.ANALYST])
def test_only_an_administrator_says_who_does_what(duty: Duty) -> None:
    assert not may([duty], Permission.MANAGE_PEOPLE)
    assert not may([duty], Permission.MANAGE_PARTNERSHIPS)
    assert not may([duty], Permission.KEEP)


def test_who_imports_does_not_publish_and_who_publishes_does_not_import() -> None:
    assert may([Duty.EDITOR], Permission.IMPORT)
    assert not may([Duty.EDITOR], Permission.PUBLISH)
    assert may([Duty.APPROVER], Permission.PUBLISH)
    assert not may([Duty.APPROVER], Permission.IMPORT)


def test_two_duties_allow_what_either_does() -> None:
    assert may([Duty.EDITOR, Duty.APPROVER], Permission.IMPORT)
    assert may([Duty.EDITOR, Duty.APPROVER], Permission.PUBLISH)


def test_what_is_reached_over_others_is_reached() -> None:
    assert reach(1, [(1, 2), (2, 3), (3, 4), (9, 1)]) == {2, 3, 4}


def test_a_circle_ends() -> None:
    assert reach(1, [(1, 2), (2, 3), (3, 1)]) == {2, 3}


@given(st.integers(0, 6), st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=30))
def test_reaching_ends_whatever_the_steps_and_leaves_nothing_out(start: int, steps: list[tuple[int, int]]) -> None:
    reached = reach(start, steps)
    assert start not in reached
    for here, there in steps:
        if here == start or here in reached:
            assert there == start or there in reached


@pytest.mark.parametrize("duty", list(Duty))
def test_a_second_factor_is_demanded_exactly_of_those_who_may_see_drafts(duty: Duty) -> None:
    sees = may([duty], Permission.SEE_DRAFTS)
    assert second_factor_demanded([duty]) == sees
    assert second_factor_demanded([Duty.READER, duty]) == sees


@given(st.timedeltas(timedelta(0), timedelta(hours=30)), st.timedeltas(timedelta(0), timedelta(hours=30)))
def test_a_session_once_over_stays_over(age: timedelta, rest: timedelta) -> None:
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    over = session_is_over(now - age, now - rest, now)
    assert over == (age >= timedelta(hours=12) or rest >= timedelta(hours=2))
    if over:
        assert session_is_over(now - age, now - rest, now + timedelta(minutes=1))


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36",
            "Chrome on Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile Safari/604.1",
            "Safari on an iPhone",
        ),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/126.0.0.0 Mobile Safari/537.36", "Chrome on an Android device"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 14.5; rv:127.0) Gecko/20100101 Firefox/127.0", "Firefox on a Mac"),
        ("", "A browser on an unknown device"),
    ],
)
def test_a_device_is_told_in_words(user_agent: str, words: str) -> None:
    assert device_words(user_agent) == words


def test_whoever_may_change_anything_of_a_review_may_confirm() -> None:
    """The pages of a draft refuse by that what somebody sends who may only look."""
    changing = {Permission.IMPORT, Permission.APPROVE, Permission.PUBLISH, Permission.OVERRULE, Permission.DELETE}
    for duty, allowed in ALLOWED.items():
        assert not (allowed & changing) or Permission.CONFIRM in allowed, duty
