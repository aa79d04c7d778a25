"""The rows of public items follow the versions."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from factories.publishing import HEALTH_VISITOR, POLICE, a_publication, an_item
from heed.publishing.models import ListedAddressee, ListedFact, ListedItem, ListedTheme, Publication
from heed.publishing.record import Named, PublishedFact, PublishedReview, from_content
from heed.publishing.services.listing import list_items

pytestmark = pytest.mark.django_db

LATER = datetime(2026, 6, 1, 12, tzinfo=UTC)


def content_of(publication: Publication) -> PublishedReview:
    assert publication.latest is not None
    return from_content(publication.latest.content)


def test_every_item_of_a_version_has_a_row_with_its_words_and_whom_it_speaks_to() -> None:
    publication = a_publication(an_item("Ask.", HEALTH_VISITOR, POLICE, title="Homes", parts=("Who?", "Since when?")))
    row = ListedItem.objects.get()
    assert row.publication == publication
    assert row.words == "Homes\nAsk.\nWho?\nSince when?"
    assert list(row.addressees.values_list("agency", "role")) == [
        ("community-health", "health-visitor"),
        ("police", ""),
    ]


def test_an_item_that_stays_the_same_keeps_the_day_it_was_changed() -> None:
    publication = a_publication(an_item("Ask.", HEALTH_VISITOR), an_item("Write it down."))
    before = {row.public_id: row.changed_at for row in ListedItem.objects.all()}
    content = content_of(publication)
    reworded = replace(content, items=(content.items[0], replace(content.items[1], text="Write it down at once.")))
    list_items(publication, reworded, at=LATER)
    first, second = ListedItem.objects.order_by("position")
    assert first.changed_at == before[first.public_id]
    assert second.changed_at == LATER
    assert second.first_public_at == before[second.public_id]


def test_a_new_addressee_changes_an_item() -> None:
    publication = a_publication(an_item("Ask."))
    content = content_of(publication)
    list_items(publication, replace(content, items=(replace(content.items[0], addressees=(POLICE,)),)), at=LATER)
    assert ListedItem.objects.get().changed_at == LATER
    assert ListedAddressee.objects.get().agency == "police"


def test_an_item_that_a_version_lacks_is_marked_as_taken_out_and_comes_back_under_the_same_row() -> None:
    publication = a_publication(an_item("Ask."))
    content = content_of(publication)
    list_items(publication, replace(content, items=()), at=LATER)
    assert ListedItem.objects.get().taken_out_at == LATER
    list_items(publication, content, at=LATER)
    assert ListedItem.objects.get().taken_out_at is None
    assert ListedItem.objects.get().public_id == UUID(content.items[0].id)


def test_themes_and_facts_are_those_of_the_last_version() -> None:
    publication = a_publication(an_item("Ask."))
    content = content_of(publication)
    themed = replace(
        content,
        items=(replace(content.items[0], themes=(Named("curiosity", "Professional curiosity"),)),),
        facts=(PublishedFact("fatal", "stated", value=True), PublishedFact("neglect", "not_stated", None)),
    )
    list_items(publication, themed, at=LATER)
    list_items(publication, themed, at=LATER)
    assert ListedTheme.objects.get().code == "curiosity"
    assert list(ListedFact.objects.values_list("name", "value")) == [("fatal", "yes"), ("neglect", "")]
