"""Tests of publishing.selectors that no page shows by itself."""

from __future__ import annotations

from datetime import date

import pytest

from factories.publishing import a_document, a_partnership, a_publication, an_item, withdraw
from heed.people.models import Succession
from heed.publishing import selectors
from heed.publishing.rules.facets import Facet
from heed.reviews.models import Document

pytestmark = pytest.mark.django_db


def succeed(before: str, after: str) -> None:
    Succession.objects.create(
        predecessor=a_partnership(before), successor=a_partnership(after), on=date(2019, 9, 29), how="renamed"
    )


def names_of_publishers() -> list[str]:
    return [partnership.name for partnership in selectors.publishers()]


def test_nobody_publishes_on_an_empty_site() -> None:
    a_partnership("A board with no review")
    assert names_of_publishers() == []


def test_the_last_successors_answer_for_a_bodys_reviews() -> None:
    succeed("First board", "Second board")
    succeed("Second board", "North partnership")
    succeed("Second board", "South partnership")
    a_publication(partnership=a_partnership("First board"))
    assert names_of_publishers() == ["North partnership", "South partnership"]


def test_a_body_that_by_mistake_succeeds_itself_still_answers() -> None:
    succeed("First board", "Second board")
    succeed("Second board", "First board")
    a_publication(partnership=a_partnership("First board"))
    assert names_of_publishers() == ["First board"]


def test_only_what_leads_to_a_review_is_offered_as_a_filter() -> None:
    a_partnership("A board with no review")
    a_publication(year=2024, kind="rapid_review")
    withdraw(a_publication(year=2019, kind="inspection"))
    offered = selectors.choices({}).offered
    assert [choice.value for choice in offered[Facet.YEAR]] == ["2024"]
    assert [(choice.value, choice.name) for choice in offered[Facet.KIND]] == [("rapid_review", "Rapid review")]
    assert [choice.count for choice in offered[Facet.PARTNERSHIP]] == [1]
    assert offered[Facet.THEME] == ()


def test_reviews_are_found_by_all_filters_together() -> None:
    wanted = a_publication(label="Child A", year=2024, kind="rapid_review")
    a_publication(label="Child B", year=2023, kind="rapid_review")
    a_publication(label="Child C", year=2024, kind="inspection")
    asked = {"partnership": "fallowshire-safeguarding-children-partnership", "year": "2024", "kind": "rapid_review"}
    assert list(selectors.matching(selectors.choices(asked))) == [wanted]


def test_the_newest_reviews_stand_first_and_one_without_a_day_last_in_its_year() -> None:
    a_publication(label="No day", year=2024, published=None)
    a_publication(label="March", year=2024, published=date(2024, 3, 1))
    a_publication(label="Earlier", year=2023, published=date(2023, 12, 1))
    a_publication(label="May", year=2024, published=date(2024, 5, 1))
    assert [tile.label for tile in selectors.latest(6)] == ["May", "March", "No day", "Earlier"]


def test_a_tile_without_items_has_no_opening() -> None:
    a_publication()
    (tile,) = selectors.latest(6)
    assert (tile.items, tile.opening) == (0, "")


def test_a_tile_opens_with_the_title_of_the_first_item() -> None:
    a_publication(an_item("Long words.", title="One form for all"))
    (tile,) = selectors.latest(6)
    assert tile.opening == "One form for all"


def test_a_document_whose_file_is_gone_from_the_record_is_not_found() -> None:
    a_publication(documents=[(listed := a_document())])
    Document.objects.all().delete()
    assert (
        selectors.public_document(
            partnership="fallowshire-safeguarding-children-partnership", year=2024, slug="child-a", document=listed.id
        )
        is None
    )
