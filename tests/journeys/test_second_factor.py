"""Second factors in a real browser: an app whose codes are worked out, and a passkey in Chromium's virtual key."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from factories.people import a_partnership, an_editor
from factories.signing_in import code
from heed.people.models import Person
from journeys.doors import checked, enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _password_is_not_enough(settings: Settings) -> None:
    settings.PASSWORD_IS_ENOUGH = False


@pytest.fixture
def editor() -> Person:
    return an_editor(a_partnership("Fallowshire Partnership"))


def test_an_app_is_set_up_at_the_first_sign_in_and_asked_for_at_the_next(
    page: Page, live_server: LiveServer, editor: Person
) -> None:
    page.goto(f"{live_server.url}/staff/")
    checked(page)
    enter(page, live_server, editor)
    expect(page.get_by_role("heading", name="Set up a second factor")).to_be_visible()
    checked(page)
    page.get_by_role("button", name="Set up an app").click()
    page.get_by_text("I cannot point a camera at it").click()
    checked(page)
    secret = page.locator(".heed-key").inner_text()
    page.get_by_label("Code that the app shows").fill(code(secret, later=-1))
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    checked(page)
    page.get_by_role("button", name="I have kept them").click()
    expect(page.get_by_role("heading", name="Your desk")).to_be_visible()

    page.get_by_role("link", name=editor.name).click()
    expect(page.get_by_text("This one")).to_be_visible()
    checked(page)
    page.get_by_role("button", name="Sign out").click()
    enter(page, live_server, editor)
    checked(page)
    page.get_by_label("Code").fill(code(secret))
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Your desk")).to_be_visible()


def test_a_passkey_is_added_and_signs_in_by_itself(page: Page, live_server: LiveServer, editor: Person) -> None:
    key = page.context.new_cdp_session(page)
    key.send("WebAuthn.enable")
    key.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    enter(page, live_server, editor)
    page.get_by_role("button", name="Add a passkey").click()
    page.get_by_label("What to call it").fill("Work laptop")
    checked(page)
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    page.goto(f"{live_server.url}/staff/account/")
    expect(page.locator("b", has_text="Work laptop")).to_be_visible()

    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{live_server.url}/staff/account/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()

    page.get_by_role("button", name="Sign out").click()
    enter(page, live_server, editor)
    checked(page)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", name="Your desk")).to_be_visible()


def test_at_an_address_where_passkeys_do_not_work_a_sentence_says_so(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url.replace('localhost', '127.0.0.1')}/staff/sign-in/")
    expect(page.get_by_role("alert")).to_be_hidden()
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("Passkeys do not work at this address")
    checked(page)
