"""Characteristics as the public sees them: coarse, nothing that identifies, and silence kept apart from no."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.publishing.record import PublishedFact
from heed.publishing.rules.ages import age_in_years
from heed.publishing.rules.codebook import Characteristic, codebook
from heed.publishing.rules.facts import FACTS, characteristic, fact_words, public_facts
from heed.reading import codes
from heed.reading.document import Fact, FactState
from heed.reading.facts import fact_names
from heed.reading.kinds import kinds

CHILD, ADULT, EITHER = "serious_case_review", "safeguarding_adult_review", "learning_review"
NEVER = (
    "kind label partnership published reviewer period_reviewed incident sex "
    "criminal_proceedings care_proceedings inquest"
).split()

values = st.one_of(st.booleans(), st.integers(), st.text(max_size=30), st.none())
facts = st.builds(Fact, st.sampled_from(fact_names()), values, st.sampled_from(FactState))


def stated(name: str, value: str | int | bool) -> Fact:
    return Fact(name, value, FactState.STATED)


def of(kind: str, *given_facts: Fact, left_out: tuple[str, ...] = ()) -> dict[str, tuple[str, bool | str | None]]:
    return {fact.name: (fact.state, fact.value) for fact in public_facts(kind, given_facts, left_out)}


@pytest.mark.parametrize("name", NEVER)
def test_what_leads_to_a_family_is_in_no_entry_of_the_codebook(name: str) -> None:
    shown = public_facts(EITHER, [stated(name, "Rowan Marsh, 4 May 2019")])
    assert all(fact.state == "not_stated" for fact in shown)


@given(st.lists(facts, unique_by=lambda fact: fact.name), st.sampled_from([CHILD, ADULT, EITHER, ""]))
def test_whatever_a_person_confirmed_only_words_of_the_codebook_come_through(
    given_facts: list[Fact], kind: str
) -> None:
    for fact in public_facts(kind, given_facts):
        entry = characteristic(fact.name)
        assert entry is not None
        if fact.state == FactState.STATED:
            assert fact.value is not None
            assert entry.value(fact.value)
        else:
            assert fact.value is None


def test_each_fact_is_looked_for_by_the_reading_and_each_setting_has_its_place() -> None:
    assert {entry.reads for entry in FACTS} <= set(fact_names())
    assert {name for entry in FACTS for value in entry.values for name in value.means} <= set(fact_names())
    placed = [one for value in _entry("setting").values for one in value.means["setting"]]
    assert sorted(placed) == sorted(setting["code"] for setting in codes.load("settings.toml")["setting"])
    assert codebook().children | codebook().adults <= {kind.code for kind in kinds()}
    assert all(entry.source and entry.in_plain_words and entry.as_of for entry in FACTS)


@pytest.mark.parametrize(
    ("said", "band"),
    [
        ("three hours", "under_1"),
        ("seven weeks", "under_1"),
        ("11 months", "under_1"),
        ("18 months", "1_to_5"),
        ("1", "1_to_5"),
        ("five years", "1_to_5"),
        (6, "6_to_10"),
        ("nine", "6_to_10"),
        ("aged 11", "11_to_15"),
        ("15 years old", "11_to_15"),
        ("seventeen", "16_to_17"),
        ("18", "18_to_64"),
        ("Sixty-four years", "18_to_64"),
        ("74 years", "65_and_over"),
    ],
)
def test_an_age_is_given_as_a_band(said: str | int, band: str) -> None:
    assert of(CHILD, stated("age_at_incident", said))["age_band"] == ("stated", band)


@pytest.mark.parametrize(
    "said", ["nearly one", "school age", "16 or 17", "a few weeks", "", "999", "12 stone", True, "²"]
)
def test_an_age_that_cannot_be_placed_is_unclear_and_never_guessed(said: str | bool) -> None:
    assert age_in_years(said) is None
    assert of(CHILD, stated("age_at_incident", said))["age_band"] == ("unclear", None)


@given(st.integers(0, 1500))
def test_an_age_in_months_falls_where_the_same_age_in_years_does(months: int) -> None:
    assert age_in_years(f"{months} months") == age_in_years(f"{months // 12} years") == months // 12


def test_not_stated_is_not_no() -> None:
    assert of(CHILD)["neglect"] == ("not_stated", None)
    assert of(CHILD, stated("neglect", value=False))["neglect"] == ("stated", False)
    assert of(CHILD, stated("neglect", value=True))["neglect"] == ("stated", True)
    assert of(CHILD, Fact("neglect", None, FactState.UNCLEAR))["neglect"] == ("unclear", None)
    # on another plan is no word on whether the child was looked after
    assert of(CHILD, stated("legal_status", "child in need plan"))["looked_after"] == ("not_stated", None)


def test_a_legal_status_says_what_it_says_and_a_contradiction_is_unclear() -> None:
    status = stated("legal_status", "looked after")
    assert of(CHILD, status)["looked_after"] == ("stated", True)
    assert of(CHILD, status, stated("looked_after", value=False))["looked_after"] == ("unclear", None)


def test_a_setting_is_coarse_and_one_that_a_person_typed_is_found_too() -> None:
    assert of(CHILD, stated("setting", "foster_home"))["setting"] == ("stated", "care")
    assert of(CHILD, stated("setting", "Children’s home"))["setting"] == ("stated", "care")
    assert of(CHILD, stated("setting", "custody"))["setting"] == ("stated", "elsewhere")
    assert of(CHILD, stated("setting", "the shed behind 4 Mill Lane"))["setting"] == ("unclear", None)
    assert of(CHILD, stated("fatal", "yes"))["outcome"] == ("stated", "death")


def test_rows_that_make_no_sense_of_an_adult_or_of_a_child_are_not_there() -> None:
    assert "self_neglect" not in of(CHILD)
    assert {"looked_after", "child_protection_plan", "child_in_need_plan"}.isdisjoint(of(ADULT))
    assert {"self_neglect", "looked_after"} <= set(of(EITHER))
    assert "looked_after" not in of(EITHER, stated("age_at_incident", "40"))
    assert "self_neglect" not in of(EITHER, stated("age_at_incident", "four"))


def test_of_a_review_that_either_may_have_the_partnership_tells_before_the_age() -> None:
    named = {fact.name for fact in public_facts(EITHER, [stated("age_at_incident", "19")], body="children")}
    assert ("looked_after" in named, "self_neglect" in named) == (True, False)
    named = {fact.name for fact in public_facts(EITHER, [], body="community_safety")}
    assert {"self_neglect", "looked_after"} <= named
    assert "looked_after" not in {fact.name for fact in public_facts(ADULT, [], body="children")}


def test_what_an_editor_left_out_is_not_there_at_all() -> None:
    assert "neglect" not in of(CHILD, stated("neglect", value=True), left_out=("neglect",))


def test_a_characteristic_is_said_in_words() -> None:
    assert fact_words(PublishedFact("age_band", "stated", "1_to_5")) == "Age: 1 to 5"
    assert fact_words(PublishedFact("neglect", "stated", value=True)) == "Neglect: Yes"
    assert fact_words(PublishedFact("neglect", "stated", value=False)) == "Neglect: No"
    assert fact_words(PublishedFact("neglect", "not_stated", None)) == "Neglect: Not stated"
    assert fact_words(PublishedFact("neglect", "unclear", None)) == "Neglect: Unclear"
    assert fact_words(PublishedFact("no_longer_there", "stated", "a_word")) == "No longer there: a word"


def _entry(name: str) -> Characteristic:
    found = characteristic(name)
    assert found is not None
    return found
