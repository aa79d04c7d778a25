"""Partnerships and their lineage: first the stranger, then whoever answers for them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factories.people import a_partnership, an_editor, became, somebody
from factories.publishing import a_publication, an_item
from factories.reviews import a_draft
from factories.signing_in import sign_in
from heed.audit.models import Entry
from heed.people.models import Partnership, Person, Succession
from heed.people.rules import Duty
from heed.people.selectors import duties

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> Partnership:
    return a_partnership("Merrow Board", "MB")


@pytest.fixture
def administrator(board: Partnership) -> Person:
    return somebody(Duty.ADMINISTRATOR, board, "Ada Thorne")


def words(response: object) -> str:
    return re.sub(r"\s+", " ", response.content.decode())  # type: ignore[attr-defined]


def addresses(body: Partnership) -> list[str]:
    start = f"/staff/partnerships/{body.pk}/"
    return ["/staff/partnerships/", start, f"{start}name/", f"{start}after/"]


def test_a_stranger_is_asked_to_sign_in(client: Client, board: Partnership) -> None:
    for address in addresses(board):
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (302, f"/staff/sign-in/?next={address}")


def test_an_editor_is_refused_and_told_why(board: Partnership) -> None:
    client = sign_in(an_editor(board))
    for address in addresses(board):
        response = client.get(address)
        assert response.status_code == 403
        assert b"may not record how partnerships change" in response.content


def test_anothers_administrator_does_not_find_it(board: Partnership) -> None:
    after = a_partnership()
    succession = became(board, after)
    client = sign_in(somebody(Duty.ADMINISTRATOR, a_partnership()))
    for address in addresses(board)[1:]:
        assert client.get(address).status_code == 404
        assert client.post(address, {"on": "2024-01-01"}).status_code == 404
    address = f"/staff/partnerships/{board.pk}/after/{succession.pk}/remove/"
    assert client.post(address, {"reason": "Mischief"}).status_code == 404
    assert "Merrow" not in words(client.get("/staff/partnerships/"))
    assert Succession.objects.count() == 1


def test_a_predecessors_administrator_does_not_reach_its_successor(board: Partnership, administrator: Person) -> None:
    after = a_partnership("Merrow Partnership")
    became(board, after)
    assert sign_in(administrator).get(f"/staff/partnerships/{after.pk}/").status_code == 404


def test_nobody_hands_a_body_to_one_that_they_do_not_answer_for(board: Partnership, administrator: Person) -> None:
    other = a_partnership("Elsewhere")
    client = sign_in(administrator)
    data = {"existing": [other.pk], "on": "2024-01-01", "seen": "yes"}
    response = client.post(f"/staff/partnerships/{board.pk}/after/", data)
    assert response.status_code == 422
    assert not Succession.objects.exists()


def test_the_list_shows_names_people_reviews_and_what_came_after(board: Partnership, administrator: Person) -> None:
    a_draft(by=an_editor(board), partnership=board)
    became(board, a_partnership("Merrow Partnership"))
    page = words(sign_in(administrator).get("/staff/partnerships/"))
    assert "Merrow Board" in page
    assert "1 review, 2 people." in page
    assert "by Merrow Partnership." in page


def test_details_are_kept_and_a_wrong_one_is_said(board: Partnership, administrator: Person) -> None:
    client, address = sign_in(administrator), f"/staff/partnerships/{board.pk}/"
    wrong = client.post(address, {"kind": "children", "email": "nowhere"})
    assert wrong.status_code == 422
    assert "Enter a valid email address" in words(wrong)
    client.post(address, {"kind": "adults", "nation": "wales", "email": "office@example.org"})
    board.refresh_from_db()
    assert (board.kind, board.nation, board.email) == ("adults", "wales", "office@example.org")
    assert Entry.objects.filter(action="partnership changed", actor_name="Ada Thorne").exists()


def test_a_renamed_partnerships_reviews_answer_under_both_names(board: Partnership, administrator: Person) -> None:
    publication = a_publication(an_item(), partnership=board)
    document_address = "/reviews/merrow-board/2024/child-a/documents/1"
    data = {"name": "Merrow Partnership", "short_name": "MP", "slug": "merrow-partnership", "on": "2022-05-01"}
    response = sign_in(administrator).post(f"/staff/partnerships/{board.pk}/name/", data, follow=True)
    assert "Merrow Board changed its name to Merrow Partnership." in words(response)
    visitor = Client()
    old = visitor.get(f"/reviews/merrow-board/{publication.year}/child-a/?from=mail")
    assert (old.status_code, old["Location"]) == (
        301,
        f"/reviews/merrow-partnership/{publication.year}/child-a/?from=mail",
    )
    assert visitor.get(old["Location"]).status_code == 200
    assert visitor.get(document_address).status_code == 301
    assert visitor.get("/reviews/no-such-body/2024/child-a/").status_code == 404
    assert visitor.get("/reviews/merrow-partnership/1999/child-a/").status_code == 404
    filtered = visitor.get("/reviews/?partnership=merrow-board&year=2024")
    assert (filtered.status_code, filtered["Location"]) == (301, "/reviews/?partnership=merrow-partnership&year=2024")
    assert "Child A" in words(visitor.get(filtered["Location"]))


def test_a_name_that_is_anothers_is_refused_at_its_field(board: Partnership, administrator: Person) -> None:
    a_partnership("Marsh Board")
    data = {"name": "Marsh Board", "short_name": "", "slug": "marsh-board", "on": "2022-05-01"}
    response = sign_in(administrator).post(f"/staff/partnerships/{board.pk}/name/", data)
    assert response.status_code == 422
    assert "already exists" in words(response)
    board.refresh_from_db()
    assert board.name == "Merrow Board"


def test_a_split_is_looked_at_first_and_takes_along_only_whom_one_ticks(
    board: Partnership, administrator: Person
) -> None:
    editor = an_editor(board)
    a_draft(by=editor, partnership=board)
    client, address = sign_in(administrator), f"/staff/partnerships/{board.pk}/after/"
    data: dict[str, object] = {"new": "East Merrow Partnership (EMP)\r\nWest Merrow Partnership", "on": "2025-04-01"}
    preview = words(client.post(address, data))
    assert "1 review stays at the same address" in preview
    assert "Ellis Marsh, editor at Merrow Board" in preview
    assert not Succession.objects.exists()
    membership = editor.memberships.get()
    response = client.post(address, data | {"seen": "yes", "going": [f"{membership.pk}-1"]}, follow=True)
    assert "Merrow Board was split into East Merrow Partnership and West Merrow Partnership." in words(response)
    east, west = (Partnership.objects.get(name=f"{side} Merrow Partnership") for side in ("East", "West"))
    assert {s.how for s in Succession.objects.all()} == {"split"}
    assert (east.short_name, east.slug) == ("EMP", "east-merrow-partnership")
    assert duties(editor, west) == {Duty.EDITOR}
    assert duties(editor, east) == frozenset()
    assert duties(administrator, east) == {Duty.ADMINISTRATOR}
    assert client.get(address).status_code == 200


def test_two_bodies_become_one_that_was_there_already(board: Partnership, administrator: Person) -> None:
    marsh, whole = a_partnership("Marsh Board"), a_partnership("Whole")
    for body in (marsh, whole):
        body.memberships.create(person=administrator, duty=Duty.ADMINISTRATOR)
    client, address = sign_in(administrator), f"/staff/partnerships/{board.pk}/after/"
    data = {"existing": [whole.pk], "also": [marsh.pk], "on": "2025-04-01", "seen": "yes"}
    client.post(address, data)
    assert set(Succession.objects.values_list("predecessor", "successor", "how")) == {
        (board.pk, whole.pk, "merged"),
        (marsh.pk, whole.pk, "merged"),
    }


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"on": "2025-04-01"}, "Say what came after it"),
        ({"new": "((", "on": "2025-04-01"}, "is not understood"),
        ({"new": "East", "on": "3025-04-01"}, "has not come yet"),
        ({"new": "Merrow Board", "on": "2025-04-01"}, "already exists"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_recorded(
    board: Partnership, administrator: Person, data: dict[str, str], said: str
) -> None:
    address = f"/staff/partnerships/{board.pk}/after/"
    response = sign_in(administrator).post(address, data | {"seen": "yes"})
    assert response.status_code == 422
    assert said in words(response)
    assert (Partnership.objects.count(), Succession.objects.count()) == (1, 0)


def test_a_succession_is_taken_out_with_a_reason_and_not_without(board: Partnership) -> None:
    after = a_partnership("Merrow Partnership")
    succession = became(board, after)
    client = sign_in(somebody(Duty.ADMINISTRATOR, after))
    address = f"/staff/partnerships/{board.pk}/after/{succession.pk}/remove/"
    assert "Say why" in words(client.post(address, follow=True))
    assert Succession.objects.exists()
    client.post(address, {"reason": "It was another board."})
    assert not Succession.objects.exists()
    assert Entry.objects.get(action="succession removed").detail["reason"] == "It was another board."


def test_the_list_asks_the_database_no_more_for_many_than_for_few(
    administrator: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(12):
        body = a_partnership(f"Body {n}")
        body.memberships.create(person=administrator, duty=Duty.ADMINISTRATOR)
        body.former_names.create(name=f"Old {n}", slug=f"old-{n}", until=date(2020, 1, 1))
    client = sign_in(administrator)
    with django_assert_num_queries(12):
        client.get("/staff/partnerships/")
