"""What a report says of a case, yes or no, and what it does not say."""

from __future__ import annotations

import pytest

from heed.reading.blocks import blocks_of
from heed.reading.document import Fact, FactState
from heed.reading.facts.factors import factors, factors_of
from heed.reading.formats import text


def fact(name: str, words: str) -> Fact:
    """The fact of that name, read from one paragraph that tells of the case."""
    source = text.read(words)
    blocks = blocks_of(source.lines)
    return next(f for f in factors_of(blocks, blocks, source.page_texts) if f.name == name)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("neglect", "The child suffered long-term neglect at home."),
        ("physical_abuse", "At three months she had non-accidental injuries."),
        ("suicide_or_self_harm", "He had harmed himself and spoke of suicide."),
        ("domestic_abuse", "There had been domestic violence in the family for years."),
        ("adult_mental_ill_health", "Her mother had been treated for depression."),
        ("adult_substance_misuse", "The father used heroin."),
        ("looked_after", "He became a looked after child at nine."),
        ("child_protection_plan", "She was the subject of a child protection plan."),
        ("criminal_proceedings", "A man was convicted of assault."),
        ("inquest", "The inquest recorded an open conclusion."),
    ],
)
def test_what_is_said_is_stated_with_the_words_that_say_it(name: str, words: str) -> None:
    found = fact(name, words)
    assert (found.value, found.state) == (True, FactState.STATED)
    assert all(words[e.start : e.end] == e.quote for e in found.evidence)
    assert found.evidence


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("criminal_proceedings", "There were no criminal proceedings."),
        ("child_protection_plan", "She was never the subject of a child protection plan."),
        ("domestic_abuse", "Domestic abuse was not known to any agency."),
        ("looked_after", "He had not been looked after by the local authority."),
    ],
)
def test_a_denial_states_no(name: str, words: str) -> None:
    found = fact(name, words)
    assert (found.value, found.state) == (False, FactState.STATED)


def test_silence_is_not_a_no() -> None:
    for factor in factors():
        found = fact(factor.name, "The school rang twice.")
        assert (found.value, found.state, found.evidence) == (None, FactState.NOT_STATED, ())


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("child_in_need_plan", "His half-sister had been on a child in need plan."),
        ("looked_after", "His mother had grown up in care."),
        ("adult_mental_ill_health", "The young person was referred for depression."),
        ("adult_mental_ill_health", "Her mother rang the mental health service."),
    ],
)
def test_what_is_said_of_somebody_else_is_not_said_of_the_case(name: str, words: str) -> None:
    assert fact(name, words).state is FactState.NOT_STATED


def test_a_report_that_says_both_is_unclear() -> None:
    words = "There was no domestic abuse. Neighbours had reported domestic abuse twice, which was not domestic abuse, said the file."
    assert fact("domestic_abuse", words).state is FactState.UNCLEAR


def test_a_denial_does_not_reach_over_but() -> None:
    found = fact("child_protection_plan", "He was not known to the school but was on a child protection plan.")
    assert found.value is True
