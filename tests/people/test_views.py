"""Signing in and out."""

from __future__ import annotations

import pytest
from django.test import Client

from factories.people import PASSWORD, a_partnership, a_person, an_editor

pytestmark = pytest.mark.django_db


def test_a_stranger_is_shown_the_way_in(client: Client) -> None:
    response = client.get("/staff/", follow=True)
    assert response.redirect_chain == [("/staff/sign-in/?next=/staff/", 302)]
    assert b"Sign in" in response.content


def test_a_wrong_password_and_an_unknown_address_are_told_alike(client: Client) -> None:
    a_person(email="amina@example.org")
    wrong = client.post("/staff/sign-in/", {"username": "amina@example.org", "password": "wrong"})
    unknown = client.post("/staff/sign-in/", {"username": "nobody@example.org", "password": "wrong"})
    sentence = b"do not belong together"
    assert sentence in wrong.content
    assert sentence in unknown.content
    assert "_auth_user_id" not in client.session


def test_a_closed_account_does_not_sign_in(client: Client) -> None:
    a_person(email="amina@example.org", is_active=False)
    response = client.post("/staff/sign-in/", {"username": "amina@example.org", "password": PASSWORD})
    assert b"do not belong together" in response.content


def test_an_editor_signs_in_however_their_address_is_capitalised_and_goes_to_their_desk(client: Client) -> None:
    editor = an_editor(a_partnership())
    response = client.post("/staff/sign-in/", {"username": editor.email.upper(), "password": PASSWORD})
    assert response.status_code == 302
    assert response["Location"] == "/staff/"


def test_signing_in_leads_nowhere_outside(client: Client) -> None:
    editor = an_editor(a_partnership())
    data = {"username": editor.email, "password": PASSWORD, "next": "https://example.com/"}
    assert client.post("/staff/sign-in/", data)["Location"] == "/staff/"


def test_signing_out_takes_a_post(client: Client) -> None:
    client.force_login(an_editor(a_partnership()))
    assert client.get("/staff/sign-out/").status_code == 405
    assert client.post("/staff/sign-out/").status_code == 302
    assert "_auth_user_id" not in client.session
