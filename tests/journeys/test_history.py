"""What was done, told to those who may read it, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from factories.people import a_partnership, an_editor, somebody
from factories.reviews import a_draft
from heed.people.models import Partnership
from heed.people.rules import Duty
from heed.reviews.models import Decision
from heed.reviews.selectors import stamp_of
from heed.reviews.services import decide
from journeys.doors import checked, enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _password_is_enough(settings: Settings) -> None:
    settings.PASSWORD_IS_ENOUGH = True


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


def test_an_administrator_reads_what_was_done_and_finds_it_in_the_log(
    page: Page, live_server: LiveServer, partnership: Partnership
) -> None:
    editor = an_editor(partnership)
    item = a_draft(by=editor, partnership=partnership).items.get()
    decide(proposal=item, decision=Decision.REJECTED, by=editor, seen=stamp_of(item), reason="Quoted from elsewhere")
    enter(page, live_server, somebody(Duty.ADMINISTRATOR, partnership, "Ada Thorne"))
    page.get_by_role("link", name="Child AR (2020)").first.click()
    page.get_by_role("link", name="History", exact=True).click()
    expect(page.get_by_text("Ellis Marsh rejected lesson 1.")).to_be_visible()
    expect(page.get_by_text("“Quoted from elsewhere”")).to_be_visible()
    checked(page)
    page.get_by_role("link", name="Who looked").click()
    expect(page.get_by_text("Ada Thorne looked at the draft of the review.").first).to_be_visible()
    checked(page)
    page.get_by_role("link", name="Your desk").first.click()
    page.get_by_role("link", name="The log").click()
    checked(page)
    page.get_by_label("What was done").select_option("rejected")
    page.get_by_role("button", name="Show entries").click()
    expect(page.get_by_text("Ellis Marsh rejected lesson 1.")).to_be_visible()
    expect(page.get_by_text("brought in")).to_have_count(0)
    checked(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Take all that match away").click()
    assert "rejected lesson 1" in download.value.path().read_text(encoding="utf-8")
    page.get_by_role("link", name="Child AR (2020)").first.click()
    expect(page.get_by_role("heading", name="Child AR (2020)")).to_be_visible()


def test_an_editor_is_not_offered_the_log_and_is_refused(
    page: Page, live_server: LiveServer, partnership: Partnership
) -> None:
    enter(page, live_server, an_editor(partnership))
    expect(page.get_by_role("link", name="The log")).to_have_count(0)
    page.goto(f"{live_server.url}/staff/log/")
    expect(page.get_by_text("may not read the whole log")).to_be_visible()
