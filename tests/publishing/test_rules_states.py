"""Which step may follow which. No way leads to the public past a second person."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.publishing.rules.states import PUBLIC, Answer, Asked, Refusal, Situation, State, Step, refusal

EDITOR, APPROVER, OTHER = 1, 2, 3
CONFIRMED = Situation(about="a", confirmed_by=EDITOR)
APPROVED = replace(CONFIRMED, asked=Asked("a", EDITOR, Answer.GIVEN, APPROVER))

people = st.sampled_from([EDITOR, APPROVER, OTHER])
stamps = st.sampled_from(["a", "b"])
situations = st.builds(
    Situation,
    about=stamps,
    confirmed_by=st.none() | people,
    asked=st.none() | st.builds(Asked, stamps, people, st.sampled_from(Answer), st.none() | people),
    is_scheduled=st.booleans(),
    is_embargoed=st.booleans(),
    is_withheld=st.booleans(),
    public=st.none() | st.sampled_from([State.PUBLISHED, State.ARCHIVED, State.WITHDRAWN]),
)


@given(situation=situations, by=people)
def test_nothing_is_published_or_scheduled_without_a_second_person(situation: Situation, by: int) -> None:
    for step in (Step.PUBLISHED, Step.SCHEDULED):
        if refusal(situation, step, by) is None:
            asked = situation.asked
            assert asked is not None
            assert (asked.about, asked.answer) == (situation.about, Answer.GIVEN)
            assert asked.answered_by not in {None, asked.asked_by, situation.confirmed_by}
            assert not situation.is_embargoed


@given(situation=situations, by=people)
def test_nobody_approves_what_they_confirmed_or_asked_for(situation: Situation, by: int) -> None:
    if refusal(situation, Step.APPROVED, by) is None:
        assert by != situation.confirmed_by
        assert not (situation.asked and situation.asked.about == situation.about and situation.asked.asked_by == by)


AFTER: dict[Step, dict[str, object]] = {
    Step.SCHEDULED: {"is_scheduled": True},
    Step.UNSCHEDULED: {"is_scheduled": False},
    Step.EMBARGOED: {"is_embargoed": True, "is_scheduled": False},
    Step.LIFTED: {"is_embargoed": False},
    Step.ARCHIVED: {"public": State.ARCHIVED},
    Step.WITHDRAWN: {"public": State.WITHDRAWN, "is_scheduled": False},
}


class Way:
    """A review taken step by step, as the services take it: what is refused changes nothing."""

    def __init__(self) -> None:
        self.now = Situation(about="0", confirmed_by=None)
        self.approved: set[tuple[str, int]] = set()

    def change_record(self) -> None:
        self.now = replace(self.now, about=str(int(self.now.about) + 1), confirmed_by=None)

    def confirm(self, by: int) -> None:
        self.now = replace(self.now, confirmed_by=self.now.confirmed_by or by)

    def take(self, step: Step, by: int) -> None:
        if refusal(self.now, step, by):
            return
        now = self.now
        if step in {Step.ASKED, Step.APPROVED, Step.DECLINED}:
            self.ask_or_answer(step, by)
        elif step == Step.PUBLISHED:
            # whatever led here: somebody approved these very words, and it was not who confirmed them
            assert any(about == now.about and who != now.confirmed_by for about, who in self.approved)
            self.now = replace(now, public=State.PUBLISHED, is_scheduled=False)
        elif step in AFTER:
            self.now = replace(now, **AFTER[step])  # type: ignore[arg-type]

    def ask_or_answer(self, step: Step, by: int) -> None:
        now = self.now
        if step == Step.ASKED:
            self.now = replace(now, asked=Asked(now.about, by))
            return
        answer = Answer.GIVEN if step == Step.APPROVED else Answer.DECLINED
        asked_by = now.asked.asked_by if now.asked and now.is_waiting else now.confirmed_by or 0
        self.now = replace(now, asked=Asked(now.about, asked_by, answer, by))
        if step == Step.APPROVED:
            self.approved.add((now.about, by))


@given(steps=st.lists(st.tuples(st.sampled_from(["change", "confirm", *Step]), people), max_size=40))
def test_no_way_leads_to_the_public_past_approval(steps: list[tuple[str, int]]) -> None:
    way = Way()
    for step, by in steps:
        if step == "change":
            way.change_record()
        elif step == "confirm":
            way.confirm(by)
        else:
            way.take(Step(step), by)
        if way.now.public in PUBLIC:
            assert way.approved
        assert not (way.now.is_embargoed and way.now.is_scheduled)


@pytest.mark.parametrize(
    ("situation", "state"),
    [
        (replace(CONFIRMED, confirmed_by=None), State.DRAFT),
        (CONFIRMED, State.CONFIRMED),
        (replace(CONFIRMED, asked=Asked("a", EDITOR)), State.CONFIRMED),
        (APPROVED, State.APPROVED),
        (replace(APPROVED, is_scheduled=True), State.SCHEDULED),
        (replace(APPROVED, is_embargoed=True), State.EMBARGOED),
        (replace(APPROVED, about="b"), State.CONFIRMED),
        (replace(APPROVED, public=State.ARCHIVED), State.ARCHIVED),
        (replace(CONFIRMED, confirmed_by=None, public=State.WITHDRAWN), State.WITHDRAWN),
    ],
)
def test_a_review_stands_in_one_state(situation: Situation, state: State) -> None:
    assert situation.state == state


def test_an_approval_lapses_with_the_record_and_with_a_confirmation_by_who_gave_it() -> None:
    assert APPROVED.is_approved
    assert replace(APPROVED, about="b").has_lapsed
    assert replace(APPROVED, confirmed_by=APPROVER).has_lapsed


@pytest.mark.parametrize(
    ("situation", "step", "why"),
    [
        (replace(APPROVED, public=State.PUBLISHED), Step.EMBARGOED, Refusal.IS_PUBLIC),
        (replace(APPROVED, is_embargoed=True), Step.EMBARGOED, Refusal.EMBARGOED),
        (replace(APPROVED, public=State.WITHDRAWN), Step.EMBARGOED, None),
        (APPROVED, Step.ARCHIVED, Refusal.NOT_PUBLISHED),
        (replace(APPROVED, public=State.ARCHIVED), Step.WITHDRAWN, None),
        (replace(APPROVED, public=State.WITHDRAWN), Step.WITHDRAWN, Refusal.NOT_PUBLIC),
        (replace(APPROVED, is_withheld=True), Step.RELEASED, None),
        (replace(APPROVED, is_withheld=True, public=State.PUBLISHED), Step.RELEASED, Refusal.WITHHELD_FOR_GOOD),
        (APPROVED, Step.ASKED, Refusal.APPROVED_ALREADY),
        (APPROVED, Step.DECLINED, None),
    ],
)
def test_a_step_is_refused_with_its_reason(situation: Situation, step: Step, why: Refusal | None) -> None:
    assert refusal(situation, step, OTHER) == why


def test_every_refusal_is_a_sentence_that_names_the_review_or_speaks_of_people() -> None:
    for why in Refusal:
        said = why.format(review="Child A (2024)")
        assert said.endswith(".")
        assert "{" not in said
