"""Single sign-on, against a provider that speaks HTTP and signs real tokens: first the strangers."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from typing import cast
from urllib.parse import urlsplit

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from factories.people import a_partnership, a_person, a_reader, an_editor, somebody
from factories.provider import ANOTHER_KEY, FakeProvider, a_provider, settings_for
from factories.signing_in import code, with_app
from heed.audit.models import Entry
from heed.people.models import Membership, OpenSession, Person
from heed.people.rules import Duty
from heed.workspace.services.invitations import invite

pytestmark = pytest.mark.django_db

OUT = "/staff/sign-in/with/organisation/"


@pytest.fixture
def provider(settings: Settings) -> Iterator[FakeProvider]:
    with a_provider() as provider:
        settings.SOCIALACCOUNT_PROVIDERS = settings_for(provider)
        settings.OIDC_SERVER, settings.OIDC_NAME = provider.address, "Fallowshire"
        provider.claims = {"sub": "4711", "email": "mina@example.org", "email_verified": True, "name": "Mina Brook"}
        yield provider


def at_provider(address: str) -> str:
    """Follows the browser to the provider, and gives where it is sent back to."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc)
    connection.request("GET", f"{parts.path}?{parts.query}")
    back = connection.getresponse().getheader("Location") or ""
    connection.close()
    return back


def come(client: Client, *, next_page: str = "") -> HttpResponse:
    out = client.post(OUT, {"next": next_page} if next_page else {})
    assert out.status_code == 302
    parts = urlsplit(at_provider(out["Location"]))
    return cast(HttpResponse, client.get(f"{parts.path}?{parts.query}"))


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def mina() -> Person:
    person = an_editor(a_partnership(), "Mina Brook")
    Person.objects.filter(pk=person.pk).update(email="mina@example.org")
    person.refresh_from_db()
    return person


def test_without_a_setting_it_is_not_there(client: Client) -> None:
    assert client.post(OUT).status_code == 404
    assert b"Sign in with" in client.get("/staff/sign-in/").content  # a passkey
    assert b"Fallowshire" not in client.get("/staff/sign-in/").content


def test_a_link_cannot_send_anybody_there(provider: FakeProvider, client: Client) -> None:
    assert client.get(OUT).status_code == 405
    assert provider.asked == []


def test_a_stranger_is_not_let_in_and_gets_no_account(provider: FakeProvider, client: Client) -> None:
    response = come(client)
    assert (response.status_code, b"no way in for you" in response.content) == (403, True)
    assert not Person.objects.exists()
    assert not is_in(client)


@pytest.mark.parametrize("verified", [False, "false", None, "yes"])
def test_an_address_that_the_provider_did_not_verify_opens_nothing(
    provider: FakeProvider, client: Client, verified: object
) -> None:
    mina()
    provider.claims["email_verified"] = verified
    assert come(client).status_code == 403
    assert not is_in(client)


def test_addresses_of_a_domain_that_the_settings_name_are_taken_as_verified(
    provider: FakeProvider, client: Client, settings: Settings
) -> None:
    mina()
    del provider.claims["email_verified"]
    settings.SOCIALACCOUNT_PROVIDERS = settings_for(provider, domains=("example.com",))
    assert come(client).status_code == 403
    settings.SOCIALACCOUNT_PROVIDERS = settings_for(provider, domains=("example.org",))
    assert come(client)["Location"] == "/staff/"


def test_a_token_signed_with_another_key_is_not_believed(provider: FakeProvider, client: Client) -> None:
    mina()
    provider.key = ANOTHER_KEY
    assert come(client)["Location"] == "/staff/sign-in/"
    assert not is_in(client)


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_a_token_that_is_not_signed_with_a_public_key_is_not_believed(
    provider: FakeProvider, client: Client, algorithm: str
) -> None:
    mina()
    provider.algorithm, provider.key = algorithm, "a secret between two that is long enough to sign"
    assert come(client)["Location"] == "/staff/sign-in/"
    assert not is_in(client)


@pytest.mark.parametrize(
    "claims", [{"aud": "another-site"}, {"iss": "https://elsewhere.example.org"}, {"exp": 1_000_000_000}]
)
def test_a_token_for_another_site_from_elsewhere_or_too_old_is_not_believed(
    provider: FakeProvider, client: Client, claims: dict[str, object]
) -> None:
    mina()
    provider.claims |= claims
    assert come(client)["Location"] == "/staff/sign-in/"
    assert not is_in(client)


def test_an_answer_that_nobody_here_asked_for_is_not_taken(provider: FakeProvider, client: Client) -> None:
    mina()
    theirs = Client().post(OUT)
    parts = urlsplit(at_provider(theirs["Location"]))
    response = client.get(f"{parts.path}?{parts.query}")
    assert response["Location"] == "/staff/sign-in/"
    assert not is_in(client)


@pytest.mark.parametrize("process", ["connect", "redirect"])
def test_it_signs_in_and_does_nothing_else(provider: FakeProvider, process: str) -> None:
    mina()
    other = Client()
    other.force_login(a_person("Sam Stone"))
    out = other.post(f"{OUT}?process={process}")
    parts = urlsplit(at_provider(out["Location"]))
    assert other.get(f"{parts.path}?{parts.query}").status_code == 403
    assert not SocialAccount.objects.exists()


def test_a_closed_account_stays_closed(provider: FakeProvider, client: Client) -> None:
    person = mina()
    come(Client())
    Person.objects.update(is_active=False)
    come(client)
    assert not is_in(client)
    SocialAccount.objects.all().delete()
    assert come(client).status_code == 403
    assert OpenSession.objects.filter(person=person).count() == 1


def test_an_address_that_passed_on_to_somebody_else_does_not_open_the_account(
    provider: FakeProvider, client: Client
) -> None:
    mina()
    come(Client())
    provider.claims["sub"] = "0815"
    assert come(client).status_code == 403


def test_who_has_an_account_comes_in_and_goes_where_they_wanted(provider: FakeProvider, client: Client) -> None:
    person = mina()
    assert b"Sign in with Fallowshire" in client.get("/staff/sign-in/").content
    assert come(client, next_page="/staff/account/")["Location"] == "/staff/account/"
    assert client.get("/staff/account/").status_code == 200
    assert list(Entry.objects.values_list("action", "actor_name")) == [("signed in", "Mina Brook")]
    client.post("/staff/sign-out/")
    provider.claims["email"] = "mina.married@example.org"
    come(client)
    assert client.session["_auth_user_id"] == str(person.pk)
    assert person.has_usable_password()


def test_it_leads_nowhere_outside(provider: FakeProvider, client: Client) -> None:
    mina()
    assert come(client, next_page="https://example.com/")["Location"] == "/staff/"


def test_only_what_is_needed_is_kept_of_what_the_provider_said(provider: FakeProvider, client: Client) -> None:
    mina()
    provider.claims |= {"phone_number": "01632 960999", "groups": ["a", "b"]}
    come(client)
    assert set(SocialAccount.objects.get().extra_data["id_token"]) == {"sub", "iss", "email", "email_verified", "name"}


def test_a_token_without_address_is_filled_from_a_further_question_about_the_same_person(
    provider: FakeProvider, client: Client
) -> None:
    mina()
    del provider.claims["email"]
    provider.userinfo = {"sub": "another", "email": "mina@example.org", "email_verified": True}
    assert come(client)["Location"] == "/staff/sign-in/"
    provider.userinfo["sub"] = "4711"
    assert come(client)["Location"] == "/staff/"


def test_an_open_invitation_makes_the_account(provider: FakeProvider, client: Client) -> None:
    partnership = a_partnership()
    administrator = somebody(Duty.ADMINISTRATOR, partnership)
    invite(
        email="mina@example.org",
        partnership=partnership,
        duties=[Duty.EDITOR],
        agency=None,
        role=None,
        by=administrator,
    )
    assert come(client)["Location"] == "/staff/"
    person = Person.objects.get(email="mina@example.org")
    assert (person.name, person.has_usable_password()) == ("Mina Brook", False)
    assert Membership.objects.get(person=person).duty == Duty.EDITOR
    assert len(mail.outbox) == 1


def test_a_second_factor_is_still_asked_for_unless_the_provider_asks_for_one(
    provider: FakeProvider, client: Client, settings: Settings
) -> None:
    settings.PASSWORD_IS_ENOUGH = False
    person = mina()
    come(client)
    assert client.get("/staff/")["Location"] == "/staff/account/second-factor/"
    with_app(person)
    again = Client()
    assert come(again)["Location"] == "/staff/sign-in/second-step/"
    again.post("/staff/sign-in/second-step/", {"code": code()})
    assert again.get("/staff/").status_code == 200
    settings.OIDC_HAS_SECOND_FACTOR = True
    trusted = Client()
    assert come(trusted)["Location"] == "/staff/"
    assert trusted.get("/staff/").status_code == 200


def test_who_came_by_it_with_a_second_factor_still_has_none_by_password(
    provider: FakeProvider, client: Client, settings: Settings
) -> None:
    settings.PASSWORD_IS_ENOUGH, settings.OIDC_HAS_SECOND_FACTOR = False, True
    person = mina()
    come(client)
    assert client.get("/staff/").status_code == 200
    client.post("/staff/sign-out/")
    client.post("/staff/sign-in/", {"login": person.email, "password": "correct horse battery"})
    assert client.get("/staff/")["Location"] == "/staff/account/second-factor/"


def test_a_provider_that_does_not_answer_gets_a_sentence(client: Client, settings: Settings) -> None:
    with a_provider() as gone:
        settings.SOCIALACCOUNT_PROVIDERS = settings_for(gone)
    response = client.post(OUT, follow=True)
    assert b"does not answer" in response.content


def test_the_sign_in_page_alone_may_lead_to_the_provider(provider: FakeProvider, client: Client) -> None:
    policy = client.get("/staff/sign-in/")["Content-Security-Policy"]
    assert f"form-action 'self' {provider.address}" in policy
    client.force_login(a_reader(a_partnership()))
    assert provider.address not in client.get("/staff/account/")["Content-Security-Policy"]


def test_the_fake_provider_signs_tokens_that_can_be_checked(provider: FakeProvider) -> None:
    assert jwt.get_unverified_header(provider.token())["alg"] == "RS256"
