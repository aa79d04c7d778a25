"""Signing in and out: first the stranger, then the owner."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from axes.models import AccessAttempt
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from factories.people import PASSWORD, a_partnership, a_person, an_editor
from heed.audit.models import Entry
from heed.people.models import OpenSession
from heed.people.selectors import open_sessions
from heed.workspace.services.entering import forget_old

pytestmark = pytest.mark.django_db

DO_NOT_BELONG = "do not belong together"


def try_in(client: Client, email: str, password: str = PASSWORD, **headers: str) -> tuple[int, str]:
    response = client.post("/staff/sign-in/", {"login": email, "password": password}, headers=headers)
    return response.status_code, response.content.decode()


def is_in(client: Client) -> bool:
    return client.get("/staff/").status_code == 200


def test_a_stranger_is_shown_the_way_in(client: Client) -> None:
    response = client.get("/staff/", follow=True)
    assert response.redirect_chain == [("/staff/sign-in/?next=/staff/", 302)]
    assert b"Sign in" in response.content


def test_a_wrong_password_an_unknown_address_and_a_closed_account_are_told_alike(client: Client) -> None:
    a_person(email="amina@example.org")
    a_person(email="closed@example.org", is_active=False)
    answers = [
        try_in(client, "amina@example.org", "wrong"),
        try_in(client, "nobody@example.org", "wrong"),
        try_in(client, "closed@example.org", "wrong"),
        try_in(client, "closed@example.org"),
    ]
    said = {(status, page.split("<form")[1].split("csrf")[0], page.count(DO_NOT_BELONG)) for status, page in answers}
    assert len(said) == 1
    assert all(DO_NOT_BELONG in page for _status, page in answers)
    assert "_auth_user_id" not in client.session


def test_a_failed_sign_in_is_logged_with_the_account_and_an_unknown_address_is_not_kept(client: Client) -> None:
    person = a_person(email="amina@example.org")
    try_in(client, "amina@example.org", "wrong")
    try_in(client, "nobody@example.org", "wrong")
    entry = Entry.objects.get()
    assert (entry.action, entry.record_id, entry.actor_id) == ("sign-in failed", person.pk, None)
    assert "nobody@" not in str(list(Entry.objects.values()))


def test_an_editor_signs_in_however_their_address_is_capitalised_and_goes_to_their_desk(client: Client) -> None:
    editor = an_editor(a_partnership())
    response = client.post("/staff/sign-in/", {"login": editor.email.upper(), "password": PASSWORD})
    assert (response.status_code, response["Location"]) == (302, "/staff/")
    assert [entry.action for entry in Entry.objects.all()] == ["signed in"]
    assert client.cookies["sessionid"]["max-age"] == ""


def test_signing_in_leads_where_it_was_asked_for_and_nowhere_outside(client: Client) -> None:
    editor = an_editor(a_partnership())
    data = {"login": editor.email, "password": PASSWORD}
    assert client.post("/staff/sign-in/", {**data, "next": "/staff/reviews/9/"})["Location"] == "/staff/reviews/9/"
    client.post("/staff/sign-out/")
    assert client.post("/staff/sign-in/", {**data, "next": "https://example.com/"})["Location"] == "/staff/"


def test_signing_in_gives_the_session_another_key(client: Client) -> None:
    editor = an_editor(a_partnership())
    session = client.session
    session["planted"] = True
    session.save()
    planted = session.session_key
    try_in(client, editor.email)
    assert client.session.session_key != planted
    assert not Session.objects.filter(session_key=planted).exists()


def test_signing_out_takes_a_post_and_ends_the_session(client: Client) -> None:
    editor = an_editor(a_partnership())
    try_in(client, editor.email)
    assert client.get("/staff/sign-out/").status_code == 405
    assert client.post("/staff/sign-out/").status_code == 302
    assert "_auth_user_id" not in client.session
    assert open_sessions(editor) == []


@pytest.mark.parametrize("address", ["signup/", "login/", "accounts/", "sign-in/email/", "confirm-email/", "inactive/"])
def test_pages_of_the_library_that_nobody_needs_have_no_address(client: Client, address: str) -> None:
    client.force_login(an_editor(a_partnership()))
    assert client.get(f"/staff/{address}").status_code == 404


def test_a_session_ended_elsewhere_is_out_at_once(client: Client) -> None:
    editor = an_editor(a_partnership())
    try_in(client, editor.email)
    assert is_in(client)
    OpenSession.objects.update(ended_at=timezone.now())
    assert client.get("/staff/")["Location"] == "/staff/sign-in/?next=/staff/"
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(("rest", "stays"), [(timedelta(minutes=119), True), (timedelta(minutes=121), False)])
def test_a_session_that_rests_for_two_hours_is_over(client: Client, rest: timedelta, *, stays: bool) -> None:
    editor, now = an_editor(a_partnership()), timezone.now()
    with time_machine.travel(now, tick=False):
        try_in(client, editor.email)
    with time_machine.travel(now + rest, tick=False):
        assert is_in(client) is stays


def test_a_session_in_use_lasts_twelve_hours_and_no_longer(client: Client) -> None:
    editor, now = an_editor(a_partnership()), timezone.now()
    with time_machine.travel(now, tick=False):
        try_in(client, editor.email)
    for hour in range(1, 12):
        with time_machine.travel(now + timedelta(hours=hour), tick=False):
            assert is_in(client)
    with time_machine.travel(now + timedelta(hours=12), tick=False):
        assert not is_in(client)


def test_five_wrong_passwords_lock_the_address_from_there_for_a_quarter_of_an_hour(client: Client) -> None:
    editor, now = an_editor(a_partnership()), timezone.now()
    with time_machine.travel(now, tick=False):
        for _attempt in range(4):
            assert try_in(client, editor.email, "wrong")[0] == 200
        status, page = try_in(client, editor.email, "wrong")
        assert (status, "locked for 15 minutes" in page) == (429, True)
        assert try_in(client, editor.email)[0] == 429
    with time_machine.travel(now + timedelta(minutes=14), tick=False):
        assert try_in(client, editor.email.upper())[0] == 429
    with time_machine.travel(now + timedelta(minutes=15, seconds=1), tick=False):
        assert try_in(client, editor.email)[0] == 302


def test_an_address_without_account_is_locked_in_the_same_words(client: Client) -> None:
    editor = an_editor(a_partnership())
    known = [try_in(client, editor.email, "wrong") for _attempt in range(6)]
    unknown = [try_in(client, "nobody@example.org", "wrong") for _attempt in range(6)]
    assert [status for status, _page in known] == [status for status, _page in unknown]
    assert known[-1] == unknown[-1]


def test_somebody_elsewhere_is_not_locked_out_by_it(client: Client) -> None:
    editor = an_editor(a_partnership())
    for _attempt in range(6):
        try_in(client, editor.email, "wrong")
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert try_in(elsewhere, editor.email)[0] == 302


def test_what_is_forwarded_is_not_believed_without_a_proxy(client: Client) -> None:
    editor = an_editor(a_partnership())
    for number in range(5):
        try_in(client, editor.email, "wrong", x_forwarded_for=f"192.0.2.{number}")
    assert try_in(client, editor.email, x_forwarded_for="192.0.2.99")[0] == 429


def test_behind_a_proxy_only_what_the_proxy_added_is_believed(client: Client, settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    editor = an_editor(a_partnership())
    for number in range(5):
        try_in(client, editor.email, "wrong", x_forwarded_for=f"203.0.113.{number}, 192.0.2.1")
    assert try_in(client, editor.email, x_forwarded_for="203.0.113.99, 192.0.2.1")[0] == 429
    assert try_in(client, editor.email, x_forwarded_for="192.0.2.1, 192.0.2.2")[0] == 302


def test_one_place_may_not_try_one_address_after_another(client: Client) -> None:
    statuses = [try_in(client, f"person-{number}@example.org", "wrong")[0] for number in range(31)]
    assert statuses == [200] * 30 + [429]


class CountingHasher(MD5PasswordHasher):
    """Counts how often a password was worked on: the costly part of signing in."""

    worked = 0

    def encode(self, password: str, salt: str) -> str:
        """One more."""
        CountingHasher.worked += 1
        return super().encode(password, salt)


def test_an_address_without_account_costs_the_same_work_as_one_with(client: Client, settings: Settings) -> None:
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    a_person(email="amina@example.org")
    a_person(email="closed@example.org", is_active=False)
    costs = []
    for email in ("amina@example.org", "nobody@example.org", "closed@example.org"):
        CountingHasher.worked = 0
        try_in(client, email, "wrong")
        costs.append(CountingHasher.worked)
    assert len(set(costs)) == 1
    assert costs[0] > 0


def test_what_signing_in_leaves_behind_is_forgotten(client: Client) -> None:
    editor, now = an_editor(a_partnership()), timezone.now()
    with time_machine.travel(now, tick=False):
        try_in(client, "nobody@example.org", "wrong")
        try_in(client, editor.email)
        forget_old()
        assert (OpenSession.objects.count(), Session.objects.count()) == (1, 1)
        assert AccessAttempt.objects.count() == 1
    with time_machine.travel(now + timedelta(minutes=16), tick=False):
        forget_old()
        assert not AccessAttempt.objects.exists()
        assert is_in(client)
    with time_machine.travel(now + timedelta(days=91), tick=False):
        forget_old()
        assert not OpenSession.objects.exists()
        assert not Session.objects.exists()
