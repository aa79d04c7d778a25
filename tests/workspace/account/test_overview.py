"""Your account: name, password, sessions."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factories.people import PASSWORD, a_partnership, a_person, a_reader
from factories.signing_in import signed_in, with_app
from heed.audit.models import Entry
from heed.people.models import OpenSession
from heed.people.selectors import open_sessions

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


def test_a_stranger_is_asked_to_sign_in(client: Client) -> None:
    for address in ("", "password/", "app/", "passkeys/add/", "codes/", "second-factor/", "again/password/"):
        response = client.get(f"/staff/account/{address}")
        assert (response.status_code, "/staff/sign-in/" in response["Location"]) == (302, True), address
    assert client.post("/staff/account/sessions/1/end/").status_code == 302


def test_a_session_of_somebody_else_is_not_ended() -> None:
    partnership = a_partnership()
    reader, other = a_reader(partnership), a_person("Other")
    others, mine = signed_in(other), signed_in(reader)
    session = OpenSession.objects.get(person=other)
    assert b"had ended already" in mine.post(f"/staff/account/sessions/{session.pk}/end/", follow=True).content
    assert others.get("/staff/account/").status_code == 200


def test_sessions_are_shown_with_their_device_and_one_is_ended_at_once() -> None:
    reader = a_reader(a_partnership())
    here, there = signed_in(reader), Client(headers={"user-agent": FIREFOX})
    there.post("/staff/sign-in/", {"login": reader.email, "password": PASSWORD})
    page = here.get("/staff/account/").content.decode()
    assert "Firefox on Linux" in page
    assert page.count("This one") == 1
    session = OpenSession.objects.get(device=FIREFOX)
    assert here.post(f"/staff/account/sessions/{session.pk}/end/").status_code == 302
    assert there.get("/staff/account/").status_code == 302
    assert here.get("/staff/account/").status_code == 200
    assert Entry.objects.filter(action="session ended").count() == 1


def test_all_others_are_ended_and_this_one_stays() -> None:
    reader = a_reader(a_partnership())
    here, *others = (signed_in(reader) for _browser in range(3))
    here.post("/staff/account/sessions/end-others/")
    assert here.get("/staff/account/").status_code == 200
    assert [other.get("/staff/account/").status_code for other in others] == [302, 302]
    assert len(open_sessions(reader)) == 1


def test_a_name_is_changed_and_the_log_keeps_the_one_before() -> None:
    reader = a_reader(a_partnership())
    client = signed_in(reader)
    assert b"Enter your name" in client.post("/staff/account/", {"name": " "}).content
    client.post("/staff/account/", {"name": " Rowan Hill "})
    reader.refresh_from_db()
    assert reader.name == "Rowan Hill"
    assert Entry.objects.get(action="name changed").detail == {"was": "Rowan Vale", "is": "Rowan Hill"}


def test_a_password_is_changed_with_the_one_before_and_other_sessions_end() -> None:
    reader = a_reader(a_partnership())
    here, there = signed_in(reader), signed_in(reader)
    new = "four quiet wooden boats"
    wrong = here.post("/staff/account/password/", {"oldpassword": "wrong", "password1": new})
    assert b"not your password" in wrong.content
    weak = here.post("/staff/account/password/", {"oldpassword": PASSWORD, "password1": "short"})
    assert b"too short" in weak.content
    here.post("/staff/account/password/", {"oldpassword": PASSWORD, "password1": new})
    assert here.get("/staff/account/").status_code == 200
    assert there.get("/staff/account/").status_code == 302
    assert len(open_sessions(reader)) == 1
    reader.refresh_from_db()
    assert reader.check_password(new)


def test_the_page_takes_as_many_queries_for_many_sessions_as_for_one(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    reader = a_reader(a_partnership())
    with_app(reader)
    for _number in range(12):
        OpenSession.objects.create(
            person=reader, opened_at="2026-11-24T08:00:00Z", seen_at="2026-11-24T08:00:00Z", device=FIREFOX
        )
    client = Client()
    client.force_login(reader)
    with django_assert_max_num_queries(8):
        assert client.get("/staff/account/").status_code == 200
