"""Tests of publishing.selectors.filtering: what each filter of the list of reviews leads to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from pytest_django import DjangoAssertNumQueries

from factories.publishing import (
    HEALTH_VISITOR,
    POLICE,
    a_partnership,
    a_publication,
    an_item,
    publish_again,
    withdraw,
)
from heed.publishing import selectors
from heed.publishing.models import Publication
from heed.publishing.record import Named, PublishedAddressee, PublishedFact, from_content
from heed.publishing.rules.facets import Facet
from heed.publishing.selectors.overview import overview

pytestmark = pytest.mark.django_db


def a_review(
    label: str,
    *facts: PublishedFact,
    to: PublishedAddressee | None = None,
    themes: Iterable[str] = (),
    year: int = 2024,
) -> Publication:
    """A review of one item, with characteristics of the case and themes."""
    publication = a_publication(an_item("Ask.", *([to] if to else [])), label=label, year=year)
    assert publication.latest is not None
    content = from_content(publication.latest.content)
    item = replace(content.items[0], themes=tuple(Named(theme, theme.capitalize()) for theme in themes))
    return publish_again(publication, replace(content, facts=facts, items=(item,)))


def found(**asked: str) -> set[str]:
    return {review.label for review in selectors.matching(selectors.choices(asked))}


def offered(facet: Facet, **asked: str) -> dict[str, int]:
    return {choice.value: choice.count for choice in selectors.choices(asked).offered[facet]}


@pytest.fixture
def _three() -> None:
    neglect = PublishedFact("neglect", "stated", value=True)
    infant = PublishedFact("age_band", "stated", "under_1")
    a_review("Infant", neglect, infant, to=HEALTH_VISITOR, themes=["voice"])
    a_review("Not stated", PublishedFact("neglect", "not_stated", None), to=POLICE, themes=["voice", "curiosity"])
    a_review("No neglect", PublishedFact("neglect", "stated", value=False), infant, year=2023)


@pytest.mark.usefixtures("_three")
@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"harm": "neglect"}, {"Infant"}),
        ({"age": "under_1"}, {"Infant", "No neglect"}),
        ({"theme": "voice"}, {"Infant", "Not stated"}),
        ({"theme": "voice", "agency": "police"}, {"Not stated"}),
        ({"role": "health-visitor"}, {"Infant"}),
        ({"age": "under_1", "year": "2023"}, {"No neglect"}),
        ({"harm": "sexual_abuse"}, {"Infant", "Not stated", "No neglect"}),
    ],
)
def test_each_filter_finds_what_it_says(asked: dict[str, str], expected: set[str]) -> None:
    assert found(**asked) == expected


@pytest.mark.usefixtures("_three")
def test_what_is_not_stated_and_what_is_denied_is_no_harm() -> None:
    assert offered(Facet.HARM) == {"neglect": 1}


@pytest.mark.usefixtures("_three")
def test_a_filter_counts_what_it_leads_to_beside_the_others() -> None:
    assert offered(Facet.THEME) == {"voice": 2, "curiosity": 1}
    assert offered(Facet.THEME, agency="community-health") == {"voice": 1}
    assert offered(Facet.AGENCY, agency="community-health") == {"community-health": 1, "police": 1}


@pytest.mark.usefixtures("_three")
def test_what_is_chosen_stays_on_offer_though_nothing_fits_it_any_more() -> None:
    assert offered(Facet.THEME, theme="curiosity", year="2023") == {"curiosity": 0}
    assert found(theme="curiosity", year="2023") == set()


@pytest.mark.usefixtures("_three")
def test_what_an_item_taken_out_spoke_to_leads_nowhere() -> None:
    publication = Publication.objects.get(label="Not stated")
    assert publication.latest is not None
    content = from_content(publication.latest.content)
    publish_again(publication, replace(content, items=()))
    assert offered(Facet.AGENCY) == {"community-health": 1}
    assert found(agency="police") == {"Infant", "Not stated", "No neglect"}


@pytest.mark.usefixtures("_three")
def test_the_overview_is_kept_until_the_public_record_changes(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    before = overview()
    with django_assert_num_queries(1):
        assert overview() is before
    withdraw(Publication.objects.get(label="Infant"))
    assert [agency.code for agency in overview().agencies] == ["police"]


def test_a_role_counts_what_speaks_to_it_in_the_agency_and_anywhere() -> None:
    anywhere = replace(HEALTH_VISITOR, agency=None)
    a_publication(
        an_item("Here.", HEALTH_VISITOR),
        an_item("Anywhere.", anywhere),
        an_item("To both.", POLICE, HEALTH_VISITOR),
        partnership=a_partnership("Another board"),
    )
    agency = overview().agency("community-health")
    assert agency is not None
    assert (agency.count, [(role.code, role.count) for role in agency.roles]) == (2, [("health-visitor", 3)])
    assert [(role.code, role.count) for role in overview().roles] == [("health-visitor", 3)]
