"""Following by e-mail from the first page to the last mail, as somebody without an account does it, by real mail files."""

from __future__ import annotations

import email
import re
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings

from factories.following import released, tell, work
from factories.people import an_agency
from factories.publishing import POLICE, an_item, withdraw
from heed.sharing.models import Follower, Subscription
from journeys.test_accessibility import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WHO = "reader@example.org"


@pytest.fixture
def post_box(settings: Settings, site: str, tmp_path: Path) -> Path:
    """A folder into which mails are written, each whole, with links to this very site."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    settings.HEED_PUBLIC_ADDRESS = site
    an_agency("police", "Police")
    return tmp_path / "mail"


def mails(box: Path) -> list[EmailMessage]:
    """The mails that came, in order."""
    # by the clock: names tell mails of one second apart by chance
    files = sorted(box.glob("*.log"), key=lambda file: file.stat().st_mtime_ns)
    words = [part for file in files for part in re.split(r"^-{79}$", file.read_text(), flags=re.M)]
    return [email.message_from_string(part.strip() + "\n", policy=default) for part in words if part.strip()]


def link(mail: EmailMessage, kind: str) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    found = re.search(rf"https?://\S+/follow/{kind}/\S+", body.get_content())
    assert found, body.get_content()
    return found[0]


def ask(page: Page, site: str) -> None:
    """From the first page to the page that says that a mail is on its way."""
    page.goto(site)
    page.get_by_role("link", name="Follow", exact=True).first.click()
    page.get_by_label("What do you want to follow?").select_option(label="Police")
    page.get_by_role("button", name="Choose").click()
    expect(page.get_by_text("What is new under Police")).to_be_visible()
    page.get_by_label("Your e-mail address").fill(WHO)
    page.get_by_label("How often?").select_option(label="At once, when it is published")
    page.get_by_role("button", name="Send me a mail to confirm").click()
    expect(page.get_by_role("heading", name="Look into your e-mail")).to_be_visible()
    work()


@pytest.mark.parametrize("width", [1280, 360])
def test_somebody_follows_is_told_changes_it_and_stops(page: Page, site: str, post_box: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    ask(page, site)
    assert violations(page) == []
    (asked,) = mails(post_box)
    assert asked["To"] == WHO

    page.goto(link(asked, "confirm"))
    assert violations(page) == []
    assert not Subscription.objects.filter(confirmed_at__isnull=False).exists()
    page.get_by_role("button", name="Yes, send me these e-mails").click()
    expect(page.get_by_text("You now follow Police.")).to_be_visible()
    assert violations(page) == []

    publication = released(an_item("The police share.", POLICE), an_item("Somebody else's."), label="Child F")
    tell()
    told = mails(post_box)[-1]
    assert told["Subject"] == "New learning from 1 review"
    assert told["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    html = told.get_body(("html",))
    assert html is not None
    assert "The police share." in html.get_content()
    assert "Somebody else" not in html.get_content()
    page.goto(f"{site}/learning/{publication.listed_items.order_by('position')[0].public_id}/")
    expect(page.get_by_text("The police share.").first).to_be_visible()

    page.goto(link(told, "manage"))
    page.get_by_label("How often?").select_option(label="Once a week, on Monday morning")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert Subscription.objects.get().often == "weekly"

    page.goto(link(told, "stop"))
    assert violations(page) == []
    page.get_by_role("button", name="Stop all e-mails").click()
    expect(page.get_by_role("heading", name="You have stopped")).to_be_visible()
    assert not Follower.objects.exists()
    assert page.context.cookies() == []


def test_it_works_without_scripts(browser: Browser, site: str, post_box: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    ask(page, site)
    page.goto(link(mails(post_box)[0], "confirm"))
    page.get_by_role("button", name="Yes, send me these e-mails").click()
    expect(page.get_by_text("You now follow Police.")).to_be_visible()
    page.goto(f"{site}/follow/")
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    context.close()


@pytest.mark.parametrize("width", [1280, 360])
def test_the_page_breaks_no_rule_and_fits_a_telephone(page: Page, site: str, post_box: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}/follow/?agency=police")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_label("Your e-mail address").fill("nobody")
    page.get_by_role("button", name="Send me a mail to confirm").click()
    page.get_by_role("link", name="Enter an e-mail address in the form").click()
    expect(page.get_by_label("Your e-mail address")).to_be_focused()
    assert violations(page) == []
    page.goto(f"{site}/follow/manage/forged/")
    assert violations(page) == []


def test_an_address_of_a_feed_is_copied_at_the_press_of_a_button(page: Page, site: str, post_box: Path) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/follow/?agency=police")
    page.get_by_role("button", name="Copy Calendar").click()
    expect(page.get_by_role("button", name="Copied Calendar")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{site}/feeds/agency/police.ics"


def test_the_mail_itself_breaks_no_rule_and_asks_for_nothing(page: Page, site: str, post_box: Path) -> None:
    ask(page, site)
    page.goto(link(mails(post_box)[0], "confirm"))
    page.get_by_role("button", name="Yes, send me these e-mails").click()
    gone = released(an_item("The police share.", POLICE), label="Child F")
    released(an_item("The police ask.", POLICE), label="Child G")
    withdraw(gone)
    tell()
    html = mails(post_box)[-1].get_body(("html",))
    assert html is not None
    assert "Child F" not in html.get_content()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(html.get_content())
    assert asked == []
    assert [found for found in violations(page) if not found.startswith(("region", "landmark"))] == []
