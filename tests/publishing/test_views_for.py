"""Tests of the pages of what it means for you: publishing.views.for_you, for_agency and for_role."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factories.publishing import HEALTH_VISITOR, POLICE, SAID_ONLY, a_partnership, a_publication, an_item, withdraw
from heed.people.services import load_code_lists
from heed.publishing.record import Named, PublishedAddressee, PublishedItem

pytestmark = pytest.mark.django_db

COMMUNITY_HEALTH = PublishedAddressee("community services", Named("community-health", "Community health"))
SOCIAL_WORKER = PublishedAddressee("social workers", None, Named("social-worker", "Social workers"))


def a_recommendation(text: str, *to: PublishedAddressee, due: str | None = None) -> PublishedItem:
    return replace(an_item(text, *to, type="recommendation", number="1"), due=due)


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_every_agency_and_role_that_something_speaks_to_is_offered(client: Client) -> None:
    a_publication(an_item("Ask.", HEALTH_VISITOR), an_item("Tell.", POLICE, SOCIAL_WORKER), an_item("Go.", SAID_ONLY))
    found = page(client, "/for/")
    for address in (
        "/for/police/",
        "/for/community-health/",
        "/for/community-health/health-visitor/",
        "/for/roles/social-worker/",
    ):
        assert f'href="{address}"' in found
    assert "transport" not in found


def test_an_empty_site_says_so(client: Client) -> None:
    assert "Nothing here speaks to an agency or role yet." in page(client, "/for/")


@pytest.mark.parametrize(("said", "found"), [("visitor", True), ("HV", True), ("hv", True), ("tea party", False)])
def test_people_find_their_role_by_the_words_they_use_for_it(client: Client, said: str, *, found: bool) -> None:
    a_publication(an_item("Ask.", HEALTH_VISITOR), an_item("Tell.", POLICE))
    shown = page(client, f"/for/?q={said}")
    assert ("/for/community-health/health-visitor/" in shown) == found
    assert "/for/police/" not in shown
    assert ("Nothing public speaks to an agency or role of that name." in shown) != found


def test_an_agency_reads_only_what_is_addressed_to_it_and_by_when(client: Client) -> None:
    a_publication(
        a_recommendation("Tell the school.", POLICE, due="within three months"),
        a_recommendation("Ask at home.", HEALTH_VISITOR, due="at once"),
        an_item("To nobody."),
    )
    found = page(client, "/for/police/")
    assert "Tell the school." in found
    assert "within three months" in found
    assert "Nothing has been published yet" in found
    assert "Ask at home." not in found
    assert "To nobody." not in found


def test_a_lesson_asks_for_nothing_that_could_be_done(client: Client) -> None:
    a_publication(an_item("Ask.", POLICE))
    assert "What was done about it" not in page(client, "/for/police/")


def test_recommendations_alone_can_be_read(client: Client) -> None:
    a_publication(an_item("A lesson.", POLICE), a_recommendation("Do this.", POLICE))
    found = page(client, "/for/police/?type=recommendation")
    assert "Do this." in found
    assert "A lesson." not in found
    everyone = page(client, "/for/police/?type=recommendation&to=everyone")
    assert "Do this." in everyone
    assert "A lesson." not in everyone


def test_where_nothing_is_recommended_the_rest_is_one_step_away(client: Client) -> None:
    a_publication(an_item("A lesson.", POLICE))
    found = page(client, "/for/police/?type=recommendation")
    assert "No recommendation is addressed to you." in found
    assert "Show everything" in found


def test_sub_points_are_read_with_the_words(client: Client) -> None:
    a_publication(an_item("Plans say:", POLICE, title="Plans", parts=["who acts", "by when"]))
    found = page(client, "/for/police/")
    assert "<li>who acts</li><li>by when</li>" in found


@pytest.mark.parametrize(
    ("address", "follow"),
    [
        ("/for/community-health/", "/follow/?agency=community-health"),
        ("/for/community-health/health-visitor/", "/follow/?agency=community-health&amp;role=health-visitor"),
        ("/for/roles/health-visitor/", "/follow/?role=health-visitor"),
        ("/reviews/?partnership=another-board", "/follow/?partnership=another-board"),
        ("/themes/recording/", "/follow/?theme=recording"),
    ],
)
def test_each_page_leads_to_following_just_that(client: Client, address: str, follow: str) -> None:
    a_publication(an_item("Ask.", HEALTH_VISITOR), partnership=a_partnership("Another board"))
    assert f'href="{follow}"' in page(client, address)


def test_the_newest_review_stands_first(client: Client) -> None:
    a_publication(an_item("Older.", POLICE), label="Child B", year=2019, published=date(2019, 1, 1))
    a_publication(an_item("Newer.", POLICE), label="Child A")
    found = page(client, "/for/police/")
    assert found.index("Newer.") < found.index("Older.")


def test_a_role_reads_first_what_speaks_to_it_and_then_what_speaks_to_everyone(client: Client) -> None:
    a_publication(
        an_item("To everyone.", COMMUNITY_HEALTH),
        an_item("To health visitors.", HEALTH_VISITOR),
        an_item("To both.", COMMUNITY_HEALTH, HEALTH_VISITOR),
        an_item("To the police.", POLICE),
    )
    found = page(client, "/for/community-health/health-visitor/")
    assert found.index("To health visitors.") < found.index('id="to-everyone"') < found.index("To everyone.")
    assert found.count("To both.") == 1
    assert "To the police." not in found


def test_what_speaks_to_everyone_is_cut_and_leads_on_to_all_of_it(client: Client) -> None:
    a_publication(
        an_item("To health visitors.", HEALTH_VISITOR), *(an_item(f"Thing {n}.", COMMUNITY_HEALTH) for n in range(12))
    )
    found = page(client, "/for/community-health/health-visitor/")
    assert "Thing 9." in found
    assert "Thing 10." not in found
    assert "Thing 10." in page(client, "/for/community-health/?to=everyone")
    assert "To health visitors." not in page(client, "/for/community-health/?to=everyone")


def test_a_role_in_no_agency_reads_what_speaks_to_it_anywhere(client: Client) -> None:
    in_school = replace(SOCIAL_WORKER, agency=Named("school", "Schools"))
    a_publication(an_item("Anywhere.", SOCIAL_WORKER), an_item("In schools.", in_school), an_item("Not.", POLICE))
    found = page(client, "/for/roles/social-worker/")
    assert "Anywhere." in found
    assert "In schools." in found
    assert "Not." not in found


@pytest.mark.parametrize("address", ["/for/tea-party/", "/for/police/tea-party/", "/for/roles/tea-party/"])
def test_an_agency_or_role_that_nobody_knows_has_no_page(client: Client, address: str) -> None:
    a_publication(an_item("Ask.", POLICE))
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "address", ["/for/police/", "/for/community-health/health-visitor/", "/for/roles/social-worker/"]
)
def test_the_address_of_an_agency_outlives_what_spoke_to_it(client: Client, address: str) -> None:
    load_code_lists()
    withdraw(a_publication(an_item("Ask.", POLICE, HEALTH_VISITOR, SOCIAL_WORKER)))
    found = page(client, address)
    assert "Nothing public is addressed to you yet." in found
    assert "Ask." not in found


def test_a_long_list_is_parted(client: Client) -> None:
    a_publication(*(an_item(f"Thing {n}.", POLICE) for n in range(21)))
    assert 'href="?page=2"' in page(client, "/for/police/")
    assert "Thing 20." in page(client, "/for/police/?page=2")


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/for/", 1),
        ("/for/community-health/", 5),
        ("/for/community-health/health-visitor/", 6),
        ("/for/roles/health-visitor/", 5),
    ],
)
def test_the_pages_cost_the_same_however_much_speaks_to_somebody(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, address: str, most: int
) -> None:
    for number in range(8):
        a_publication(
            an_item("Ask.", HEALTH_VISITOR),
            an_item("Tell.", COMMUNITY_HEALTH),
            an_item("Any.", replace(HEALTH_VISITOR, agency=None)),
            partnership=a_partnership(f"Board {number}"),
        )
    client.get("/for/")
    with django_assert_max_num_queries(most + 1):  # one to see whether the page can be had from memory
        client.get(address + "?")
