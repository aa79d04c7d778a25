"""From an invitation to the desk, and what administrators do about people, in a real browser."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from factories.people import a_partnership, a_reader, an_agency, an_editor, somebody
from factories.provider import a_provider, settings_for
from factories.signing_in import code, with_app
from heed.people.models import Partnership, Person
from heed.people.rules import Duty
from journeys.doors import checked, enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ANOTHER = "four quiet wooden boats"


@pytest.fixture(autouse=True)
def _public_address(live_server: LiveServer, settings: Settings) -> None:
    settings.HEED_PUBLIC_ADDRESS = live_server.url


@pytest.fixture
def partnership() -> Partnership:
    an_agency()
    return a_partnership("Fallowshire Partnership", "FSCP")


@pytest.fixture
def administrator(partnership: Partnership) -> Person:
    return somebody(Duty.ADMINISTRATOR, partnership, "Ada Thorne")


def link_in_mail() -> str:
    found = re.search(r"https?://\S+/staff/\S+", str(mail.outbox[-1].body))
    assert found
    return found[0]


def test_from_an_invitation_to_the_desk(
    page: Page, browser: Browser, live_server: LiveServer, settings: Settings, administrator: Person
) -> None:
    enter(page, live_server, administrator)
    page.get_by_role("link", name="People and what they do").click()
    page.get_by_role("button", name="Invite somebody").click()
    checked(page)
    page.get_by_label("E-mail address").fill("mina@example.org")
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose what they do")
    checked(page)
    page.get_by_label("Editor:").check()
    page.get_by_label("Agency", exact=True).select_option(label="Police")
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_text("An invitation is on its way")).to_be_visible()
    checked(page)

    settings.PASSWORD_IS_ENOUGH = False
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    invited = context.new_page()
    invited.goto(link_in_mail())
    checked(invited)
    invited.get_by_label("Your name").fill("Mina Brook")
    invited.get_by_label("A password").fill(ANOTHER)
    invited.get_by_role("button", name="Open your account").click()
    invited.get_by_role("button", name="Set up an app").click()
    invited.get_by_text("I cannot point a camera at it").click()
    secret = invited.locator(".heed-key").inner_text()
    invited.get_by_label("Code that the app shows").fill(code(secret))
    invited.get_by_role("button", name="Go on").click()
    invited.get_by_role("button", name="I have kept them").click()
    expect(invited.get_by_role("heading", name="Your desk")).to_be_visible()
    invited.goto(link_in_mail())
    expect(invited.get_by_role("heading", name="This invitation is no longer good")).to_be_visible()
    checked(invited)
    context.close()


def test_a_stranger_tries_the_pages_of_people(page: Page, live_server: LiveServer, partnership: Partnership) -> None:
    page.goto(f"{live_server.url}/staff/people/")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    reader = a_reader(partnership)
    enter(page, live_server, reader)
    page.goto(f"{live_server.url}/staff/account/")
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()
    expect(page.get_by_role("link", name="People and what they do")).to_have_count(0)
    for address in ("/staff/people/", f"/staff/people/{reader.pk}/", "/staff/people/invite/"):
        answer = page.goto(live_server.url + address)
        assert answer is not None
        assert answer.status == 403


def test_one_persons_page(page: Page, live_server: LiveServer, partnership: Partnership, administrator: Person) -> None:
    editor = an_editor(partnership)
    with_app(editor)
    enter(page, live_server, administrator)
    page.goto(f"{live_server.url}/staff/people/?q=ellis")
    checked(page)
    page.get_by_role("link", name="Ellis Marsh").click()
    checked(page)
    page.get_by_text("Give another duty").click()
    page.get_by_label("Duty", exact=True).select_option("approver")
    page.get_by_role("button", name="Give this duty").click()
    expect(page.get_by_text("is approver for")).to_be_visible()
    page.get_by_text("They have lost their second factor").click()
    checked(page)
    page.get_by_role("button", name="Take it away").click()
    expect(page.get_by_role("alert")).to_contain_text("Say why")
    checked(page)
    page.get_by_label("Why, and how you know").fill("Ellis stood at my desk.")
    page.get_by_role("button", name="Take it away").click()
    expect(page.get_by_text("sets up a second factor at the next sign-in")).to_be_visible()


def test_five_wrong_passwords_lock_and_an_administrator_unlocks(
    page: Page, live_server: LiveServer, partnership: Partnership
) -> None:
    editor = an_editor(partnership)
    for _attempt in range(5):
        enter(page, live_server, editor, "wrong")
    expect(page.get_by_role("heading", name="Too many attempts")).to_be_visible()
    checked(page)
    administrator = Client()
    administrator.force_login(somebody(Duty.ADMINISTRATOR, partnership))
    administrator.post(f"/staff/people/{editor.pk}/unlock/")
    enter(page, live_server, editor)
    expect(page.get_by_role("heading", name="Your desk")).to_be_visible()


def test_a_session_ended_in_another_browser_is_out_at_once(
    page: Page, browser: Browser, live_server: LiveServer, partnership: Partnership
) -> None:
    editor = an_editor(partnership)
    context = browser.new_context()
    other = context.new_page()
    enter(other, live_server, editor)
    expect(other.get_by_role("heading", name="Your desk")).to_be_visible()
    enter(page, live_server, editor)
    page.get_by_role("link", name=editor.name).click()
    checked(page)
    page.get_by_role("button", name="End it").click()
    expect(page.get_by_text("That session is ended")).to_be_visible()
    other.reload()
    expect(other.get_by_role("heading", name="Sign in")).to_be_visible()
    context.close()


def test_a_forgotten_password_is_replaced(page: Page, live_server: LiveServer, partnership: Partnership) -> None:
    editor = an_editor(partnership)
    page.goto(f"{live_server.url}/staff/sign-in/")
    page.get_by_role("link", name="I have forgotten my password").click()
    checked(page)
    page.get_by_label("E-mail address").fill(editor.email)
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_role("heading", name="Look at your mail")).to_be_visible()
    checked(page)
    page.goto(link_in_mail())
    page.get_by_label("New password").fill("short")
    page.get_by_role("button", name="Keep this password").click()
    expect(page.get_by_role("alert")).to_contain_text("too short")
    checked(page)
    page.get_by_label("New password").fill(ANOTHER)
    page.get_by_role("button", name="Keep this password").click()
    expect(page.get_by_text("Your password is changed")).to_be_visible()
    enter(page, live_server, editor, ANOTHER)
    expect(page.get_by_role("heading", name="Your desk")).to_be_visible()


def test_a_person_comes_in_by_single_sign_on(
    page: Page, live_server: LiveServer, settings: Settings, partnership: Partnership
) -> None:
    editor = an_editor(partnership)
    with a_provider() as provider:
        settings.SOCIALACCOUNT_PROVIDERS = settings_for(provider)
        settings.OIDC_SERVER, settings.OIDC_NAME = provider.address, "Fallowshire"
        provider.claims = {"sub": "4711", "email": editor.email, "email_verified": True, "name": editor.name}
        page.goto(f"{live_server.url}/staff/sign-in/")
        checked(page)
        page.get_by_role("button", name="Sign in with Fallowshire").click()
        expect(page.get_by_role("heading", name="Your desk")).to_be_visible()
        page.get_by_role("button", name="Sign out").click()
        provider.claims |= {"sub": "0815", "email": "stranger@example.org"}
        page.goto(f"{live_server.url}/staff/sign-in/")
        page.get_by_role("button", name="Sign in with Fallowshire").click()
        expect(page.get_by_role("heading", name="There is no way in for you here")).to_be_visible()
        checked(page)


def test_public_pages_set_no_cookie_whatever_is_wired_beside_them(page: Page, live_server: LiveServer) -> None:
    for address in ("/", "/reviews/", "/about/", "/privacy/"):
        page.goto(live_server.url + address)
    assert page.context.cookies() == []
