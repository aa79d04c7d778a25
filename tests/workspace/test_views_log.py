"""The whole log: who may read which of it, what it finds, and taking it away."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factories.people import a_partnership, a_person, a_reader, an_editor, somebody
from factories.reviews import a_draft
from factories.signing_in import sign_in
from heed.audit.models import Entry
from heed.audit.rules import Action
from heed.audit.services import record, record_all
from heed.people.models import Partnership, Person
from heed.people.rules import Duty
from heed.reviews.services import delete_review
from heed.workspace.selectors.log import entries_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire")


@pytest.fixture
def administrator(partnership: Partnership) -> Person:
    return somebody(Duty.ADMINISTRATOR, partnership, "Ada Thorne")


def words(client: Client, query: str = "") -> str:
    response = client.get(f"/staff/log/{query}")
    assert response.status_code == 200
    return response.content.decode()


def exported(client: Client, query: str = "") -> list[dict[str, str]]:
    response = client.get(f"/staff/log/export/{query}")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    text = b"".join(response.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("address", ["/staff/log/", "/staff/log/export/"])
def test_a_stranger_learns_nothing(client: Client, partnership: Partnership, address: str) -> None:
    assert client.get(address).status_code == 302
    for person in (a_reader(partnership), an_editor(partnership), a_person()):
        response = sign_in(person).get(address)
        assert response.status_code == 403
        assert b"may not read the whole log" in response.content
    assert not Entry.objects.filter(action=Action.VIEWED).exists()


def test_an_administrator_reads_of_their_partnerships_and_of_no_other(
    partnership: Partnership, administrator: Person
) -> None:
    other = a_partnership("Elsewhere")
    a_draft(by=an_editor(partnership, "Near Person"), partnership=partnership, label="Child Near")
    a_draft(by=an_editor(other, "Far Person"), partnership=other, label="Child Far")
    record(by=a_person("Nobody Known"), action=Action.SIGNED_IN, record=a_person())
    page = words(sign_in(administrator))
    assert "Child Near (2020)" in page
    assert "Near Person" in page
    for hidden in ("Child Far", "Far Person", "Nobody Known"):
        assert hidden not in page
        assert hidden not in str(exported(sign_in(administrator)))


def test_who_may_read_of_every_partnership_reads_what_is_of_none_too(administrator: Person) -> None:
    record(by=a_person("Somebody Known"), action=Action.SIGNED_IN, record=a_person())
    assert "<b>Somebody Known</b> signed in." in words(sign_in(administrator))


def test_whoever_reads_the_log_is_in_it(administrator: Person) -> None:
    client = sign_in(administrator)
    words(client)
    assert "<b>Ada Thorne</b> looked at the log." in words(client)
    exported(client)
    assert "looked at the log, and took it away as a file." in words(client)


def test_filters_find_by_person_act_and_day(partnership: Partnership, administrator: Person) -> None:
    editor = an_editor(partnership)
    for day in (1, 2, 3):
        with time_machine.travel(datetime(2026, 3, day, 23, 30, tzinfo=UTC)):
            record(by=editor, action=Action.CONFIRMED, record=partnership, detail={"day": day})
    with time_machine.travel(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)):
        record(by=administrator, action=Action.REJECTED, record=partnership, detail={"day": 182})
    found = entries_for(administrator, since=date(2026, 3, 2), until=date(2026, 3, 2))
    assert [entry.detail["day"] for entry in found] == [2]
    # half past eleven at night in UTC is the next day where the clocks say summer
    assert entries_for(administrator, since=date(2026, 7, 2)).exists()
    assert [entry.detail["day"] for entry in entries_for(administrator, by=editor.pk).order_by("pk")] == [1, 2, 3]
    rows = exported(sign_in(administrator), f"?by={editor.pk}&since=2026-03-02&action=confirmed")
    assert [row["at"][:10] for row in rows] == ["2026-03-03", "2026-03-02"]
    page = words(sign_in(administrator), "?action=rejected")
    assert "rejected Fallowshire" in page
    assert "confirmed Fallowshire" not in page


def test_a_filter_that_is_not_understood_says_so(administrator: Person) -> None:
    page = words(sign_in(administrator), "?since=last+week&by=999999&before=x")
    assert "There is a problem" in page or "Please check this" in page
    assert "Enter a valid date" in page


def test_pages_go_on_where_the_last_one_ended_in_a_handful_of_queries(
    partnership: Partnership, administrator: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    record_all(by=administrator, action=Action.CONFIRMED, records=[partnership] * 120)
    client = sign_in(administrator)
    with django_assert_max_num_queries(20):
        first = client.get("/staff/log/?action=confirmed")
    older = first.context["part"].older
    with django_assert_max_num_queries(20):
        second = client.get(f"/staff/log/?action=confirmed&before={older}")
    third = client.get(f"/staff/log/?action=confirmed&before={second.context['part'].older}")
    keys = [deed.key for page in (first, second, third) for deed in page.context["part"].deeds]
    assert keys == sorted(set(keys), reverse=True)
    assert len(keys) == 120
    assert third.context["part"].older is None


def test_a_file_holds_all_of_it_and_no_formula(partnership: Partnership, administrator: Person) -> None:
    record_all(by=a_person("=HYPERLINK(1)"), action=Action.CONFIRMED, records=[partnership] * 600)
    rows = exported(sign_in(administrator), "?action=confirmed")
    assert len(rows) == 600
    assert {row["person"] for row in rows} == {"'=HYPERLINK(1)"}
    assert {row["partnership"] for row in rows} == {"Fallowshire"}


def test_nothing_found_says_so(administrator: Person) -> None:
    assert "No entry matches all of this." in words(sign_in(administrator), "?action=withdrawn")


def test_what_lies_in_the_bin_is_named_and_not_linked(partnership: Partnership, administrator: Person) -> None:
    editor = an_editor(partnership)
    review = a_draft(by=editor, partnership=partnership, label="Child Gone")
    delete_review(review=review, why="Twice", by=editor)
    page = words(sign_in(administrator))
    assert "Child Gone (2020), in the bin" in page
    assert f"/staff/reviews/{review.pk}/history/" not in page
