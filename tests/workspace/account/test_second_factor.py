"""Whoever may see drafts shows a second factor: the rule, with the demonstration's exception off."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from factories.people import PASSWORD, a_partnership, a_person, a_reader, an_editor, somebody
from factories.signing_in import SECRET, code, signed_in, with_app
from heed.audit.models import Entry
from heed.people.models import OpenSession, Person
from heed.people.rules import Duty

pytestmark = pytest.mark.django_db

SET_UP = "/staff/account/second-factor/"


@pytest.fixture(autouse=True)
def _password_is_not_enough(settings: Settings) -> None:
    settings.PASSWORD_IS_ENOUGH = False


@pytest.fixture
def editor() -> Person:
    return an_editor(a_partnership())


def secret_shown(page: str) -> str:
    found = re.search(r"heed-key\">(\w+)<", page)
    assert found
    return found[1]


@pytest.mark.parametrize("address", ["/staff/", "/staff/account/", "/staff/reviews/1/", "/staff/account/codes/"])
def test_with_a_password_alone_an_editor_reaches_only_the_set_up(editor: Person, address: str) -> None:
    response = signed_in(editor).get(address)
    assert (response.status_code, response["Location"]) == (302, SET_UP)


def test_a_session_that_never_came_through_the_door_is_not_let_past_either(editor: Person, client: Client) -> None:
    client.force_login(editor)
    assert client.get("/staff/")["Location"] == SET_UP


def test_writing_is_refused_like_reading(editor: Person) -> None:
    client = signed_in(editor)
    assert client.post("/staff/reviews/1/confirm/")["Location"] == SET_UP
    assert client.post("/staff/account/", {"name": "Another"})["Location"] == SET_UP
    editor.refresh_from_db()
    assert editor.name == "Ellis Marsh"


def test_the_set_up_the_public_pages_and_the_way_out_are_open(editor: Person) -> None:
    client = signed_in(editor)
    for address in (SET_UP, "/staff/account/app/", "/staff/account/passkeys/add/", "/reviews/", "/about/"):
        assert client.get(address).status_code == 200, address
    assert client.post("/staff/sign-out/")["Location"] == "/"


@pytest.mark.parametrize("duty", [Duty.EDITOR, Duty.APPROVER, Duty.ANALYST, Duty.ADMINISTRATOR])
def test_it_is_demanded_of_all_who_may_see_drafts(duty: Duty) -> None:
    assert signed_in(somebody(duty, a_partnership())).get("/staff/account/")["Location"] == SET_UP


@pytest.mark.parametrize("duty", [Duty.READER, Duty.AGENCY_LEAD])
def test_it_is_not_demanded_of_others(duty: Duty) -> None:
    assert signed_in(somebody(duty, a_partnership())).get("/staff/account/").status_code == 200
    assert signed_in(a_person()).get("/staff/account/").status_code == 200


def test_one_duty_at_one_partnership_is_enough_to_demand_it() -> None:
    reader = a_reader(a_partnership())
    client = signed_in(reader)
    assert client.get("/staff/account/").status_code == 200
    editor_elsewhere = somebody(Duty.EDITOR, a_partnership())
    editor_elsewhere.memberships.update(person=reader)
    assert client.get("/staff/account/")["Location"] == SET_UP


def test_an_app_is_set_up_and_the_desk_opens(editor: Person) -> None:
    client = signed_in(editor)
    secret = secret_shown(client.get("/staff/account/app/").content.decode())
    wrong = client.post("/staff/account/app/", {"code": "000000" if code(secret) != "000000" else "111111"})
    assert b"did not fit" in wrong.content
    assert client.get("/staff/")["Location"] == SET_UP
    response = client.post("/staff/account/app/", {"code": code(secret)})
    assert response["Location"] == "/staff/account/codes/"
    page = client.get("/staff/account/codes/").content.decode()
    assert len(re.findall(r"<code>(\d{8})</code>", page)) == 10
    assert client.get("/staff/").status_code == 200
    assert "second factor added" in Entry.objects.values_list("action", flat=True)


def test_the_apps_secret_is_not_in_the_clear_in_the_database(editor: Person) -> None:
    client = signed_in(editor)
    secret = secret_shown(client.get("/staff/account/app/").content.decode())
    client.post("/staff/account/app/", {"code": code(secret)})
    assert Authenticator.objects.filter(type="totp").count() == 1
    assert secret not in str(list(Authenticator.objects.values_list("data", flat=True)))


def test_recovery_codes_are_shown_once(editor: Person) -> None:
    client = signed_in(editor)
    secret = secret_shown(client.get("/staff/account/app/").content.decode())
    client.post("/staff/account/app/", {"code": code(secret)})
    client.get("/staff/account/codes/")
    again = client.get("/staff/account/codes/").content.decode()
    assert "not shown again" in again
    assert not re.search(r"<code>\d{8}</code>", again)
    client.post("/staff/account/codes/new/")
    assert len(re.findall(r"<code>(\d{8})</code>", client.get("/staff/account/codes/").content.decode())) == 10
    assert "recovery codes made" in Entry.objects.values_list("action", flat=True)


def test_who_has_one_is_asked_for_it_and_then_let_in(editor: Person) -> None:
    with_app(editor)
    client = Client()
    first = client.post("/staff/sign-in/", {"login": editor.email, "password": PASSWORD})
    assert first["Location"] == "/staff/sign-in/second-step/"
    assert client.get("/staff/").status_code == 302
    assert not OpenSession.objects.exists()
    wrong = client.post("/staff/sign-in/second-step/", {"code": "12"})
    assert b"did not fit" in wrong.content
    assert Entry.objects.get(action="sign-in failed").detail == {"at": "second factor"}
    client.post("/staff/sign-in/second-step/", {"code": code()})
    assert client.get("/staff/").status_code == 200
    assert Entry.objects.get(action="signed in").detail == {"second factor": True}


def test_a_code_is_good_once_even_in_another_browser(editor: Person) -> None:
    with_app(editor)
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        used = code()
        signed_in(editor, second=used)
    with time_machine.travel(now + timedelta(seconds=31), tick=False):
        thief = signed_in(editor)
        for typed in (used, f"{used[:3]} {used[3:]}"):
            assert b"did not fit" in thief.post("/staff/sign-in/second-step/", {"code": typed}).content


def test_a_recovery_code_lets_in_once(editor: Person) -> None:
    codes = with_app(editor)
    assert signed_in(editor, second=codes[0]).get("/staff/").status_code == 200
    thief = signed_in(editor)
    assert b"did not fit" in thief.post("/staff/sign-in/second-step/", {"code": codes[0]}).content


def test_codes_cannot_be_tried_without_end(editor: Person) -> None:
    with_app(editor)
    client = signed_in(editor)
    answers = [client.post("/staff/sign-in/second-step/", {"code": f"{n:06}"}).content for n in range(21)]
    assert b"Too many attempts" in answers[-1]
    assert b"Too many attempts" in client.post("/staff/sign-in/second-step/", {"code": code()}).content


def test_a_session_from_before_the_factor_was_set_up_cannot_add_one_of_its_own(editor: Person) -> None:
    thief = signed_in(editor)
    with_app(editor)
    for address in (SET_UP, "/staff/account/app/", "/staff/account/passkeys/add/", "/staff/account/again/password/"):
        stolen = signed_in_again(thief, editor)
        assert stolen.get(address)["Location"] == "/staff/sign-in/", address


def signed_in_again(client: Client, person: Person) -> Client:
    """The same as a browser whose session knows of a password only."""
    if "_auth_user_id" not in client.session:
        client.force_login(person)
    return client


def test_the_last_one_cannot_be_removed_where_it_is_demanded(editor: Person) -> None:
    with_app(editor)
    client = signed_in(editor, second=code())
    response = client.post("/staff/account/app/remove/", follow=True)
    assert b"Add another first" in response.content
    assert Authenticator.objects.filter(type="totp").exists()


def test_who_need_not_have_one_may_remove_it() -> None:
    reader = a_reader(a_partnership())
    with_app(reader)
    client = signed_in(reader, second=code())
    client.post("/staff/account/app/remove/")
    assert not Authenticator.objects.exists()
    assert "second factor removed" in Entry.objects.values_list("action", flat=True)


def test_a_while_after_signing_in_the_person_is_asked_again_before_factors_change(editor: Person) -> None:
    with_app(editor)
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        client = signed_in(editor, second=code())
    with time_machine.travel(now + timedelta(minutes=11), tick=False):
        asked = client.get("/staff/account/passkeys/add/")
        assert asked["Location"].startswith("/staff/account/again/password/")
        assert b"not your password" in client.post(asked["Location"], {"password": "wrong"}).content
        client.post(asked["Location"], {"password": PASSWORD})
        assert client.get("/staff/account/passkeys/add/").status_code == 200


def test_in_the_demonstration_a_password_is_enough_and_every_staff_page_says_so(
    editor: Person, settings: Settings
) -> None:
    settings.PASSWORD_IS_ENOUGH = settings.HEED_DEMONSTRATION = True
    client = signed_in(editor)
    for address in ("/staff/", "/staff/account/", "/staff/account/app/"):
        assert b"asks for no second factor" in client.get(address).content
    assert b"asks for no second factor" not in client.get("/about/").content


def test_outside_it_no_page_says_so(editor: Person) -> None:
    with_app(editor)
    assert b"asks for no second factor" not in signed_in(editor, second=code()).get("/staff/").content


def test_the_secret_of_these_tests_makes_six_digits() -> None:
    assert re.fullmatch(r"\d{6}", code(SECRET))
