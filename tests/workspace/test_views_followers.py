"""Tests of workspace.views.followers: first who may not look."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factories.following import a_follower
from factories.people import a_partnership, a_person, a_reader, an_agency, an_editor
from heed.people.models import Person
from heed.publishing.rules.feeds import EVERYTHING, Topic

pytestmark = pytest.mark.django_db

PAGE = "/staff/followers/"


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_strangers_and_readers_see_no_counts(client: Client) -> None:
    assert "/staff/sign-in/" in client.get(PAGE)["Location"]
    for person in (a_person(), a_reader(a_partnership())):
        assert browser(person).get(PAGE).status_code == 403


def test_an_editor_sees_counts_never_addresses_and_no_small_ones() -> None:
    an_agency("police", "Police")
    for number in range(6):
        a_follower(f"reader{number}@example.org", EVERYTHING, *([Topic("agency", "police")] if number < 4 else []))
    page = browser(an_editor(a_partnership())).get(PAGE).content.decode()
    assert "6 addresses follow" in page
    assert '<th scope="row" class="govuk-table__header">Everything</th>' in page
    assert page.index("Everything</th>") < page.index("Police</th>")
    assert "fewer than 5" in page
    assert ">4<" not in page
    assert "@example.org" not in page.replace("editor@example.org", "")


def test_it_takes_few_questions_however_much_is_followed(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(30):
        an_agency(f"agency-{number}", f"Agency {number}")
        a_follower(f"reader{number}@example.org", Topic("agency", f"agency-{number}"))
    client = browser(an_editor(a_partnership()))
    with django_assert_max_num_queries(14):
        client.get(PAGE)
