"""A person confirms a review: the report on one side, what was read from it on the other."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from factories.people import a_partnership, an_approver, an_editor
from factories.reviews import a_fact, a_lesson, a_reading_of, imported
from heed.people.models import Partnership, Person
from heed.reading import read_bytes
from heed.reading.document import Addressee
from heed.reading.document import Item as ReadItem
from heed.reading.formats import scans
from heed.reviews.models import Decision, Item, Review
from heed.reviews.selectors import stamp_of, undecided_count
from heed.reviews.services import correct_item, import_document
from journeys.doors import let_in
from journeys.test_accessibility import violations
from reading.fixtures import hostile
from reading.fixtures.library import fixtures

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Safeguarding Children Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


def taken_in(content: bytes, partnership: Partnership, person: Person) -> Review:
    reading = read_bytes(content, "report.pdf")
    outcome = import_document(reading=reading, content=content, partnership=partnership, by=person)
    return Review.objects.get(pk=outcome.reviews[0].review_id)


@pytest.fixture
def small(partnership: Partnership, editor: Person) -> Review:
    """A small review, from a text."""
    reading = a_reading_of(
        a_lesson("Ask who else lives in the home.", "1", Addressee("Police")),
        a_lesson("Write down what the child says.", "2"),
    )
    imported(reading, by=editor, partnership=partnership)
    return Review.objects.get()


@pytest.fixture
def pictured(partnership: Partnership, editor: Person, tmp_path: Path) -> Review:
    """A review of several pages, from a PDF in two columns."""
    fixture = next(fixture for fixture in fixtures() if fixture.layout == "two-columns")
    path, _ = fixture.write(tmp_path)
    return taken_in(path.read_bytes(), partnership, editor)


@pytest.fixture
def opened(page: Page, live_server: LiveServer, editor: Person) -> Callable[[Review], Page]:
    """Opens the page of a review as the editor."""

    def open_it(review: Review) -> Page:
        let_in(page, live_server.url, editor)
        page.goto(f"{live_server.url}/staff/reviews/{review.pk}/")
        return page

    return open_it


def current(page: Page) -> str:
    return page.locator(".heed-proposal.is-current").get_attribute("data-name") or ""


def test_a_small_review_is_confirmed_by_keyboard_alone(small: Review, opened: Callable[[Review], Page]) -> None:
    page = opened(small)
    page.keyboard.press("n")
    assert current(page) == "What happened"
    page.keyboard.press("c")
    expect(page.locator("#said")).to_have_text("Confirmed.")
    expect(page.locator(".heed-proposal.is-current")).to_have_attribute("data-name", "Lesson 1")
    page.keyboard.press("Enter")
    expect(page.locator(".heed-proposal.is-current")).to_have_attribute("data-name", "Police")
    page.keyboard.press("c")
    expect(page.locator(".heed-proposal.is-current")).to_have_attribute("data-name", "Lesson 2")
    page.keyboard.press("e")
    field = page.get_by_label("Words", exact=True)
    expect(field).to_be_focused()
    # letters are the field's while somebody writes
    field.press_sequentially(" xck")
    field.fill("Write down what the child says, and date it.")
    page.get_by_role("button", name="Save these words").press("Enter")
    expect(page.locator(".heed-how-far__words")).to_contain_text("4 of 4 decided")
    expect(page.get_by_text("Everything that was read has been decided on.")).to_be_visible()
    assert undecided_count(small) == 0
    assert small.items.get(number="2").decision == Decision.CORRECTED
    assert "Lesson 2: Write down what the child says." in page.locator(".heed-was").inner_text()


def test_a_rejection_asks_for_its_reason_and_is_taken_back(small: Review, opened: Callable[[Review], Page]) -> None:
    page = opened(small)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("Control+Enter")
    page.get_by_role("button", name="Reject", exact=True).click()
    expect(page.locator(".heed-proposal__told")).to_contain_text("Say why")
    page.get_by_label("Why is it not so?").fill("It is another review's.")
    page.get_by_role("button", name="Reject", exact=True).click()
    lesson = page.locator(f"#item-{small.items.get(number='1').pk}")
    expect(lesson).to_have_attribute("data-state", "rejected")
    lesson.locator("> .heed-actions").get_by_text("Undo").click()
    expect(lesson).to_have_attribute("data-state", "waits")


def test_escape_closes_a_form_and_keys_can_be_turned_off(small: Review, opened: Callable[[Review], Page]) -> None:
    page = opened(small)
    page.keyboard.press("j")
    page.keyboard.press("e")
    expect(page.locator(".heed-proposal__forms textarea").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".heed-proposal__forms textarea")).to_have_count(0)
    expect(page.locator(".heed-proposal.is-current")).to_be_focused()
    page.keyboard.press("?")
    page.get_by_label("Use these keys on this device").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    assert current(page) == "What happened"
    page.reload()
    page.keyboard.press("j")
    expect(page.locator(".heed-proposal.is-current")).to_have_count(0)


def test_a_value_leads_to_its_place_and_the_place_back(pictured: Review, opened: Callable[[Review], Page]) -> None:
    page = opened(pictured)
    item = pictured.items.order_by("-position").first()
    assert item
    passage = item.evidence.first()
    assert passage
    card = page.locator(f"#item-{item.pk}")
    card.locator(".heed-place").first.click()
    mark = page.locator(".heed-mark.is-current rect").first
    expect(mark).to_be_in_viewport()
    expect(page.locator(f"[data-page='{passage.page}'] .heed-mark.is-current")).to_have_count(1)
    word = page.locator(f"[data-page='{passage.page}'] text[data-start='{passage.start}']")
    assert passage.quote.startswith(str(word.text_content()).strip())
    page.evaluate("scrollTo(0, 0)")
    other = pictured.items.order_by("position").first()
    assert other
    start = other.evidence.first()
    assert start
    page.keyboard.press("Escape")
    page.locator(f"#item-{other.pk}").locator(".heed-place").first.click()
    page.locator(f"[data-page='{start.page}'] text[data-start='{start.start}']").click()
    expect(page.locator(".heed-proposal.is-current")).to_have_attribute("data-anchor", f"item-{other.pk}")
    expect(page.locator(f"#item-{other.pk}")).to_be_in_viewport()


def test_words_are_found_in_the_report(pictured: Review, opened: Callable[[Review], Page]) -> None:
    page = opened(pictured)
    page.keyboard.press("/")
    page.keyboard.type("recommendations")
    page.keyboard.press("Enter")
    expect(page.locator(".heed-found__count")).to_contain_text("for “recommendations”")
    page.locator(".heed-found .heed-place").last.click()
    expect(page.locator(".heed-mark--found.is-current rect").first).to_be_in_viewport()


def test_text_and_picture_take_turns(pictured: Review, opened: Callable[[Review], Page]) -> None:
    page = opened(pictured)
    page.get_by_role("button", name="Text", exact=True).click()
    expect(page.locator(".heed-leaf__text mark").first).to_be_visible()
    page.get_by_role("button", name="Picture", exact=True).click()
    expect(page.locator(".heed-leaf__picture").first).to_be_visible()


def test_all_of_a_kind_are_confirmed_once_each_was_in_sight(small: Review, opened: Callable[[Review], Page]) -> None:
    page = opened(small)
    button = page.locator("[data-action=confirm-kind][data-kind=lesson]")
    expect(button).to_contain_text("Confirm all 3")
    for card in page.locator(".heed-group[data-kind=lesson] .heed-proposal").all():
        card.scroll_into_view_if_needed()
    expect(button).to_have_text("Confirm all 3 lessons")
    button.click()
    expect(page.locator(".heed-how-far__words")).to_contain_text("3 of 4 decided")
    # it was one act, which one key takes back
    page.keyboard.press("u")
    expect(page.locator(".heed-how-far__words")).to_contain_text("0 of 4 decided")


def test_of_two_people_the_second_is_told_and_loses_nothing(
    small: Review, opened: Callable[[Review], Page], partnership: Partnership
) -> None:
    page = opened(small)
    item = small.items.get(number="1")
    page.locator(f"#item-{item.pk} > .heed-actions").get_by_text("Correct").click()
    page.get_by_label("Words", exact=True).fill("Ask who lives there, every time.")
    other = an_approver(partnership)
    words = read_words(item, "Ask who else lives there.")
    correct_item(item=item, words=words, by=other, seen=stamp_of(item))
    page.get_by_role("button", name="Save these words").click()
    told = page.locator(f"#item-{item.pk} .heed-proposal__told")
    expect(told).to_contain_text("Amina Rook decided on this at")
    expect(told).to_contain_text("What you typed is below")
    expect(page.get_by_label("Words", exact=True)).to_have_value("Ask who lives there, every time.")
    assert Item.objects.get(pk=item.pk).text == "Ask who else lives there."
    page.get_by_role("button", name="Save these words").click()
    expect(page.locator(f"#item-{item.pk} > .heed-said")).to_contain_text("Ask who lives there, every time.")


def read_words(item: Item, text: str) -> ReadItem:
    return a_lesson(text, item.number)


def test_without_scripts_every_step_is_a_link_or_a_button(
    browser: Browser, live_server: LiveServer, pictured: Review, editor: Person
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    let_in(page, live_server.url, editor)
    page.goto(f"{live_server.url}/staff/reviews/{pictured.pk}/")
    item = pictured.items.order_by("-position").first()
    assert item
    passage = item.evidence.first()
    assert passage
    page.locator(f"#item-{item.pk} .heed-place").first.click()
    assert f"at={passage.start}-{passage.end}" in page.url
    leaf = page.locator(f"#leaf-{passage.document_id}-{passage.page}")
    expect(leaf).to_be_in_viewport()
    expect(leaf.locator(".heed-leaf__marks")).to_be_visible()
    page.locator(f"#item-{item.pk}").get_by_label("I have looked at this").first.check()
    page.get_by_role("button", name="Confirm all I have looked at").click()
    assert Item.objects.get(pk=item.pk).decision == Decision.CONFIRMED
    page.get_by_placeholder("Find in this document").fill("recommendations")
    page.get_by_role("button", name="Find").click()
    expect(page.locator(".heed-found__count")).to_be_visible()
    page.get_by_role("button", name="Text", exact=True).click()
    expect(page.locator(".heed-leaf__text").first).to_be_visible()
    context.close()


def test_without_scripts_a_person_comes_back_to_the_part_of_a_long_list_where_they_were(
    browser: Browser, live_server: LiveServer, partnership: Partnership, editor: Person
) -> None:
    lessons = [a_lesson(f"This is lesson {n} of a long report.", str(n)) for n in range(1, 61)]
    imported(a_reading_of(*lessons), by=editor, partnership=partnership)
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    let_in(page, live_server.url, editor)
    page.goto(f"{live_server.url}/staff/reviews/{Review.objects.get().pk}/?show=left&part=2")
    page.get_by_role("button", name="Confirm Lesson 45", exact=True).click()
    expect(page.get_by_text("Confirmed.", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="Lesson 46", exact=True)).to_be_visible()
    assert "show=left" in page.url
    page.goto(f"{live_server.url}/staff/reviews/{Review.objects.get().pk}/?part=2")
    page.get_by_role("button", name="Confirm Lesson 50", exact=True).click()
    expect(page.get_by_role("heading", name="Lesson 50", exact=True)).to_be_in_viewport()
    context.close()


@pytest.mark.skipif(not scans.installed(), reason="the extra “scans” is not installed")
def test_the_words_of_a_scan_have_their_places(
    partnership: Partnership, editor: Person, opened: Callable[[Review], Page]
) -> None:
    written = io.BytesIO()
    sheet = pypdfium2.PdfDocument(hostile.plain())[0].render(scale=150 / 72).to_pil().convert("L")
    sheet.save(written, "PDF", resolution=150)
    page = opened(taken_in(written.getvalue(), partnership, editor))
    page.locator(".heed-proposal .heed-place").first.click()
    expect(page.locator(".heed-mark.is-current rect").first).to_be_in_viewport(timeout=60_000)


@pytest.mark.parametrize("width", [1280, 360])
def test_the_page_breaks_no_rule(pictured: Review, opened: Callable[[Review], Page], width: int) -> None:
    page = opened(pictured)
    page.set_viewport_size({"width": width, "height": 800})
    page.reload()
    # what lies half under the bar at the foot, until the page is scrolled, would be measured by its other half
    page.locator(".heed-sides").evaluate("bar => { bar.style.position = 'static'; }")
    if width == 1280:
        expect(page.locator(".heed-leaf__words").first).to_be_attached()
    assert violations(page) == []
    page.locator(".heed-proposal [data-action=correct]").first.click()
    expect(page.locator(".heed-proposal__forms textarea, .heed-proposal__forms select").first).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    if width == 360:
        page.get_by_role("link", name="Report", exact=True).click()
        expect(page.locator(".heed-leaf__words").first).to_be_attached()
        assert violations(page) == []
    else:
        page.keyboard.press("?")
        assert violations(page) == []


def test_a_telephone_shows_one_side_at_a_time_and_keeps_its_place(
    pictured: Review, opened: Callable[[Review], Page]
) -> None:
    page = opened(pictured)
    page.set_viewport_size({"width": 360, "height": 780})
    page.reload()
    expect(page.locator("#report")).to_be_hidden()
    place = page.locator(".heed-group[data-kind=fact] .heed-place").first
    place.scroll_into_view_if_needed()
    before = place.bounding_box()
    place.click()
    expect(page.locator("#read")).to_be_hidden()
    expect(page.locator(".heed-mark.is-current rect").first).to_be_in_viewport()
    page.get_by_role("link", name="What was read").click()
    after = place.bounding_box()
    assert before
    assert after
    assert abs(after["y"] - before["y"]) < 5


def test_three_hundred_proposals_are_all_there_and_keys_reach_them(
    partnership: Partnership, editor: Person, opened: Callable[[Review], Page]
) -> None:
    lessons = [a_lesson(f"This is lesson {n} of a long report.", str(n)) for n in range(1, 301)]
    imported(a_reading_of(*lessons), by=editor, partnership=partnership)
    page = opened(Review.objects.get())
    expect(page.locator(".heed-proposal")).to_have_count(301)
    page.keyboard.press("k")
    assert current(page) == "Lesson 300"
    page.keyboard.press("c")
    expect(page.locator(".heed-how-far__words")).to_contain_text("1 of 301 decided")


def test_items_are_split_merged_and_retyped_in_place_and_it_is_taken_back(
    partnership: Partnership, editor: Person, opened: Callable[[Review], Page]
) -> None:
    lessons = [a_lesson("Ask who lives there. Write it down.", "1"), a_lesson("Ask again.", "2")]
    imported(a_reading_of(*lessons, story=None), by=editor, partnership=partnership)
    page = opened(Review.objects.get())
    page.keyboard.press("j")
    page.keyboard.press("s")
    page.get_by_label("Write it down.").check()
    page.get_by_role("button", name="Split here").click()
    expect(page.locator(".heed-proposal")).to_have_count(3)
    page.keyboard.press("u")
    expect(page.locator("#said")).to_have_text("Taken back.")
    expect(page.locator(".heed-proposal")).to_have_count(2)
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert current(page) == "Lesson 1"
    page.keyboard.press("m")
    expect(page.locator(".heed-proposal[data-state=replaced]")).to_have_count(1)
    page.keyboard.press("u")
    expect(page.locator(".heed-proposal[data-state=waits]")).to_have_count(2)
    page.keyboard.press("t")
    page.locator(".heed-menu select").select_option("recommendation")
    expect(page.locator(".heed-group[data-kind=recommendation] .heed-proposal")).to_have_count(1)


def test_words_that_are_selected_are_added_with_their_place(pictured: Review, opened: Callable[[Review], Page]) -> None:
    page = opened(pictured)
    before = pictured.items.count()
    words = page.locator("[data-page='1'] .heed-leaf__words text")
    first, last = words.nth(0), words.nth(2)
    expect(last).to_be_attached()
    start, end = first.bounding_box(), last.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] - 6, end["y"] + end["height"] / 2, steps=8)
    page.mouse.up()
    page.get_by_role("group", name="Add the words you selected").get_by_role("button", name="Finding").click()
    expect(page.locator("#adding select[name=type]")).to_have_value("finding")
    page.get_by_role("button", name="Add it").click()
    expect(page.locator("#said")).to_have_text("Finding added.")
    assert pictured.items.count() == before + 1
    added = pictured.items.get(type="finding")
    passage = added.evidence.get()
    page_text = passage.document.pages.get(number=1).text
    assert page_text[passage.start : passage.end] == passage.quote
    assert passage.quote.split() == [str(word.text_content()).strip() for word in (words.nth(n) for n in range(3))]


def test_words_are_chosen_and_added_by_key(pictured: Review, opened: Callable[[Review], Page]) -> None:
    page = opened(pictured)
    expect(page.locator(".heed-leaf__words").first).to_be_attached()
    page.keyboard.press("a")
    expect(page.locator(".heed-mark--picked rect")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Lesson", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    field = page.locator("#adding textarea[name=text]")
    expect(field).to_be_focused()
    assert len(field.input_value().split()) == 2
    page.keyboard.press("Escape")
    expect(field).to_have_count(0)


def test_words_become_evidence_for_the_current_proposal_by_key_and_it_is_taken_back(
    pictured: Review, opened: Callable[[Review], Page]
) -> None:
    page = opened(pictured)
    expect(page.locator(".heed-leaf__words").first).to_be_attached()
    item = pictured.items.order_by("position").first()
    assert item
    before = item.evidence.count()
    page.locator(f"#item-{item.pk}").focus()
    page.keyboard.press("p")
    expect(page.locator(".heed-mark--picked rect")).to_have_count(1)
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    places = page.locator(f"#item-{item.pk} > .heed-cited .heed-place")
    expect(places).to_have_count(before + 1)
    expect(page.locator("#said")).to_have_text("Added as evidence.")
    expect(page.locator(f"#item-{item.pk}")).to_be_focused()
    page.keyboard.press("u")
    expect(places).to_have_count(before)
    # the same from the toolbar
    page.keyboard.press("a")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Evidence for").click()
    expect(places).to_have_count(before + 1)


def test_a_long_list_of_several_kinds_keeps_them_in_their_order(
    partnership: Partnership, editor: Person, opened: Callable[[Review], Page]
) -> None:
    lessons = [a_lesson(f"This is lesson {n} of a long report.", str(n)) for n in range(1, 45)]
    imported(a_reading_of(*lessons, facts=[a_fact("age", 3)]), by=editor, partnership=partnership)
    page = opened(Review.objects.get())
    expect(page.locator(".heed-proposal")).to_have_count(46)
    expect(page.locator(".heed-group h2")).to_have_text(["What happened", "Lessons", "Facts of the case"])
