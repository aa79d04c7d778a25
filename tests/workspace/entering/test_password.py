"""A new password for somebody who forgot theirs."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from factories.people import PASSWORD, a_partnership, a_person, an_editor
from heed.audit.models import Entry
from heed.people.selectors import open_sessions

pytestmark = pytest.mark.django_db

ANOTHER = "four quiet wooden boats"


def ask(client: Client, email: str) -> tuple[str, bytes]:
    response = client.post("/staff/forgotten-password/", {"email": email})
    assert response.status_code == 302
    return response["Location"], client.get(response["Location"]).content


def link() -> str:
    found = re.search(r"https?://[^/]+(/staff/new-password/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def choose(client: Client, address: str, password: str) -> int:
    form = client.get(address, follow=True)
    return client.post(form.request["PATH_INFO"], {"password1": password}).status_code


def test_whoever_asks_sees_the_same_and_both_get_a_mail_that_says_what_is_so(client: Client) -> None:
    a_person(email="amina@example.org")
    assert ask(client, "amina@example.org") == ask(client, "nobody@example.org")
    known, unknown = mail.outbox
    assert "/staff/new-password/" in str(known.body)
    assert (unknown.to, "There is no account" in str(unknown.body)) == (["nobody@example.org"], True)
    assert "new-password" not in str(unknown.body)


def test_a_closed_account_gets_no_link(client: Client) -> None:
    a_person(email="closed@example.org", is_active=False)
    ask(client, "closed@example.org")
    assert "new-password" not in str(mail.outbox[0].body)


def test_the_link_leads_to_the_sites_own_address(client: Client, settings: Settings) -> None:
    settings.HEED_PUBLIC_ADDRESS = "https://learning.example.org"
    settings.ALLOWED_HOSTS = ["*"]
    a_person(email="amina@example.org")
    client.post("/staff/forgotten-password/", {"email": "amina@example.org"}, headers={"host": "evil.example.com"})
    assert "https://learning.example.org/staff/new-password/" in str(mail.outbox[0].body)
    assert "evil" not in str(mail.outbox[0].message())


def test_the_link_is_good_once_and_ends_every_session(client: Client) -> None:
    editor, elsewhere = an_editor(a_partnership()), Client()
    elsewhere.post("/staff/sign-in/", {"login": editor.email, "password": PASSWORD})
    ask(client, editor.email)
    address = link()
    assert choose(client, address, ANOTHER) == 302
    assert elsewhere.get("/staff/").status_code == 302
    assert open_sessions(editor) == []
    editor.refresh_from_db()
    assert editor.check_password(ANOTHER)
    assert "password set" in Entry.objects.values_list("action", flat=True)
    assert b"no longer good" in client.get(address, follow=True).content


def test_the_link_is_good_for_two_hours(client: Client) -> None:
    editor, now = an_editor(a_partnership()), timezone.now()
    with time_machine.travel(now, tick=False):
        ask(client, editor.email)
    with time_machine.travel(now + timedelta(hours=2, seconds=1), tick=False):
        assert b"no longer good" in client.get(link(), follow=True).content


def test_a_weak_password_is_refused_with_a_sentence(client: Client) -> None:
    editor = an_editor(a_partnership())
    ask(client, editor.email)
    form = client.get(link(), follow=True)
    response = client.post(form.request["PATH_INFO"], {"password1": "short"})
    assert b"too short" in response.content
    editor.refresh_from_db()
    assert editor.check_password(PASSWORD)


def test_nobody_is_sent_mail_after_mail(client: Client) -> None:
    for _time in range(3):
        ask(client, "amina@example.org")
    assert client.post("/staff/forgotten-password/", {"email": "amina@example.org"}).status_code == 429
    assert len(mail.outbox) == 3
