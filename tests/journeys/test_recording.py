"""A person arranges a record: what they type outlives the page, and two people do not overwrite each other."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from factories.people import a_partnership, an_approver, an_editor
from factories.reviews import a_lesson, a_reading_of, imported
from heed.people.models import Partnership, Person
from heed.reading.document import ReadingWarning
from heed.reviews.models import Item, Review
from journeys.doors import let_in
from journeys.test_accessibility import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Safeguarding Children Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def review(partnership: Partnership, editor: Person) -> Review:
    reading = a_reading_of(
        a_lesson("Ask who else lives in the home. Write down what the child says.", "1"),
        a_lesson("Tell the new school of every move.", "2"),
        warnings=[ReadingWarning("label-mismatch", "It speaks of Child AM.")],
    )
    imported(reading, by=editor, partnership=partnership)
    return Review.objects.get()


def test_what_is_typed_outlives_the_page(page: Page, live_server: LiveServer, review: Review, editor: Person) -> None:
    let_in(page, live_server.url, editor)
    address = f"{live_server.url}/staff/reviews/{review.pk}/item/{Item.objects.get(number='2').pk}/"
    page.goto(address)
    page.get_by_label("Words").fill("Tell the new school of every move, at once.")
    expect(page.get_by_text("Saved as you typed at")).to_be_visible()
    page.goto(address)
    page.get_by_role("link", name="Use it").click()
    expect(page.get_by_label("Words")).to_have_value("Tell the new school of every move, at once.")
    assert violations(page) == []


def test_what_is_typed_before_the_script_has_come_is_kept_too(
    page: Page, live_server: LiveServer, review: Review, editor: Person
) -> None:
    let_in(page, live_server.url, editor)
    held: list[Route] = []
    page.route("**/typed.js", lambda route: held.append(route))  # noqa: PLW0108 - a built-in is refused
    with page.expect_request("**/typed.js"):
        page.goto(
            f"{live_server.url}/staff/reviews/{review.pk}/item/{Item.objects.get(number='2').pk}/",
            wait_until="domcontentloaded",
        )
    page.get_by_label("Words").fill("Tell the new school of every move, at once.")
    held[0].continue_()
    expect(page.get_by_text("Saved as you typed at")).to_be_visible()


def test_what_is_typed_in_the_list_is_offered_again_in_the_list(
    page: Page, live_server: LiveServer, review: Review, editor: Person
) -> None:
    let_in(page, live_server.url, editor)
    page.goto(f"{live_server.url}/staff/reviews/{review.pk}/")
    card = page.locator(f"#item-{Item.objects.get(number='2').pk}")
    card.get_by_role("link", name="Correct Lesson 2").click()
    card.get_by_label("Words", exact=True).fill("Tell the new school of every move, at once.")
    expect(card.get_by_text("Saved as you typed at")).to_be_visible()
    page.reload()
    card.get_by_role("link", name="Correct Lesson 2").click()
    expect(card.get_by_text("You had typed something here")).to_be_visible()
    assert violations(page) == []
    card.get_by_role("link", name="Use it").click()
    expect(card.get_by_label("Words", exact=True)).to_have_value("Tell the new school of every move, at once.")
    card.get_by_role("button", name="Throw it away").click()
    expect(card.get_by_label("Words", exact=True)).to_have_value("Tell the new school of every move.")
    expect(card.locator("#typed")).to_have_count(0)


def test_details_are_corrected_in_place(page: Page, live_server: LiveServer, review: Review, editor: Person) -> None:
    let_in(page, live_server.url, editor)
    address = f"{live_server.url}/staff/reviews/{review.pk}/"
    page.goto(address)
    page.get_by_text("About this review").click()
    page.get_by_role("link", name="Correct label, title, kind, year or date").click()
    form = page.locator("#correcting")
    form.get_by_label("Label").fill("")
    form.get_by_role("button", name="Keep these details").click()
    expect(form.get_by_text("Write the label that the report uses.").first).to_be_visible()
    form.get_by_label("Label").fill("Child BQ")
    assert violations(page) == []
    form.get_by_role("button", name="Keep these details").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Child BQ")
    expect(page.locator("#said")).to_have_text("The details are kept. What was read stays beside them.")
    assert page.url == address
    page.keyboard.press("u")
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("Child BQ")


def test_of_two_people_the_second_sees_both_and_loses_nothing(
    browser: Browser,
    page: Page,
    live_server: LiveServer,
    review: Review,
    editor: Person,
    partnership: Partnership,
) -> None:
    other = browser.new_context().new_page()
    let_in(page, live_server.url, editor)
    let_in(other, live_server.url, an_approver(partnership))
    address = f"{live_server.url}/staff/reviews/{review.pk}/item/{Item.objects.get(number='2').pk}/"
    page.goto(address)
    other.goto(address)
    page.get_by_label("Words").fill("Tell the new school of every move, at once.")
    other.get_by_label("Words").fill("Tell every school of every move.")
    other.get_by_role("button", name="Save these words").click()
    other.wait_for_url("**/staff/reviews/*/?focus=item-*")
    page.get_by_role("button", name="Save these words").click()
    expect(page.get_by_text("Amina Rook decided on this at")).to_be_visible()
    expect(page.locator(".heed-said").first).to_contain_text("Tell every school of every move.")
    expect(page.get_by_label("Words")).to_have_value("Tell the new school of every move, at once.")
    other.context.close()


@pytest.mark.parametrize("width", [1280, 360])
def test_the_pages_to_arrange_break_no_rule(
    page: Page, live_server: LiveServer, review: Review, editor: Person, width: int
) -> None:
    let_in(page, live_server.url, editor)
    page.set_viewport_size({"width": width, "height": 800})
    base, key = f"{live_server.url}/staff/reviews/{review.pk}", Item.objects.get(number="1").pk
    for address in (
        f"/item/{key}/split/",
        f"/item/{key}/",
        "/add/",
        "/add/?sort=fact",
        "/add/?sort=addressee",
        "/details/",
    ):
        page.goto(base + address)
        assert violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_an_item_is_split_by_keyboard_and_that_is_taken_back(
    page: Page, live_server: LiveServer, review: Review, editor: Person
) -> None:
    let_in(page, live_server.url, editor)
    page.goto(f"{live_server.url}/staff/reviews/{review.pk}/item/{Item.objects.get(number='1').pk}/split/")
    page.get_by_label("Write down what the child says.").press("Space")
    page.get_by_role("button", name="Split here").press("Enter")
    page.wait_for_url("**/staff/reviews/*/?focus=item-*")
    assert Item.objects.count() == 3
    page.get_by_role("button", name="Undo: Split Lesson 1").press("Enter")
    expect(page.get_by_text("Taken back.")).to_be_visible()
    assert Item.objects.count() == 2


def test_a_warning_is_settled(page: Page, live_server: LiveServer, review: Review, editor: Person) -> None:
    let_in(page, live_server.url, editor)
    page.goto(f"{live_server.url}/staff/reviews/{review.pk}/")
    page.get_by_label("What you found, if there is anything to say").fill("A slip of the pen.")
    page.get_by_role("button", name="I have looked at this").click()
    expect(page.get_by_text("1 warning looked at")).to_be_visible()
    expect(page.locator("#said")).to_have_text("Noted that you have looked at it.")
    assert violations(page) == []
    page.get_by_text("1 warning looked at").click()
    page.get_by_role("button", name="Look at it again").click()
    expect(page.get_by_label("What you found, if there is anything to say")).to_be_focused()
