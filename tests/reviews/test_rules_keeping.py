"""How long things are kept: nothing held is ever due, nothing younger than its rule, and the public has its year."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from heed.reviews.rules.keeping import Candidate, Due, Held, Rule, What, days_left, due, is_over, months_after, rule_for

DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1))
BODIES = st.integers(0, 4)
WHAT = st.sampled_from(list(What))
RULES = st.lists(
    st.builds(Rule, BODIES, WHAT, st.integers(1, 400), DAYS, st.booleans()),
    max_size=12,
    unique_by=lambda rule: (rule.partnership, rule.what),
)
CANDIDATES = st.lists(
    st.builds(Candidate, WHAT, st.integers(0, 50), BODIES, DAYS, st.none() | st.integers(0, 9), st.none() | DAYS),
    max_size=12,
)
HELD = st.builds(Held, st.frozensets(st.integers(0, 9)), st.frozensets(BODIES))
AFTER = st.dictionaries(BODIES, st.frozensets(BODIES))
FLOOR = 12


@st.composite
def found(draw: st.DrawFn) -> tuple[list[Candidate], list[Rule], Held, tuple[Due, ...]]:
    candidates, rules, held = draw(CANDIDATES), draw(RULES), draw(HELD)
    return candidates, rules, held, due(candidates, rules, held=held, after=draw(AFTER), floor_months=FLOOR)


@given(found())
def test_nothing_that_is_held_is_ever_due(case: tuple[list[Candidate], list[Rule], Held, tuple[Due, ...]]) -> None:
    _candidates, _rules, held, dues = case
    for one in dues:
        assert one.candidate.partnership not in held.partnerships
        assert one.candidate.review is None or one.candidate.review not in held.reviews


@given(found())
def test_nothing_goes_before_its_months_are_over_or_before_its_rule_holds(
    case: tuple[list[Candidate], list[Rule], Held, tuple[Due, ...]],
) -> None:
    for one in case[3]:
        assert one.rule.what == one.candidate.what
        assert one.on >= months_after(one.candidate.since, one.rule.months)
        assert one.on >= one.rule.holds_from


@given(found())
def test_no_document_goes_before_the_public_could_have_had_it_for_a_year(
    case: tuple[list[Candidate], list[Rule], Held, tuple[Due, ...]],
) -> None:
    for one in case[3]:
        if one.candidate.first_public:
            assert one.on >= months_after(one.candidate.first_public, FLOOR)


@given(found())
def test_what_is_due_comes_from_the_candidates_each_once_the_earliest_first(
    case: tuple[list[Candidate], list[Rule], Held, tuple[Due, ...]],
) -> None:
    candidates, _rules, _held, dues = case
    left = list(candidates)
    for one in dues:
        left.remove(one.candidate)
    assert [one.on for one in dues] == sorted(one.on for one in dues)


@given(DAYS, st.integers(0, 600))
def test_months_later_is_never_earlier_and_never_in_another_month(day: date, months: int) -> None:
    after = months_after(day, months)
    assert after >= day
    assert (after.year * 12 + after.month) - (day.year * 12 + day.month) == months
    assert after.day == day.day or (after + timedelta(days=1)).day == 1


def test_the_last_day_of_a_month_stands_in_for_a_day_that_is_not_there() -> None:
    assert months_after(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert months_after(date(9999, 12, 1), 1) == date.max


def test_a_bodys_own_rule_goes_before_its_successors_and_of_several_the_longest_holds() -> None:
    def rule(body: int, months: int) -> Rule:
        return Rule(body, What.DRAFTS, months, date(2020, 1, 1))

    after = {1: {2, 3}}
    east, west, own = rule(2, 24), rule(3, 60), rule(1, 12)
    assert rule_for(What.DRAFTS, 1, [east, west], after) == west
    assert rule_for(What.DRAFTS, 1, [east, west, own], after) == own
    assert rule_for(What.DRAFTS, 2, [west, own], after) is None
    assert rule_for(What.ARCHIVED, 1, [east, west, own], after) is None


@given(st.integers(0, 60 * 24 * 40))
def test_a_deleted_thing_is_gone_when_no_time_is_left_and_not_before(minutes: int) -> None:
    deleted = datetime(2026, 1, 1, tzinfo=UTC)
    now = deleted + timedelta(minutes=minutes)
    assert is_over(deleted, now) == (minutes >= 30 * 24 * 60)
    if not is_over(deleted, now):
        assert 0 <= days_left(deleted, now) <= 30
