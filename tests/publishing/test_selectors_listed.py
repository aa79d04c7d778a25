"""Tests of publishing.selectors.listed: the one door to public items."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from factories.publishing import (
    HEALTH_VISITOR,
    POLICE,
    PUBLISHED_AT,
    SAID_ONLY,
    a_partnership,
    a_publication,
    an_item,
    publish_again,
    withdraw,
)
from heed.publishing.models import ListedItem, PublicationState
from heed.publishing.record import Named, PublishedAddressee, from_content
from heed.publishing.selectors.listed import (
    about_theme,
    newest_first,
    public_items,
    speaking_to,
    speaking_to_everyone_in,
    speaking_to_role,
)
from heed.publishing.services.listing import list_items

pytestmark = pytest.mark.django_db

ANY_HEALTH_VISITOR = PublishedAddressee("health visitors", None, Named("health-visitor", "Health visitor"))
SCHOOL_NURSE = PublishedAddressee(
    "school nurses", Named("community-health", "Community health"), Named("school-nurse", "School nurse")
)
COMMUNITY_HEALTH = PublishedAddressee("community services", Named("community-health", "Community health"))


def texts(items: object) -> list[str]:
    return sorted(item.text for item in items)  # type: ignore[attr-defined]


def test_what_was_withdrawn_or_taken_out_is_not_there_and_what_was_archived_is() -> None:
    a_publication(an_item("Here."), label="Child A")
    withdraw(a_publication(an_item("Withdrawn."), label="Child B"))
    archived = a_publication(an_item("Archived."), label="Child C")
    archived.state = PublicationState.ARCHIVED
    archived.save()
    corrected = a_publication(an_item("Stays."), an_item("Taken out."), label="Child D")
    assert corrected.latest is not None
    content = from_content(corrected.latest.content)
    publish_again(corrected, replace(content, items=content.items[:1]))
    assert texts(public_items()) == ["Archived.", "Here.", "Stays."]
    assert ListedItem.objects.count() == 5


def test_an_agency_gets_what_speaks_to_it_and_to_its_roles_once_each() -> None:
    a_publication(
        an_item("To the agency.", COMMUNITY_HEALTH, SCHOOL_NURSE),
        an_item("To a role.", HEALTH_VISITOR),
        an_item("To another.", POLICE),
        an_item("To nobody known.", SAID_ONLY),
        an_item("To nobody."),
    )
    assert texts(speaking_to(public_items(), "community-health")) == ["To a role.", "To the agency."]
    assert texts(speaking_to_everyone_in(public_items(), "community-health")) == ["To the agency."]


def test_a_role_gets_what_speaks_to_it_in_its_agency_or_anywhere() -> None:
    elsewhere = replace(HEALTH_VISITOR, agency=Named("gp-practice", "GP practice"))
    a_publication(
        an_item("In the agency.", HEALTH_VISITOR),
        an_item("Anywhere.", ANY_HEALTH_VISITOR),
        an_item("In another agency.", elsewhere),
        an_item("To another role.", SCHOOL_NURSE),
    )
    assert texts(speaking_to_role(public_items(), "health-visitor", "community-health")) == [
        "Anywhere.",
        "In the agency.",
    ]
    assert len(speaking_to_role(public_items(), "health-visitor")) == 3


def test_a_theme_gets_what_was_coded_with_it() -> None:
    publication = a_publication(an_item("Ask again."), an_item("Write it down."))
    assert publication.latest is not None
    content = from_content(publication.latest.content)
    first = replace(content.items[0], themes=(Named("curiosity", "Professional curiosity"), Named("voice", "Voice")))
    list_items(publication, replace(content, items=(first, content.items[1])), at=PUBLISHED_AT)
    assert texts(about_theme(public_items(), "curiosity")) == ["Ask again."]


def test_the_newest_review_comes_first_and_each_keeps_its_own_order() -> None:
    other = a_partnership("Another board")
    a_publication(an_item("No day."), label="Child A", published=None)
    a_publication(an_item("Old."), label="Child B", year=2019, published=date(2019, 1, 1))
    a_publication(an_item("New, first."), an_item("New, second."), label="Child C")
    a_publication(an_item("Namesake."), label="Child C", partnership=other)
    assert [item.text for item in newest_first(public_items())] == [
        "New, first.",
        "New, second.",
        "Namesake.",
        "No day.",
        "Old.",
    ]
