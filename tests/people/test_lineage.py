"""Names, and what comes after a body: what fits a lineage, and under which names a body is found."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from factories.people import a_partnership, an_editor, became
from heed.people.models import Partnership, Succession
from heed.people.rules import Duty, Permission, Step, reach, standing, step_faults
from heed.people.selectors import (
    allowed_somewhere,
    answers_for,
    duties,
    find_partnership,
    known_names,
    known_steps,
    now_called,
)
from heed.people.services import add_partnership, record_succession, remove_succession, rename_partnership

TODAY = date(2026, 1, 1)
DAYS = st.integers(0, 30).map(lambda days: TODAY - timedelta(days=days))
STEPS = st.lists(st.builds(Step, st.integers(0, 6), st.integers(0, 6), DAYS), max_size=25)


def accepted(steps: list[Step]) -> list[Step]:
    """The steps that a person who tried to record all of these would have recorded."""
    known: list[Step] = []
    for step in steps:
        if not step_faults(step, known, today=TODAY):
            known.append(step)
    return known


@given(STEPS)
def test_no_body_ever_comes_to_be_its_own_predecessor(steps: list[Step]) -> None:
    known = [(step.before, step.after) for step in accepted(steps)]
    for before, after in known:
        assert before not in reach(after, known)


@given(STEPS)
def test_along_a_lineage_the_days_never_go_back_and_a_body_ends_on_one_day(steps: list[Step]) -> None:
    known = accepted(steps)
    for step in known:
        assert all(other.on >= step.on for other in known if other.before == step.after)
        assert {other.on for other in known if other.before == step.before} == {step.on}


@given(STEPS, st.integers(0, 6))
def test_somebody_answers_for_every_body_and_nothing_came_after_them(steps: list[Step], body: int) -> None:
    known = [(step.before, step.after) for step in accepted(steps)]
    answering = standing(body, known)
    assert answering
    assert not answering & {before for before, _after in known}
    assert answering <= reach(body, known) | {body}


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=25), st.integers(0, 6))
def test_somebody_answers_even_where_the_records_go_in_a_circle(steps: list[tuple[int, int]], body: int) -> None:
    assert standing(body, steps)


def test_each_fault_is_a_sentence_that_says_what_is_wrong() -> None:
    known = [Step(1, 2, date(2019, 9, 29)), Step(2, 3, date(2025, 4, 1))]
    for step, said in [
        (Step(1, 1, TODAY), "does not succeed itself"),
        (Step(3, 1, TODAY), "its own predecessor"),
        (Step(2, 3, date(2025, 4, 1)), "recorded already"),
        (Step(3, 4, TODAY + timedelta(days=1)), "has not come yet"),
        (Step(2, 4, date(2024, 1, 1)), "ended on 1 April 2025 already"),
        (Step(3, 4, date(2020, 1, 1)), "began on 1 April 2025"),
        (Step(5, 2, date(2025, 6, 1)), "ended on 1 April 2025, so"),
    ]:
        (fault,) = [fault for fault in step_faults(step, known, today=TODAY) if said in fault]
        assert fault.endswith(".")
    assert step_faults(Step(2, 4, date(2025, 4, 1)), known, today=TODAY) == ()


def renamed(body: Partnership, name: str, on: date = date(2022, 5, 1), slug: str = "") -> Partnership:
    return rename_partnership(
        partnership=body, name=name, short_name="", slug=slug or name.lower().replace(" ", "-"), on=on
    )


@pytest.mark.django_db
class TestNames:
    def test_a_body_that_is_renamed_is_the_same_and_is_found_under_both_names(self) -> None:
        body = a_partnership("Merrow Board", "MB")
        renamed(body, "Merrow Partnership")
        for name in ("merrow board", "MB", "merrow-board", "Merrow Partnership"):
            assert find_partnership(name) == body
        assert now_called("merrow-board") == body
        assert now_called("merrow-partnership") is None
        assert {(entry.name, entry.is_former) for entry in known_names()} == {
            ("Merrow Partnership", False),
            ("Merrow Board", True),
        }

    def test_a_present_name_goes_before_anothers_former_one(self) -> None:
        renamed(a_partnership("Merrow Board", "MB"), "Merrow Partnership")
        other = a_partnership("Marsh Board", "MB")
        assert find_partnership("MB") == other

    def test_a_slug_that_still_leads_to_a_body_is_given_to_no_other(self) -> None:
        renamed(a_partnership("Merrow Board"), "Merrow Partnership")
        with pytest.raises(ValidationError, match="still leads to Merrow Partnership"):
            add_partnership(partnership=Partnership(name="Another", slug="merrow-board"))
        with pytest.raises(ValidationError, match="still leads to"):
            renamed(a_partnership("Marsh"), "Marsh Board", slug="merrow-board")

    def test_a_body_may_take_its_old_name_again(self) -> None:
        body = a_partnership("Merrow Board")
        renamed(body, "Merrow Partnership")
        renamed(body, "Merrow Board", on=date(2023, 1, 1))
        assert now_called("merrow-partnership") == body
        assert [name.name for name in body.former_names.all()] == ["Merrow Partnership", "Merrow Board"]

    @time_machine.travel("2024-01-01")
    def test_names_change_in_the_order_of_days_and_not_before_their_day(self) -> None:
        body = a_partnership("Merrow Board")
        renamed(body, "Merrow Partnership", on=date(2022, 5, 1))
        with pytest.raises(ValidationError, match="1 May 2022"):
            renamed(body, "Merrow", on=date(2021, 1, 1))
        with pytest.raises(ValidationError, match="not come yet"):
            renamed(body, "Merrow", on=date(2024, 1, 2))
        with pytest.raises(ValidationError, match="already"):
            renamed(body, "Merrow Partnership", on=date(2023, 1, 1))


@pytest.mark.django_db
class TestSuccession:
    def test_what_does_not_fit_is_not_kept(self) -> None:
        one, two = a_partnership(), a_partnership()
        became(one, two)
        with pytest.raises(ValidationError, match="its own predecessor"):
            record_succession(succession=Succession(predecessor=two, successor=one, on=TODAY, how="renamed"))
        assert len(known_steps()) == 1

    def test_those_who_answer_today_are_the_last_of_the_line_after_renaming_splitting_and_merging(self) -> None:
        board, east, west, whole = (a_partnership(name) for name in ("Board", "East", "West", "Whole"))
        became(board, east)
        became(board, west)
        assert set(answers_for(board.pk)) == {east, west}
        became(east, whole)
        became(west, whole)
        assert set(answers_for(board.pk)) == set(answers_for(whole.pk)) == {whole}
        renamed(whole, "The Whole")
        assert duties(an_editor(whole), board) == {Duty.EDITOR}

    def test_a_succession_that_is_taken_out_gives_nobody_anything_any_more(self) -> None:
        board, after = a_partnership(), a_partnership()
        succession, editor = became(board, after), an_editor(after)
        remove_succession(succession=succession)
        assert duties(editor, board) == frozenset()


@pytest.mark.django_db
def test_what_somebody_may_do_anywhere_is_what_their_duties_allow() -> None:
    allowed = allowed_somewhere(an_editor(a_partnership()))
    assert Permission.DELETE in allowed
    assert Permission.KEEP not in allowed
