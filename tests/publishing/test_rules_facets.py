"""Tests of publishing.rules.facets."""

from __future__ import annotations

import pytest

from heed.publishing.rules.facets import AGE, HARMS, Facet, facet_of_fact, value_name, values_in_order
from heed.publishing.rules.facts import FACTS


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("neglect", "yes", (Facet.HARM, "neglect")),
        ("neglect", "no", None),
        ("age_band", "under_1", (Facet.AGE, "under_1")),
        ("age_band", "", None),
        ("outcome", "death", None),
    ],
)
def test_a_characteristic_is_filtered_by_where_it_tells_of_harm_or_age(
    name: str, value: str, found: tuple[Facet, str] | None
) -> None:
    assert facet_of_fact(name, value) == found


def test_the_newest_year_stands_first_and_names_by_the_alphabet() -> None:
    assert values_in_order(Facet.YEAR, {"2019": "2019", "2024": "2024"}) == ("2024", "2019")
    assert values_in_order(Facet.AGENCY, {"a": "Youth justice", "b": "education"}) == ("b", "a")


def test_ages_stand_from_the_youngest() -> None:
    names = dict.fromkeys(("65_and_over", "under_1", "no longer in the list", "11_to_15"), "")
    assert values_in_order(Facet.AGE, names) == ("under_1", "11_to_15", "65_and_over", "no longer in the list")


def test_kinds_harms_and_ages_are_called_what_their_lists_say() -> None:
    assert value_name(Facet.KIND, "rapid_review") == "Rapid review"
    assert value_name(Facet.HARM, "self_neglect") == "Self-neglect"
    assert value_name(Facet.AGE, "1_to_5") == "1 to 5"


def test_every_characteristic_that_is_filtered_by_is_in_the_codebook() -> None:
    assert {entry.name for entry in FACTS} >= {*HARMS, AGE}
