"""Items in the open interface: by filter, part by part, and by their lasting key."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from factories.open_data import data, refused, texts
from factories.publishing import (
    HEALTH_VISITOR,
    POLICE,
    a_publication,
    an_item,
    content_of,
    publish_again,
    withdraw,
)
from heed.publishing.record import Named
from heed.publishing.selectors.open_data import Place
from heed.publishing.views.api.asking import cursor_at, place_in
from heed.publishing.views.api.problems import NotUnderstood

pytestmark = pytest.mark.django_db


def test_an_item_carries_its_review_with_it() -> None:
    a_publication(an_item("Ask.", HEALTH_VISITOR, number="3"))
    [item] = data("items")["results"]
    assert (item["name"], item["text"]) == ("Lesson 3", "Ask.")
    assert item["addressees"][0]["role"] == {"code": "health-visitor", "name": "Health visitor"}
    assert (item["review"]["label"], item["review"]["year"]) == ("Child A", 2024)
    assert data(item["data_address"]) == item


def test_the_filters_of_items() -> None:
    one = a_publication(an_item("Ask who sleeps here.", POLICE), an_item("Write.", type="recommendation"))
    a_publication(an_item("Ask at school.", HEALTH_VISITOR), label="Child B")
    content = content_of(one)
    publish_again(
        one, replace(content, items=(replace(content.items[0], themes=(Named("homes", "Homes"),)), content.items[1]))
    )
    assert texts("items?agency=police") == texts("items?theme=homes") == ["Ask who sleeps here."]
    assert texts("items?role=health-visitor") == ["Ask at school."]
    assert texts("items?type=recommendation") == ["Write."]
    assert texts("items?words=ask+SCHOOL") == ["Ask at school."]
    assert len(texts(f"items?partnership={one.partnership.slug}")) == 3
    assert texts("items?changed_since=2030-01-01") == []


def test_a_list_goes_on_part_by_part_and_ends() -> None:
    for label in ("Child A", "Child B"):
        a_publication(*(an_item(f"{label} {n}") for n in range(3)), label=label)
    seen, address = [], "items?limit=2"
    while address:
        part = data(address)
        assert part["count"] == 6
        seen += [item["text"] for item in part["results"]]
        address = part["next"]
    assert sorted(seen) == [f"Child {letter} {n}" for letter in "AB" for n in range(3)]


def test_the_next_part_keeps_the_filters() -> None:
    a_publication(*(an_item(f"Ask {n}.", POLICE) for n in range(3)), an_item("Not this."))
    part = data("items?limit=2&agency=police")
    assert [item["text"] for item in data(part["next"])["results"]] == ["Ask 2."]


def test_what_is_published_meanwhile_moves_nothing_in_the_parts_to_come() -> None:
    a_publication(*(an_item(f"Item {n}") for n in range(4)))
    part = data("items?limit=2")
    a_publication(an_item("New."), label="Child B")
    assert [item["text"] for item in data(part["next"])["results"] if item["text"] != "New."] == ["Item 2", "Item 3"]


def test_too_many_words_are_refused_with_what_to_do() -> None:
    assert refused("items?words=a+b+c+d+e+f+g+h+i")["detail"].startswith("“words” may hold at most eight words.")


def test_an_unknown_type_is_refused_with_those_there_are() -> None:
    assert "'lesson'" in refused("items?type=tip")["detail"]


def test_an_item_that_a_version_took_out_leads_on_to_its_review() -> None:
    publication = a_publication(an_item("Ask."), an_item("Stay."))
    content = content_of(publication)
    publish_again(publication, replace(content, items=content.items[1:]))
    gone = refused(f"items/{content.items[0].id}", 410)
    assert "is no longer part of the review" in gone["detail"]
    assert gone["review"].endswith("/2024/child-a/")
    assert texts("items") == ["Stay."]


def test_an_item_of_a_withdrawn_review_says_so() -> None:
    publication = withdraw(a_publication(an_item("Ask.")))
    item = publication.listed_items.get()
    gone = refused(f"items/{item.public_id}", 410)
    assert (gone["why"], gone["review"]) == ("A relative asked us to.", None)
    assert texts("items") == []


def test_an_item_that_never_was_public_is_not_found() -> None:
    assert refused(f"items/{uuid4()}", 404)["detail"].startswith("There is no item at this address.")


def test_the_lists_of_codes_hold_what_leads_to_something_public() -> None:
    publication = a_publication(an_item("Ask.", HEALTH_VISITOR, POLICE), an_item("Write.", POLICE))
    withdraw(a_publication(an_item("Gone.", POLICE), label="Child B"))
    site = "http://127.0.0.1:8000/for"
    assert data("agencies")["results"] == [
        {
            "code": "community-health",
            "name": "Community health",
            "item_count": 1,
            "address": f"{site}/community-health/",
        },
        {"code": "police", "name": "Police", "item_count": 2, "address": f"{site}/police/"},
    ]
    assert data("roles")["results"] == [
        {
            "code": "health-visitor",
            "name": "Health visitor",
            "agency": "community-health",
            "item_count": 1,
            "address": f"{site}/community-health/health-visitor/",
        }
    ]
    assert data("themes") == {"count": 0, "results": []}
    [partnership] = data("partnerships")["results"]
    assert (partnership["code"], partnership["review_count"]) == (publication.partnership.slug, 1)


def test_a_list_of_items_takes_a_handful_of_questions_to_the_database(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for label in ("Child A", "Child B", "Child C"):
        a_publication(an_item("Ask.", POLICE), an_item("Write."), label=label)
    with django_assert_num_queries(3):
        assert len(texts("items")) == 6


@given(st.datetimes(timezones=st.just(UTC)), st.integers(0, 2**63 - 1))
def test_a_cursor_gives_back_the_place_it_was_made_of(at: datetime, key: int) -> None:
    place = Place(at, key)
    assert place_in(cursor_at(place)) == place


@given(st.text(max_size=60))
def test_whatever_stands_where_a_cursor_should_be_is_refused_or_a_place(said: str) -> None:
    with suppress(NotUnderstood):
        place_in(said)
