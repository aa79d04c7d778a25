"""Saying which themes items have, in a real browser, with the keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from factories.people import a_partnership, an_editor
from factories.reviews import a_confirmed_review, a_lesson
from heed.analysing.selectors import themes_settled
from heed.people.models import Person
from heed.reviews.models import Review
from journeys.doors import checked, enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _password_is_enough(settings: Settings) -> None:
    settings.PASSWORD_IS_ENOUGH = True


@pytest.fixture
def editor() -> Person:
    return an_editor(a_partnership("Fallowshire Partnership"))


@pytest.fixture
def review(editor: Person) -> Review:
    lessons = (a_lesson("The school sees neglect. A baby cries.", "1"), a_lesson("Housing officers visit.", "2"))
    return a_confirmed_review(*lessons, by=editor, partnership=editor.memberships.get().partnership)


def codes(review: Review) -> list[list[str]]:
    settled = themes_settled(review)
    return [[theme.code for theme in settled.get(item.pk, ())] for item in review.items.order_by("position")]


def test_an_editor_ticks_with_the_keyboard_adds_another_and_takes_back(
    page: Page, live_server: LiveServer, editor: Person, review: Review
) -> None:
    enter(page, live_server, editor)
    page.goto(f"{live_server.url}/staff/reviews/{review.pk}/")
    page.get_by_role("link", name="Themes", exact=True).click()
    first = page.get_by_role("group", name="Lesson 1")
    expect(first).to_contain_text("Proposed · neglect")
    checked(page)

    first.get_by_label("Neglect", exact=True).focus()
    page.keyboard.press("Space")
    first.get_by_text("Other themes").focus()
    first.get_by_text("Other themes").click()
    first.get_by_label("Records").check()
    page.get_by_role("button", name="Keep what is ticked").last.click()
    expect(page.get_by_text("The themes of 1 item are kept.")).to_be_visible()
    assert codes(review) == [["recording", "neglect"], []]

    page.get_by_role("link", name="Only what waits to be looked at").click()
    expect(page.get_by_role("group", name="Lesson 1")).to_have_count(0)
    page.get_by_role("button", name=re.compile("It fits.*Lesson 2")).click()
    assert codes(review) == [["recording", "neglect"], ["housing-and-money"]]
    expect(page.get_by_text("Nothing waits here")).to_be_visible()

    page.get_by_role("link", name="All items").first.click()
    page.get_by_role("button", name=re.compile("Take back.*Lesson 1")).click()
    assert codes(review) == [[], ["housing-and-money"]]
    checked(page)


def test_it_all_works_without_a_script(page: Page, live_server: LiveServer, editor: Person, review: Review) -> None:
    browser = page.context.browser
    assert browser is not None
    enter(page, live_server, editor)
    bare = browser.new_context(java_script_enabled=False, storage_state=page.context.storage_state()).new_page()
    bare.goto(f"{live_server.url}/staff/reviews/{review.pk}/themes/")
    bare.get_by_role("button", name="All proposals on this page fit").click()
    expect(bare.get_by_text("The themes of 2 items are kept.")).to_be_visible()
    assert codes(review) == [["babies-and-pregnancy", "neglect", "school"], ["housing-and-money"]]
    bare.context.close()
