"""An editor writes for readers, an approver lets it out, and a visitor reads it: in a real browser, and without scripts too."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from factories.people import a_partnership, an_approver, an_editor
from factories.reviews import a_fact, a_lesson, a_reading_of, approved, imported
from heed.people.models import Partnership, Person
from heed.publishing.services import publish
from heed.reviews.models import Item, Review
from heed.reviews.services import confirm_all
from journeys.doors import checked, enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "Whoever visits a home should ask who else lives or stays there, and write down what they are told."
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


@pytest.fixture
def review(partnership: Partnership, editor: Person) -> Review:
    facts = [a_fact("neglect", value=True), a_fact("age_at_incident", "four")]
    imported(a_reading_of(a_lesson(LONG, "1"), facts=facts), by=editor, partnership=partnership)
    return confirm_all(review=Review.objects.get(), by=editor)


def write(page: Page) -> None:
    page.get_by_label("Summary", exact=True).fill("A child was harmed.")
    page.get_by_label("Easy-read summary").fill("A child was hurt.")
    page.get_by_label("Question 1", exact=True).fill("Who asks who lives there?")
    page.get_by_label("Open Government Licence v3.0").check()
    page.get_by_label("Leave out: Neglect").check()
    page.get_by_label("Why are they left out?").fill("Her mother asked.")
    page.get_by_text("Lesson 1:").click()
    page.get_by_label("Shorter words of Lesson 1").fill("Ask who lives there.")
    page.get_by_role("button", name="Save what is on this page").last.click()
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()


def test_what_an_editor_writes_for_readers_reaches_them_once_it_is_approved(
    page: Page, live_server: LiveServer, partnership: Partnership, editor: Person, review: Review
) -> None:
    enter(page, live_server, editor)
    page.goto(f"{live_server.url}/staff/reviews/{review.pk}/presentation/")
    checked(page)
    write(page)
    checked(page)
    approved(review)
    publish(review=review, by=an_approver(partnership), with_report=False)
    page.goto(f"{live_server.url}{PUBLIC}")
    expect(page.get_by_text("A child was harmed.")).to_be_visible()
    expect(page.get_by_text("A child was hurt.")).to_be_hidden()
    page.get_by_text("Read it in easy words").click()
    expect(page.get_by_text("A child was hurt.")).to_be_visible()
    page.get_by_text("What the documents say, in a few words").click()
    expect(page.get_by_text("1 to 5")).to_be_visible()
    expect(page.locator(".heed-story").get_by_text("Neglect")).to_have_count(0)
    checked(page)


def test_without_scripts_the_same_is_written_and_a_stale_wording_asks_to_be_looked_at(
    browser: Browser, live_server: LiveServer, editor: Person, review: Review
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    enter(page, live_server, editor)
    page.goto(f"{live_server.url}/staff/reviews/{review.pk}/presentation/")
    write(page)
    Item.objects.update(text=f"{LONG} Always.")
    page.reload()
    page.get_by_role("link", name="Lesson 1", exact=True).click()
    page.get_by_label("These shorter words still fit").check()
    page.get_by_role("button", name="Save what is on this page").last.click()
    expect(page.get_by_text("changed after they were shortened")).to_have_count(0)
    context.close()
