"""Facts: stated yes, stated no, not stated, or unclear."""

from __future__ import annotations

from datetime import date

import pytest

from heed.reading.document import Fact, FactState
from heed.reading.facts import value_of
from reading.reports import read_page, review_in_page, review_in_text


def _fact(name: str, text: str) -> Fact:
    return next(fact for fact in review_in_text(text).facts if fact.name == name)


def _told(name: str, story: str) -> Fact:
    return _fact(name, f"What happened\n\n{story}\n")


@pytest.mark.parametrize(
    ("story", "value", "state"),
    [
        ("Child AB died at home.", True, FactState.STATED),
        ("Child AB was killed by her stepfather.", True, FactState.STATED),
        ("Child AB survived with serious injuries.", False, FactState.STATED),
        ("Child AB was seriously harmed. Her grandmother had died that year.", False, FactState.STATED),
        ("Child AB lived with her mother.", None, FactState.NOT_STATED),
    ],
)
def test_whether_the_subject_died_is_stated_yes_or_no_or_not_at_all(
    story: str, value: bool | None, state: FactState
) -> None:
    fact = _told("fatal", story)
    assert (fact.value, fact.state) == (value, state)
    assert bool(fact.evidence) is (state is FactState.STATED)


@pytest.mark.parametrize(
    ("story", "value", "state"),
    [
        ("Child AB was quiet. She was hurt.", "female", FactState.STATED),
        ("Child AB lost his home.", "male", FactState.STATED),
        ("Child AB was quiet, and she was hurt. Child AB said that he was lost.", None, FactState.UNCLEAR),
        ("Child AB was hurt.", None, FactState.NOT_STATED),
        ("Child AB and her mother were seen.", None, FactState.NOT_STATED),
        ("Child AB’s mother said that she was lost.", None, FactState.NOT_STATED),
    ],
)
def test_the_sex_is_told_by_pronouns_that_can_mean_nobody_else(story: str, value: str | None, state: FactState) -> None:
    fact = _told("sex", story)
    assert (fact.value, fact.state) == (value, state)


@pytest.mark.parametrize(
    ("story", "age"),
    [
        ("Child AB was 14 weeks old when he died.", "14 weeks"),
        ("Child AB died aged three months.", "three months"),
        ("Child AB, a six-year-old, was found alone.", "six-year"),
        ("Child AB was seven when the police came.", "seven"),
        ("Child AB died. Her sister was 9 years old.", None),
        ("Child AB died in 2019.", None),
    ],
)
def test_the_age_is_the_subjects_and_not_a_siblings(story: str, age: str | None) -> None:
    assert _told("age_at_incident", story).value == age


@pytest.mark.parametrize(
    ("story", "status"),
    [
        ("Child AB was a looked after child.", "looked after"),
        ("Child AB was the subject of a child protection plan.", "child protection plan"),
        ("Child AB was on a child in need plan.", "child in need plan"),
        ("Child AB was not on a child protection plan.", None),
        ("A sibling was on a child protection plan.", None),
        ("Child AB lived at home.", None),
    ],
)
def test_the_legal_status_is_taken_only_where_it_is_said_of_the_subject(story: str, status: str | None) -> None:
    assert _told("legal_status", story).value == status


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Published: 14 March 2023", date(2023, 3, 14)),
        ("Date of publication 14/03/2023", date(2023, 3, 14)),
        ("14 March 2023\n\nThis is the report.", date(2023, 3, 14)),
        ("Published on a page of news. She was hurt on the third day of the trip of 14 March 2023.", None),
        ("She was hurt on 14 March 2023.", None),
        ("Published March 2023", None),
        ("Published 31 June 2023", None),
    ],
)
def test_the_day_of_publication_is_the_one_beside_the_words_that_say_so(text: str, day: date | None) -> None:
    assert review_in_text(text).published == day


def test_a_month_of_publication_stays_a_month() -> None:
    assert _fact("published", "Published March 2023").value == "2023-03"


def test_a_time_element_tells_the_day_behind_its_words() -> None:
    assert review_in_page("<p>Published <time datetime=2026-02-19>last Thursday</time></p>").published == date(
        2026, 2, 19
    )


def test_the_partnership_is_named_in_full_without_what_introduces_it() -> None:
    review = review_in_text("The Fallowshire Safeguarding Children Partnership commissioned this.")
    assert review.partnership == "Fallowshire Safeguarding Children Partnership"


def test_the_kind_is_the_titles_or_else_the_one_named_most() -> None:
    assert review_in_text("A rapid review came first. The rapid review was short.").kind == "serious_case_review"
    (review,) = read_page(
        "<h1>Child AB</h1><p>A rapid review came. The rapid review was short. An SCR did not follow."
    ).reviews
    assert review.kind == "rapid_review"


def test_every_stated_fact_has_its_evidence_and_every_other_has_no_value() -> None:
    review = review_in_text("Published 14 March 2023\n\nWhat happened\n\nChild AB was quiet. She died aged nine.\n")
    for fact in review.facts:
        assert bool(fact.evidence) is (fact.state is FactState.STATED)
        assert (fact.value is None) is (fact.state is not FactState.STATED)


def test_each_fact_is_given_once_even_where_nothing_is_stated() -> None:
    names = [fact.name for fact in review_in_text("Words.").facts]
    assert len(names) == len(set(names))
    assert set(names) >= set("kind label partnership published fatal sex age_at_incident legal_status".split())


@pytest.mark.parametrize("line", ["March 2021", "Executive summary, March 2021", "(Final report: March 2021)"])
def test_a_date_on_the_cover_is_that_of_publication(line: str) -> None:
    review = review_in_text(
        f"Domestic Homicide Review: Ann\n\n{line}\n\nWhat happened\n\nIt is said that Ann died in 2019."
    )
    assert value_of(review.facts, "published") == "2021-03"


def test_a_date_inside_a_line_about_something_else_is_not() -> None:
    review = review_in_text(
        "Domestic Homicide Review: Ann\n\nMeeting of the panel, March 2021\n\nIt is said that Ann died."
    )
    assert value_of(review.facts, "published") is None
