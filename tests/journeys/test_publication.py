"""From a confirmed record to the public and back, in a real browser."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from factories.people import a_partnership, a_reader, an_approver, an_editor
from factories.reviews import a_lesson, a_reading_of, approved, imported
from heed.people.models import Partnership, Person
from heed.publishing.services import inspect_documents, publish_due
from heed.reviews.models import Review
from heed.reviews.services import confirm_all
from journeys.doors import checked, enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PUBLIC = "/reviews/fallowshire-partnership/2020/child-ar/"


@pytest.fixture(autouse=True)
def _password_is_enough(settings: Settings) -> None:
    settings.PASSWORD_IS_ENOUGH = True


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


def a_review(partnership: Partnership, editor: Person, words: str = "Ask who else lives in the home.") -> Review:
    imported(a_reading_of(a_lesson(words, "1")), by=editor, partnership=partnership)
    return confirm_all(review=Review.objects.get(), by=editor)


def out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()


def open_tab(page: Page, live_server: LiveServer, review: Review, tab: str) -> None:
    page.goto(f"{live_server.url}/staff/reviews/{review.pk}/{tab}/")


def status(page: Page, live_server: LiveServer, address: str = PUBLIC) -> int:
    return page.request.get(f"{live_server.url}{address}").status


def test_an_editor_asks_an_approver_approves_and_schedules_and_it_is_public_when_due(
    page: Page, live_server: LiveServer, partnership: Partnership, editor: Person
) -> None:
    review = a_review(partnership, editor)
    enter(page, live_server, editor)
    open_tab(page, live_server, review, "publication")
    checked(page)
    page.get_by_role("button", name="Ask for approval").click()
    expect(page.get_by_text("It waits for the approval of a second person.")).to_be_visible()
    out(page)
    enter(page, live_server, an_approver(partnership))
    open_tab(page, live_server, review, "publication")
    expect(page.get_by_text("Ellis Marsh asks you to approve it.")).to_be_visible()
    checked(page)
    page.get_by_role("button", name="Approve", exact=True).click()
    page.get_by_text("Publish it later, at a day and time").click()
    tomorrow = timezone.localtime() + timedelta(days=1)
    page.get_by_label("Day").fill(f"{tomorrow:%Y-%m-%d}")
    page.get_by_label("Time").fill("09:00")
    checked(page)
    page.get_by_role("button", name="Schedule it").click()
    expect(page.get_by_text("Scheduled", exact=True).first).to_be_visible()
    checked(page)
    assert status(page, live_server) == 404
    assert publish_due(timezone.now() + timedelta(days=2)) == 1
    assert status(page, live_server) == 200
    page.goto(f"{live_server.url}{PUBLIC}")
    expect(page.get_by_text("Ask who else lives in the home.").first).to_be_visible()


def test_an_approver_who_confirmed_it_herself_is_told_that_another_is_needed(
    page: Page, live_server: LiveServer, partnership: Partnership, editor: Person
) -> None:
    approver = an_approver(partnership)
    imported(a_reading_of(a_lesson("Ask.", "1")), by=editor, partnership=partnership)
    review = confirm_all(review=Review.objects.get(), by=approver)
    enter(page, live_server, approver)
    open_tab(page, live_server, review, "publication")
    expect(page.get_by_text("another person has to approve it")).to_be_visible()
    expect(page.get_by_role("button", name="Approve", exact=True)).to_have_count(0)


def test_what_could_identify_somebody_is_cleared_or_overruled_with_a_reason(
    page: Page, live_server: LiveServer, partnership: Partnership, editor: Person
) -> None:
    words = "Home visitors should ask Jacqueline Fairweather-Smythe what she saw, at Oxholt Primary School."
    review = approved_but_open(a_review(partnership, editor, words))
    inspect_documents(review=review)
    enter(page, live_server, an_approver(partnership))
    open_tab(page, live_server, review, "gate")
    expect(page.get_by_text("in the text could identify somebody")).to_be_visible()
    checked(page)
    page.get_by_label("reads as the full name of a person").check()
    page.get_by_role("button", name="These identify nobody").click()
    expect(page.get_by_role("link", name="Say why: the reason stays beside the finding.")).to_be_visible()
    checked(page)
    page.get_by_label("Why", exact=True).fill("She wrote the report.")
    page.get_by_role("button", name="These identify nobody").click()
    expect(page.get_by_text("“She wrote the report.”")).to_be_visible()
    for box in page.locator(".heed-finding").filter(has_not_text="Identifies nobody").get_by_role("checkbox").all():
        box.check()
    page.get_by_label("Why", exact=True).fill("The school asked to be named.")
    page.get_by_role("button", name="Publish them all the same").click()
    expect(page.get_by_text("Nothing stands in the way of the page itself.")).to_be_visible()
    checked(page)
    page.get_by_role("link", name="report.txt").first.click()
    checked(page)


def approved_but_open(review: Review) -> Review:
    """Approved, with its findings as they are."""
    from heed.publishing.services import approve  # noqa: PLC0415 - beside the factory that clears them

    approve(review=review, by=an_approver(review.partnership, "Noor Second"))
    return review


def test_an_embargo_holds_it_back_until_it_is_lifted(
    page: Page, live_server: LiveServer, partnership: Partnership, editor: Person
) -> None:
    review = approved(a_review(partnership, editor))
    enter(page, live_server, an_approver(partnership))
    open_tab(page, live_server, review, "publication")
    page.get_by_text("Embargo: hold it back while proceedings run").click()
    page.get_by_role("button", name="Embargo it").click()
    expect(page.get_by_role("link", name="Choose the day on which to look at it again.")).to_be_visible()
    checked(page)
    form = page.locator("form").filter(has=page.get_by_role("button", name="Embargo it"))
    form.get_by_label("What runs beside it").select_option("inquest")
    form.get_by_label("Why").fill("The inquest opens in May.")
    form.get_by_label("Look at it again on").fill(f"{timezone.localdate() + timedelta(days=90):%Y-%m-%d}")
    page.get_by_role("button", name="Embargo it").click()
    expect(page.get_by_role("button", name="Publish now")).to_have_count(0)
    checked(page)
    page.get_by_text("Lift the embargo", exact=True).click()
    form = page.locator("form").filter(has=page.get_by_role("button", name="Lift it"))
    form.get_by_label("Why").fill("The inquest is over.")
    page.get_by_role("button", name="Lift it").click()
    expect(page.get_by_role("button", name="Publish now")).to_be_visible()


def test_a_report_is_archived_and_the_whole_withdrawn(
    page: Page, live_server: LiveServer, partnership: Partnership, editor: Person
) -> None:
    review = approved(a_review(partnership, editor))
    enter(page, live_server, an_approver(partnership))
    open_tab(page, live_server, review, "publication")
    page.get_by_label("report.txt").first.check()
    page.get_by_role("button", name="Publish now").click()
    document = f"{PUBLIC}documents/{review.review_documents.get().document_id}"
    assert (status(page, live_server), status(page, live_server, document)) == (200, 200)
    page.get_by_text("Archive: close the report, keep the learning").click()
    form = page.locator("form").filter(has=page.get_by_role("button", name="Archive it"))
    form.get_by_label("Why").fill("It has been here for a year.")
    page.get_by_role("button", name="Archive it").click()
    assert (status(page, live_server), status(page, live_server, document)) == (200, 410)
    page.goto(f"{live_server.url}{PUBLIC}")
    expect(page.get_by_text("The report is no longer offered here")).to_be_visible()
    checked(page)
    open_tab(page, live_server, review, "publication")
    checked(page)
    page.get_by_role("link", name="Version 2").click()
    checked(page)
    open_tab(page, live_server, review, "publication")
    page.get_by_text("Withdraw: take all of it from the public").click()
    form = page.locator("form").filter(has=page.get_by_role("button", name="Withdraw it"))
    form.get_by_label("Why").fill("The family asked us to.")
    page.get_by_role("button", name="Withdraw it").click()
    assert (status(page, live_server), status(page, live_server, document)) == (410, 410)


def test_a_reader_and_a_stranger_are_refused(
    page: Page, live_server: LiveServer, partnership: Partnership, editor: Person
) -> None:
    review = a_review(partnership, editor)
    for tab in ("gate", "publication"):
        open_tab(page, live_server, review, tab)
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    enter(page, live_server, a_reader(partnership))
    for tab in ("gate", "publication"):
        assert status(page, live_server, f"/staff/reviews/{review.pk}/{tab}/") == 403
