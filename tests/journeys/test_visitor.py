"""What a visitor can rely on, in a real browser."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REVIEW = "/reviews/fallowshire-safeguarding-children-partnership/2024/child-a/"
PAGES = [
    "/",
    "/reviews/",
    REVIEW,
    "/for/",
    "/for/police/",
    "/for/community-health/health-visitor/",
    "/themes/",
    "/themes/recording/",
    "/search",
    "/search?q=child",
    "/about/",
    "/accessibility/",
    "/privacy/",
    "/no-such-page/",
]


def test_a_visit_leaves_no_cookie_and_asks_nobody_else_for_anything(page: Page, site: str) -> None:
    asked: list[Request] = []

    def note(request: Request) -> None:
        asked.append(request)

    page.on("request", note)
    for address in PAGES:
        page.goto(site + address)
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert {urlsplit(request.url).netloc for request in asked} == {urlsplit(site).netloc}
    assert {request.resource_type for request in asked} >= {"document", "stylesheet", "script", "font"}


def test_the_policy_refuses_nothing_that_a_page_needs(page: Page, site: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(site + REVIEW)
    page.wait_for_load_state("networkidle")
    assert said == []


def test_a_health_visitor_is_two_steps_from_what_speaks_to_them(page: Page, site: str) -> None:
    page.goto(site + REVIEW)
    page.get_by_role("link", name="Health visitor").first.click()
    link = page.locator("#who-should-act ~ .heed-audience").get_by_role("link", name="Lesson 12")
    expect(link).to_be_in_viewport()
    link.click()
    expect(page.get_by_text("Home visits look at where the child sleeps.").first).to_be_in_viewport()


def test_a_health_visitor_finds_what_speaks_to_them_across_reviews(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(site)
    page.get_by_role("link", name="Find your agency or role").click()
    page.get_by_role("link", name="Health visitor").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Health visitor")
    expect(page.get_by_text("Home visits look at where the child sleeps.")).to_be_in_viewport()
    expect(page.get_by_text("Agree one form.")).to_have_count(0)


def test_words_are_found_from_the_first_page_by_keyboard(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_label("Search the learning of all reviews").press_sequentially("sleeps visits")
    page.keyboard.press("Enter")
    expect(page.locator("mark")).to_have_text(["visits", "sleeps"])
    page.get_by_role("link", name="Lesson 12").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lesson 12")


def test_what_speaks_to_an_agency_prints_without_its_furniture(page: Page, site: str) -> None:
    page.goto(f"{site}/for/police/")
    page.emulate_media(media="print")
    for furniture in (".heed-header", ".heed-switch", ".heed-follow"):
        expect(page.locator(furniture)).to_be_hidden()
    expect(page.get_by_text("Agree one form.")).to_be_visible()
    expect(page.get_by_text("Questions to think about with your team")).to_be_visible()


def test_a_reader_comes_from_the_first_page_to_one_lessons_own_address(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_role("link", name="Child A").click()
    page.get_by_role("link", name="Link to lesson 13").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lesson 13")
    page.get_by_role("link", name="Read it in the review").click()
    expect(page.get_by_text("who will act")).to_be_in_viewport()


def test_what_happened_stays_folded_until_the_reader_opens_it(page: Page, site: str) -> None:
    page.goto(site + REVIEW)
    expect(page.get_by_text("She liked bells.")).to_be_hidden()
    page.get_by_text("Read what happened").press("Enter")
    expect(page.get_by_text("She liked bells.")).to_be_visible()


def test_the_exit_is_the_second_stop_of_the_keyboard(page: Page, site: str) -> None:
    page.goto(site + REVIEW)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/healthz")


def test_pressing_shift_three_times_leaves_the_site(page: Page, site: str) -> None:
    page.goto(site + REVIEW)
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("**/healthz")


def test_the_exit_stays_in_sight_while_reading(page: Page, site: str) -> None:
    page.goto(site + REVIEW)
    page.get_by_role("heading", name="Versions of this page").scroll_into_view_if_needed()
    expect(page.get_by_role("button", name="Exit this page")).to_be_in_viewport()


def test_the_skip_link_leads_to_the_words(page: Page, site: str) -> None:
    page.goto(site + REVIEW)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_everything_works_without_javascript(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/reviews/")
    page.get_by_label("Kind of review").select_option("rapid_review")
    page.get_by_role("button", name="Show reviews").click()
    expect(page.get_by_role("heading", name="1 review found")).to_be_visible()
    page.get_by_role("link", name="Child B").click()
    page.get_by_text("Read what happened").click()
    expect(page.get_by_text("Child A was six months old.")).to_be_visible()
    page.get_by_role("button", name="Exit this page").click()
    page.wait_for_url("**/healthz")
    context.close()


def test_on_a_telephone_the_filters_are_folded_and_what_was_found_comes_first(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(f"{site}/reviews/")
    expect(page.get_by_label("Kind of review")).to_be_hidden()
    expect(page.get_by_role("link", name="Child A")).to_be_in_viewport()
    page.get_by_text("Choose which reviews").press("Enter")
    page.get_by_label("Kind of review").select_option("rapid_review")
    page.get_by_role("button", name="Show reviews").click()
    page.get_by_role("link", name="Take away: Rapid review").click()
    expect(page.get_by_role("heading", name="2 reviews")).to_be_visible()


def test_a_printed_page_has_no_furniture_and_all_the_words(page: Page, site: str) -> None:
    page.goto(site + REVIEW)
    page.emulate_media(media="print")
    for furniture in (".heed-header", ".heed-footer", ".heed-contents", ".heed-breadcrumbs", ".govuk-exit-this-page"):
        expect(page.locator(furniture)).to_be_hidden()
    expect(page.get_by_text("Home visits look at where the child sleeps.").first).to_be_visible()
    # who prints the page has chosen to read it: the story is printed, under its note
    expect(page.get_by_text("She liked bells.")).to_be_visible()
    expect(page.locator(".heed-care").first).to_be_visible()
    expect(page.get_by_text(f"Printed from http://127.0.0.1:8000{REVIEW}")).to_be_visible()
    wide = page.locator(".heed-item__words").first.bounding_box()
    assert wide
    assert wide["width"] > 500


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("width", [320, 360, 768])
def test_no_page_scrolls_sideways(page: Page, site: str, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(site + address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
