"""Importing in a real browser: many files, a lost page, a worker that starts again, and no script at all."""

from __future__ import annotations

import re
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from factories.people import a_partnership, a_reader, an_editor
from heed.config.worker import HANDLERS
from heed.jobs.models import Job
from heed.jobs.services import run_among
from heed.people.models import Partnership, Person
from heed.reviews.models import Incoming, Review
from journeys.doors import let_in
from journeys.test_accessibility import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REPORT = """Serious Case Review Child {0} (2020)

Child {0} (published 14 May 2020)

Child {0}'s Story

Child {0} was three months old when he came to harm. He lived with his mother and her partner in Merrowby.

Lessons to be learned from Child {0}

1. Professionals should ask who else lives in the home, and write down what they are told.
"""


@pytest.fixture
def partnership(settings: Settings) -> Partnership:
    settings.HEED_DEMONSTRATION = True
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two reports, one of them twice, and one that is broken."""
    folder = tmp_path / "sent"
    folder.mkdir()
    for name, label in (("child-a.txt", "A"), ("child-b.txt", "B"), ("child-a-again.txt", "A")):
        (folder / name).write_text(REPORT.format(label))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and then nothing")
    return sorted(folder.iterdir())


def work_off() -> None:
    """What a worker does until nothing is left."""
    for _ in run_among(handlers=HANDLERS, jobs=list(Job.objects.values_list("pk", flat=True)), stop=Event()):
        pass


def hand_in(page: Page, site: str, files: list[Path]) -> None:
    page.goto(f"{site}/staff/import/")
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_role("button", name=re.compile("Import")).click()
    page.wait_for_url(re.compile(r"/staff/import/[0-9a-f-]{36}/"))


@pytest.mark.parametrize("width", [1280, 360])
def test_several_files_are_handed_in_and_the_page_follows_what_becomes_of_them(
    page: Page, live_server: LiveServer, editor: Person, files: list[Path], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    let_in(page, live_server.url, editor)
    page.goto(f"{live_server.url}/staff/import/")
    assert violations(page) == []
    page.locator("input[type=file]").set_input_files(files)
    expect(page.get_by_role("button", name="Import 4 files")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Import 4 files").click()
    expect(page.get_by_text("0 of 4 done.")).to_be_visible()
    assert violations(page) == []
    work_off()
    expect(page.get_by_text("All done: 3 in the record, 1 not.")).to_be_visible()
    expect(page.locator("li", has_text="broken.pdf")).to_contain_text("is damaged")
    expect(page.locator("li", has_text="child-a-again.txt")).to_contain_text(re.compile("Known already|Draft made"))
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("link", name="Child B (2020)").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Child B")


def test_work_goes_on_while_the_browser_is_closed(
    browser: Browser, live_server: LiveServer, editor: Person, files: list[Path]
) -> None:
    context = browser.new_context()
    page = context.new_page()
    let_in(page, live_server.url, editor)
    hand_in(page, live_server.url, files)
    context.close()
    work_off()
    assert Review.objects.count() == 2
    context = browser.new_context()
    page = context.new_page()
    let_in(page, live_server.url, editor)
    page.goto(f"{live_server.url}/staff/")
    page.get_by_role("link", name="Import", exact=True).click()
    page.get_by_role("link", name=re.compile("4 files")).click()
    expect(page.get_by_text("All done: 3 in the record, 1 not.")).to_be_visible()
    context.close()


def test_files_are_dropped_and_those_that_cannot_be_imported_stay_with_the_reason(
    page: Page, live_server: LiveServer, editor: Person
) -> None:
    let_in(page, live_server.url, editor)
    page.goto(f"{live_server.url}/staff/import/")
    carried = page.evaluate_handle(
        """text => {
            const carried = new DataTransfer();
            carried.items.add(new File([text], "child-a.txt"));
            carried.items.add(new File([], "empty.txt"));
            carried.items.add(new File(["x"], "film.mp4"));
            return carried;
        }""",
        REPORT.format("A"),
    )
    page.dispatch_event(".heed-drop", "drop", {"dataTransfer": carried})
    expect(page.locator("li", has_text="empty.txt")).to_contain_text("It is empty")
    expect(page.locator("li", has_text="film.mp4")).to_contain_text("does not read files of this kind")
    page.get_by_role("button", name="Import 1 file").click()
    page.get_by_role("link", name="See what becomes of the rest").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 file handed in")


def test_a_lost_connection_is_waited_for_and_nothing_is_taken_twice(
    page: Page, live_server: LiveServer, editor: Person, files: list[Path]
) -> None:
    let_in(page, live_server.url, editor)
    page.goto(f"{live_server.url}/staff/import/")
    lost: list[str] = []

    def lose_once(route: object, request: object) -> None:
        # the server has it, and the answer is lost on its way back
        if request.method == "POST" and not lost:  # type: ignore[attr-defined]
            lost.append("once")
            route.fetch()  # type: ignore[attr-defined]
            route.abort()  # type: ignore[attr-defined]
        else:
            route.continue_()  # type: ignore[attr-defined]

    page.route("**/staff/import/", lose_once)
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_role("button", name="Import 4 files").click()
    page.wait_for_url(re.compile(r"/staff/import/[0-9a-f-]{36}/"))
    assert lost == ["once"]
    assert Incoming.objects.count() == 4


def test_everything_works_without_script(
    browser: Browser, live_server: LiveServer, editor: Person, files: list[Path]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    let_in(page, live_server.url, editor)
    hand_in(page, live_server.url, files)
    expect(page.get_by_text("0 of 4 done.")).to_be_visible()
    work_off()
    page.get_by_role("link", name="Look again").click()
    expect(page.get_by_text("All done: 3 in the record, 1 not.")).to_be_visible()
    page.get_by_role("button", name="Remove broken.pdf").click()
    expect(page.get_by_text("broken.pdf is removed from the list.")).to_be_visible()
    context.close()


def test_a_reader_and_another_partnerships_editor_are_kept_out(
    browser: Browser, page: Page, live_server: LiveServer, editor: Person, partnership: Partnership, files: list[Path]
) -> None:
    let_in(page, live_server.url, editor)
    hand_in(page, live_server.url, files[:1])
    for person, status in ((a_reader(partnership), 403), (an_editor(a_partnership()), 404)):
        context = browser.new_context()
        other = context.new_page()
        let_in(other, live_server.url, person)
        answer = other.goto(page.url)
        assert answer is not None
        assert answer.status == status
        context.close()
