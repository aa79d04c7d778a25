"""A real browser against a real server: what the journeys need."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from factories.publishing import (
    HEALTH_VISITOR,
    POLICE,
    SAID_ONLY,
    a_document,
    a_partnership,
    a_publication,
    an_item,
    withdraw,
)
from find_browser import find
from heed.publishing.record import Named

# Playwright's own loop runs in the thread of the tests, and Django would take it for asynchronous code
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

RECORDS = Named("recording", "Records")

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
BUILT = Path(__file__).parents[2] / "src/heed/ui/static/ui/built/heed.css"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    program = find()
    if program is None:
        pytest.fail("No browser was found. Install Chromium or Chrome, or set HEED_CHROMIUM to its path.")
    if not BUILT.exists():
        pytest.fail("The styles have not been built. Run `npm ci && npm run build` first.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a browser that knows nothing of earlier visits. An error in a script of ours fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet(live_server: LiveServer) -> None:
    """The counts that limit signing in lie in no model's table, and outlive a test."""
    cache.clear()


@pytest.fixture
def site(live_server: LiveServer, settings: Settings) -> str:
    """A site with a long review, an older one, and one that was withdrawn. The exit leads to a page of our own."""
    settings.HEED_DEMONSTRATION = True
    settings.HEED_EXIT_ADDRESS = f"{live_server.url}/healthz"
    long = [
        an_item(f"When a child moves, lesson {n} is that those who know the child tell those who will.", number=str(n))
        for n in range(1, 12)
    ]
    a_publication(
        *long,
        replace(an_item("Home visits look at where the child sleeps.", HEALTH_VISITOR, number="12"), themes=(RECORDS,)),
        an_item("Plans should say:", POLICE, SAID_ONLY, number="13", parts=["who will act", "by when"]),
        an_item("The school asked again.", type="good_practice"),
        replace(
            an_item("Agree one form.", POLICE, type="recommendation", number="R1", title="One form for all"),
            due="within three months",
            themes=(RECORDS,),
        ),
        story="Child A was six months old.\n\nShe liked bells.",
        documents=[a_document(), a_document(public=False)],
    )
    a_publication(an_item(), label="Child B", kind="rapid_review", partnership=a_partnership("Another board"))
    withdraw(a_publication(an_item(), label="Child C"))
    return str(live_server.url)
