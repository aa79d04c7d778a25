"""Steps of the journeys that begin at the sign-in page."""

from __future__ import annotations

from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from factories.people import PASSWORD
from heed.people.models import Person
from journeys.test_accessibility import violations

# what makes a page scroll sideways, where it does; a box that scrolls by itself may hold wider things
WIDER = """
width => document.documentElement.scrollWidth <= width ? [] : [...document.querySelectorAll("main *")]
    .filter(each => each.getBoundingClientRect().right > width + 1).map(each => each.outerHTML.slice(0, 120))
"""


def enter(page: Page, live_server: LiveServer, person: Person, password: str = PASSWORD) -> None:
    """Asks for the desk, and gives address and password."""
    page.goto(f"{live_server.url}/staff/")
    page.get_by_label("E-mail address").fill(person.email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def checked(page: Page) -> None:
    """The page breaks no rule, at the width of a desk and of a telephone."""
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == []
        wide = page.evaluate(WIDER, width)
        assert wide == []
