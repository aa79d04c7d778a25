"""Deleting and bringing back, keeping and holding, and a partnership that changes, in a real browser."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from factories.people import a_partnership, an_editor, somebody
from factories.reviews import a_draft
from heed.people.models import Partnership, Person
from heed.people.rules import Duty
from heed.reviews.models import Review
from heed.reviews.services import empty_bin
from journeys.doors import checked, enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership", "FSCP")


@pytest.fixture
def administrator(partnership: Partnership) -> Person:
    return somebody(Duty.ADMINISTRATOR, partnership, "Ada Thorne")


@pytest.fixture
def draft(partnership: Partnership) -> Review:
    return a_draft(by=an_editor(partnership), partnership=partnership)


def delete(page: Page, live_server: LiveServer, draft: Review) -> None:
    page.goto(f"{live_server.url}/staff/reviews/{draft.pk}/")
    page.get_by_role("link", name="Documents").click()
    checked(page)
    page.get_by_role("link", name="Delete this draft").click()
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Say why")
    checked(page)
    page.get_by_label("Why").fill("It was taken in twice.")
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.get_by_text("Child AR (2020) lies in the bin for 30 days.")).to_be_visible()


def test_a_draft_is_deleted_undone_deleted_again_brought_back_and_at_last_gone(
    page: Page, live_server: LiveServer, partnership: Partnership, draft: Review
) -> None:
    enter(page, live_server, an_editor(partnership, "Erin Marsh"))
    delete(page, live_server, draft)
    checked(page)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Child AR (2020) is back, as it was.")).to_be_visible()
    delete(page, live_server, draft)
    page.goto(f"{live_server.url}/staff/")
    page.get_by_role("link", name="Bin").click()
    expect(page.get_by_text("29 days left.")).to_be_visible()
    page.get_by_role("button", name="Bring back Child AR (2020)").click()
    expect(page.get_by_text("is back, as it was.")).to_be_visible()
    delete(page, live_server, draft)
    with time_machine.travel(datetime.now(UTC) + timedelta(days=30), tick=False):
        assert empty_bin() == 1
    page.goto(f"{live_server.url}/staff/bin/")
    expect(page.get_by_text("Nothing lies in the bin")).to_be_visible()
    checked(page)


def test_what_is_held_is_not_deleted_and_a_rule_asks_before_it_destroys(
    page: Page, live_server: LiveServer, administrator: Person, draft: Review
) -> None:
    enter(page, live_server, administrator)
    page.goto(f"{live_server.url}/staff/reviews/{draft.pk}/documents/")
    page.get_by_role("link", name="Place this review on hold").click()
    checked(page)
    page.get_by_label("Why").fill("An inquest is opened.")
    page.get_by_role("button", name="Place this hold").click()
    expect(page.get_by_text("Child AR (2020) is on hold.")).to_be_visible()
    page.goto(f"{live_server.url}/staff/reviews/{draft.pk}/delete/")
    page.get_by_label("Why").fill("It was taken in twice.")
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("is on hold and is not deleted")
    page.goto(f"{live_server.url}/staff/keeping/")
    page.get_by_text("Periods to start from").click()
    checked(page)
    page.get_by_role("link", name="Set a rule on drafts that were never published").click()
    checked(page)
    page.get_by_label("For how many months").fill("1")
    page.get_by_role("button", name="Set this rule").click()
    expect(page.get_by_text("Nothing falls under a rule.")).to_be_visible()
    page.get_by_text("Lift this hold").click()
    page.get_by_label("Why").fill("It is over.")
    page.get_by_role("button", name="Lift it").click()
    expect(page.get_by_text("Not before")).to_be_visible()
    Review.objects.update(created_at=datetime(2020, 1, 1, tzinfo=UTC))
    checked(page)


def test_a_partnership_is_renamed_and_split(
    page: Page, live_server: LiveServer, administrator: Person, draft: Review
) -> None:
    enter(page, live_server, administrator)
    page.get_by_role("link", name="Partnerships and their lineage").click()
    checked(page)
    page.get_by_role("link", name="Fallowshire Partnership").click()
    page.get_by_role("link", name="Change its name").click()
    checked(page)
    page.get_by_label("New name").fill("Fallowshire Safeguarding Partnership")
    page.get_by_label("In addresses").fill("fallowshire-sp")
    page.get_by_role("button", name="Change the name").click()
    expect(page.get_by_text("It is found under both names.")).to_be_visible()
    page.get_by_role("link", name="Record what came after it").click()
    checked(page)
    page.get_by_role("button", name="See what passes on").click()
    expect(page.get_by_role("alert")).to_contain_text("Say what came after it")
    checked(page)
    page.get_by_label("Which new bodies took over?").fill(
        "East Fallowshire Partnership (EFP)\nWest Fallowshire Partnership"
    )
    page.get_by_role("button", name="See what passes on").click()
    expect(page.get_by_text("1 review stays at the same address.")).to_be_visible()
    checked(page)
    page.get_by_role("group", name="Ellis Marsh, editor").get_by_label("at East Fallowshire Partnership").check()
    page.get_by_role("button", name="Record it").click()
    expect(
        page.get_by_text("was split into East Fallowshire Partnership and West Fallowshire Partnership.")
    ).to_be_visible()
    checked(page)
    page.get_by_text("West Fallowshire Partnership was recorded by mistake").click()
    checked(page)
    page.locator("details[open]").get_by_label("Why").fill("There is no such body.")
    page.locator("details[open]").get_by_role("button", name="Take it out").click()
    expect(page.get_by_text("stand apart again.")).to_be_visible()
