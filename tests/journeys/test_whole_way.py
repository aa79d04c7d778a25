"""The whole way in one browser: a file, a record that two people stand behind, a public page, and its withdrawal."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from factories.people import a_partnership, a_reader, an_approver, an_editor
from heed.audit.selectors import verify
from heed.config.worker import HANDLERS
from heed.jobs.models import Job
from heed.jobs.services import run_among
from heed.people.models import Partnership
from heed.reviews.models import Review
from journeys.doors import checked, enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REPORT = """Fallowshire Partnership

Serious Case Review Child AR (2020)

Child AR (published 14 May 2020)

Child AR's Story

Child AR was a baby when he came to harm. Neighbours had told the police of shouting at night.

Lessons to be learned from Child AR

1. Professionals should ask who else lives in the home, and write down what they are told.

2. The police should tell health visitors what neighbours report.
"""
PUBLIC = "/reviews/fallowshire-partnership/2020/child-ar/"


@pytest.fixture
def partnership(settings: Settings) -> Partnership:
    settings.PASSWORD_IS_ENOUGH = True
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "child-ar.txt"
    path.write_text(REPORT)
    return path


def work_off() -> None:
    """What a worker does until nothing is left."""
    for _ in run_among(handlers=HANDLERS, jobs=list(Job.objects.values_list("pk", flat=True)), stop=Event()):
        pass


def out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()


def status(page: Page, live_server: LiveServer, address: str = PUBLIC) -> int:
    return page.request.get(f"{live_server.url}{address}").status


def hand_in(page: Page, report: Path) -> None:
    """From the desk to the import page, which is left as soon as the file is sent."""
    page.get_by_role("link", name="Import documents").click()
    page.locator("input[type=file]").set_input_files([report])
    page.get_by_role("button", name="Import").click()
    page.wait_for_url("**/staff/import/*-*/")
    work_off()


def confirm_everything(page: Page) -> None:
    """By keyboard, from one to the next, until nothing is left."""
    page.wait_for_url("**/staff/reviews/*/")
    page.wait_for_load_state()
    page.keyboard.press("n")
    far = page.locator(".heed-how-far__words")
    total = int(far.inner_text().split()[2])
    for done in range(1, total + 1):
        page.keyboard.press("c")
        expect(far).to_contain_text(f"{done} of {total} decided")
    expect(page.get_by_text("Everything that was read has been decided on.")).to_be_visible()


def test_a_file_becomes_a_page_that_two_people_stand_behind_and_goes_again(
    page: Page, live_server: LiveServer, partnership: Partnership, report: Path
) -> None:
    editor, approver = an_editor(partnership), an_approver(partnership)
    enter(page, live_server, editor)
    expect(page.get_by_text("There is no review here yet")).to_be_visible()
    checked(page)
    hand_in(page, report)
    page.goto(f"{live_server.url}/staff/")
    expect(page.get_by_role("heading", name="To look at (1)")).to_be_visible()
    checked(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("link", name="Child AR (2020)").click()
    confirm_everything(page)
    page.get_by_role("link", name="Publication").first.click()
    page.get_by_role("button", name="Confirm this review").click()
    page.get_by_role("button", name="Ask for approval").click()
    page.get_by_role("link", name="Your desk").first.click()
    expect(page.get_by_role("heading", name="On the way")).to_be_visible()
    checked(page)
    assert status(page, live_server) == 404
    out(page)

    enter(page, live_server, approver)
    expect(page.get_by_role("heading", name="Waiting for approval (1)")).to_be_visible()
    expect(page.get_by_text("Ellis Marsh").first).to_be_visible()
    checked(page)
    page.get_by_role("link", name="Child AR (2020)").first.click()
    page.get_by_role("link", name="Before publishing").first.click()
    expect(page.get_by_text("Nothing was found here").first).to_be_visible()
    page.get_by_role("link", name="Publication").first.click()
    page.get_by_role("button", name="Approve", exact=True).click()
    page.get_by_role("button", name="Publish now").click()
    expect(page.get_by_text("is public").first).to_be_visible()
    assert status(page, live_server) == 200

    public = page.context.new_page()
    public.goto(f"{live_server.url}{PUBLIC}")
    lesson = public.get_by_role("link", name="Link to lesson 1").get_attribute("href") or ""
    expect(public.get_by_text("write down what they are told").first).to_be_visible()
    assert status(page, live_server, lesson) == 200

    page.get_by_text("Withdraw: take all of it from the public").click()
    page.locator("form[action$='withdrawn/'] textarea").fill("The family asked us to.")
    page.get_by_role("button", name="Withdraw it").click()
    expect(page.get_by_text("Withdrawn", exact=True).first).to_be_visible()
    assert (status(page, live_server), status(page, live_server, lesson)) == (410, 410)
    public.reload()
    expect(public.get_by_text("The family asked us to.")).to_be_visible()
    # everything that was done, and that the two looked at it, is in the log as it was written
    assert verify().damage_count == 0
    page.goto(f"{live_server.url}/staff/reviews/{Review.objects.get().pk}/history/")
    expect(page.get_by_text("withdrew the review").first).to_be_visible()


def test_a_reader_gets_no_further_than_the_door(page: Page, live_server: LiveServer, partnership: Partnership) -> None:
    an_editor(partnership)
    enter(page, live_server, a_reader(partnership))
    expect(page.get_by_role("heading", name="You may not do this")).to_be_visible()
    for address in (
        "/staff/reviews/",
        "/staff/import/",
        "/staff/people/",
        "/staff/log/",
        "/staff/keeping/",
        "/staff/bin/",
    ):
        assert status(page, live_server, address) == 403
