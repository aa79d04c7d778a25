"""Tests of publishing.rules.facets."""

from __future__ import annotations

import pytest

from heed.publishing.rules.facets import Facet, facet_of_fact, value_name, values_in_order


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


def test_a_kind_has_its_name() -> None:
    assert value_name(Facet.KIND, "rapid_review") == "Rapid review"
