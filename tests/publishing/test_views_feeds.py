"""Tests of publishing.views.feeds: who finds what in which feed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils.http import http_date
from lxml import etree
from pytest_django import DjangoAssertNumQueries

from factories.feeds import GRAMMAR, SCHEMA, events
from factories.people import an_agency
from factories.publishing import HEALTH_VISITOR, POLICE, a_partnership, a_publication, an_item, publish_again, withdraw
from heed.people.models import FormerName, Succession
from heed.publishing.models import Publication, Version
from heed.publishing.outputs.atom import ATOM, TOMBSTONES
from heed.publishing.record import Named, PublishedItem, from_content
from heed.publishing.rules.licences import licence, not_chosen

pytestmark = pytest.mark.django_db

FEEDS = (
    "/feeds/all",
    "/feeds/partnership/fallowshire-safeguarding-children-partnership",
    "/feeds/theme/curiosity",
    "/feeds/agency/police",
    "/feeds/role/health-visitor",
    "/feeds/agency/community-health/health-visitor",
)
ALL_FORMS = [f"{feed}.{form}" for feed in FEEDS for form in ("atom", "json", "ics")]
A = f"{{{ATOM}}}"
DAY = datetime(2026, 4, 5, 12, tzinfo=UTC)


def themed(text: str, *codes: str) -> PublishedItem:
    return replace(an_item(text), themes=tuple(Named(code, code.capitalize()) for code in codes))


@pytest.fixture
def publication() -> Publication:
    return a_publication(
        an_item("The police share what they know.", POLICE, number="1"),
        an_item("Health visitors look where the child sleeps.", HEALTH_VISITOR, number="2"),
        themed("Everybody asks once more.", "curiosity"),
        replace(an_item("Agree a form.", POLICE, type="recommendation", number="1"), due="31 March 2027"),
    )


def entries(client: Client, address: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(client.get(f"{address}.json").content)["items"]
    return items


@pytest.mark.parametrize("address", ALL_FORMS)
def test_every_feed_is_open_valid_fresh_and_follows_nobody(
    client: Client, publication: Publication, address: str
) -> None:
    withdraw(a_publication(an_item("Gone.", POLICE, HEALTH_VISITOR), label="Child B"))
    answer = client.get(address)
    assert answer.status_code == 200
    assert not answer.cookies
    assert "no-cache" in answer["Cache-Control"]
    assert publication.title in answer.content.decode().replace("\r\n ", "")
    if address.endswith("atom"):
        assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
        GRAMMAR.assertValid(etree.fromstring(answer.content))
    elif address.endswith("json"):
        assert answer["Content-Type"] == "application/feed+json; charset=utf-8"
        assert SCHEMA.is_valid(json.loads(answer.content))
    else:
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        assert events(answer.content)


@pytest.mark.parametrize("address", ALL_FORMS)
def test_a_feed_takes_few_questions_however_much_it_holds(
    client: Client, address: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for label in "ABCDEFGH":
        a_publication(
            an_item("Share.", POLICE),
            an_item("Look.", HEALTH_VISITOR),
            themed("Ask.", "curiosity"),
            label=f"Child {label}",
        )
    withdraw(Publication.objects.get(label="Child A"))
    with django_assert_max_num_queries(12):
        client.get(address)


@pytest.mark.parametrize("address", ALL_FORMS)
def test_a_feed_that_has_not_changed_is_not_sent_again(client: Client, publication: Publication, address: str) -> None:
    first = client.get(address, headers={"accept-encoding": "gzip"})
    assert first["Content-Encoding"] == "gzip"
    asked = {"accept-encoding": "gzip", "if-none-match": first["ETag"]}
    assert client.get(address, headers=asked).status_code == 304


@pytest.mark.parametrize("address", ALL_FORMS)
def test_what_is_withdrawn_in_the_second_in_which_a_reader_came_is_gone_when_it_comes_again(
    client: Client, publication: Publication, address: str
) -> None:
    first = client.get(address)
    came = {"if-modified-since": first.get("Last-Modified", http_date(publication.changed_at.timestamp()))}
    # at the very same moment as it was published
    withdraw(publication)
    again = client.get(address, headers=came)
    assert again.status_code == 200
    assert publication.title not in again.content.decode().replace("\r\n ", "")


@pytest.mark.parametrize(
    "address",
    [
        "/feeds/all.xml",
        "/feeds/partnership/nobody.atom",
        "/feeds/theme/nothing.atom",
        "/feeds/agency/nobody.json",
        "/feeds/role/nobody.ics",
        "/feeds/agency/nobody/health-visitor.atom",
        "/feeds/agency/police/nobody.atom",
        "/feeds/all.atom?page=2",
        "/feeds/all.atom?page=0",
        "/feeds/all.atom?page=-1",
        "/feeds/all.atom?page=²",
        "/feeds/all.atom?page=99999999999999999999",
    ],
)
def test_what_is_not_there_is_not_found(client: Client, publication: Publication, address: str) -> None:
    assert client.get(address).status_code == 404


def test_an_agency_gets_only_what_is_asked_of_it(client: Client, publication: Publication) -> None:
    (entry,) = entries(client, "/feeds/agency/police")
    assert "The police share what they know." in entry["content_html"]
    assert "Agree a form." in entry["content_html"]
    assert "Health visitors" not in entry["content_html"]
    assert entry["summary"].endswith("2 things to learn under “Police”")


def test_a_role_gets_only_what_is_asked_of_it(client: Client, publication: Publication) -> None:
    for address in ("/feeds/role/health-visitor", "/feeds/agency/community-health/health-visitor"):
        (entry,) = entries(client, address)
        assert "where the child sleeps" in entry["content_html"]
        assert "police" not in entry["content_html"].lower()


def test_a_theme_gets_only_what_a_person_coded_with_it(client: Client, publication: Publication) -> None:
    (entry,) = entries(client, "/feeds/theme/curiosity")
    assert "Everybody asks once more." in entry["content_html"]
    assert entry["tags"] == ["Curiosity"]
    assert "form" not in entry["content_html"]


def test_an_agency_of_whom_nothing_is_asked_has_an_empty_feed(client: Client, publication: Publication) -> None:
    an_agency("probation", "Probation")
    answer = client.get("/feeds/agency/probation.atom")
    GRAMMAR.assertValid(etree.fromstring(answer.content))
    assert entries(client, "/feeds/agency/probation") == []


def test_no_feed_tells_the_story(client: Client, publication: Publication) -> None:
    for address in ALL_FORMS:
        assert "six months old" not in client.get(address).content.decode().replace("\r\n ", "")


def test_an_entry_names_who_published_it_when_and_where(client: Client, publication: Publication) -> None:
    entry = etree.fromstring(client.get("/feeds/all.atom").content).find(f"{A}entry")
    assert entry is not None
    assert entry.findtext(f"{A}author/{A}name") == publication.partnership.name
    assert entry.findtext(f"{A}published") == "2026-03-02T09:30:00Z"
    assert entry.findtext(f"{A}id") == publication.public_id.urn
    link = entry.find(f"{A}link[@rel='alternate']")
    assert link is not None
    assert client.get(link.get("href", "")).status_code == 200
    categories = {(one.get("term"), one.get("label")) for one in entry.findall(f"{A}category")}
    assert categories == {("curiosity", "Curiosity"), ("police", "Police"), ("community-health", "Community health")}


@pytest.mark.parametrize("feed", FEEDS)
def test_a_feed_leads_to_the_page_of_the_same(client: Client, publication: Publication, feed: str) -> None:
    page = etree.fromstring(client.get(f"{feed}.atom").content).find(f"{A}link[@rel='alternate']")
    assert page is not None
    answer = client.get(page.get("href", ""))
    assert answer.status_code == 200
    assert f"{feed}.atom" in answer.content.decode()


def test_what_nobody_chose_a_licence_for_claims_none(client: Client, publication: Publication) -> None:
    (entry,) = entries(client, "/feeds/all")
    assert entry["_heed"]["rights"] == not_chosen().name
    Version.objects.update(content={**publication.latest.content, "licence": "OGL-UK-3.0"})  # type: ignore[union-attr]
    (entry,) = entries(client, "/feeds/all")
    assert entry["_heed"]["rights"] == licence("OGL-UK-3.0").name != not_chosen().name
    rights = etree.fromstring(client.get("/feeds/all.atom").content).find(f"{A}entry/{A}link[@rel='license']")
    assert rights is not None
    assert rights.get("href") == licence("OGL-UK-3.0").address


def test_what_is_withdrawn_leaves_every_feed_at_once_and_a_tombstone_stays(
    client: Client, publication: Publication
) -> None:
    kept = {address: client.get(address)["ETag"] for address in ALL_FORMS}
    ids = {feed: etree.fromstring(client.get(f"{feed}.atom").content).findtext(f"{A}entry/{A}id") for feed in FEEDS}
    withdraw(publication)
    Publication.objects.update(changed_at=DAY + timedelta(days=400))
    with time_machine.travel(DAY + timedelta(days=401)):
        for address in ALL_FORMS:
            answer = client.get(address, headers={"if-none-match": kept[address]})
            said = answer.content.decode().replace("\r\n ", "")
            assert answer.status_code == 200
            assert publication.title not in said
            assert "Child A" not in said
            assert "share what" not in said
        for feed in FEEDS:
            (stone,) = etree.fromstring(client.get(f"{feed}.atom").content).findall(f"{{{TOMBSTONES}}}deleted-entry")
            assert stone.get("ref") == ids[feed]
    with time_machine.travel(DAY + timedelta(days=400 + 366)):
        assert b"deleted-entry" not in client.get("/feeds/all.atom").content


def test_what_is_archived_stays(client: Client, publication: Publication) -> None:
    Publication.objects.update(state="archived")
    assert len(entries(client, "/feeds/all")) == 1


def test_an_item_that_a_version_lacks_is_in_no_feed(client: Client, publication: Publication) -> None:
    assert publication.latest is not None
    content = from_content(publication.latest.content)
    publish_again(publication, replace(content, items=content.items[:1]))
    assert "Agree a form." not in client.get("/feeds/agency/police.json").content.decode()
    assert client.get("/feeds/theme/curiosity.json").status_code == 404


def test_a_partnership_has_what_it_took_over_and_nothing_of_others(client: Client, publication: Publication) -> None:
    successor = a_partnership("Fallowshire and Merrow Partnership")
    Succession.objects.create(
        predecessor=publication.partnership, successor=successor, on=date(2026, 1, 1), how=Succession.How.MERGED
    )
    a_publication(an_item(), label="Child Z", partnership=a_partnership("Another board"))
    found = entries(client, "/feeds/partnership/fallowshire-and-merrow-partnership")
    assert [entry["title"] for entry in found] == [publication.title]


def test_under_a_former_name_a_feed_leads_on(client: Client, publication: Publication) -> None:
    FormerName.objects.create(
        partnership=publication.partnership, name="Old board", slug="old-board", until=date(2025, 1, 1)
    )
    answer = client.get("/feeds/partnership/old-board.atom?page=1")
    assert answer.status_code == 301
    assert answer["Location"] == f"/feeds/partnership/{publication.partnership.slug}.atom?page=1"


def test_the_newest_fifty_come_first_and_the_others_on_further_pages(client: Client) -> None:
    for number in range(53):
        a_publication(an_item(), label=f"Child {number}")
    newest = Publication.objects.get(label="Child 7")
    newest.changed_at += timedelta(days=1)
    newest.save()
    first = json.loads(client.get("/feeds/all.json").content)
    assert first["items"][0]["title"] == "Learning from Child 7"
    assert len(first["items"]) == 50
    second = json.loads(client.get(first["next_url"]).content)
    assert len(second["items"]) == 3
    assert "next_url" not in second
    atom = etree.fromstring(client.get("/feeds/all.atom?page=2").content)
    assert {link.get("rel") for link in atom.findall(f"{A}link")} == {"self", "alternate", "first", "previous"}
    assert len({entry["id"] for entry in first["items"] + second["items"]}) == 53


def test_a_calendar_has_the_day_of_each_publication_and_by_when_something_is_asked(
    client: Client, publication: Publication
) -> None:
    found = events(client.get("/feeds/agency/police.ics").content)
    days = {str(event["SUMMARY"]): event["DTSTART"].dt for event in found}
    assert days == {
        publication.title: date(2026, 3, 2),
        f"Recommendation 1 ({publication.title})": date(2027, 3, 31),
    }
