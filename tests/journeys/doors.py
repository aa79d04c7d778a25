"""Ways in for the journeys, and what each page that they come to is held to."""

from __future__ import annotations

from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from factories.people import PASSWORD
from factories.signing_in import sign_in
from heed.people.models import Person
from journeys.test_accessibility import violations

# what makes a page scroll sideways, where it does; a box that scrolls by itself may hold wider things
WIDER = """
width => document.documentElement.scrollWidth <= width ? [] : [...document.querySelectorAll("main *")]
    .filter(each => each.getBoundingClientRect().right > width + 1).map(each => each.outerHTML.slice(0, 120))
"""


def let_in(page: Page, site: str, person: Person) -> None:
    """Lets a page be that person's, for a journey that begins behind the door."""
    cookie = sign_in(person).cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": site}])


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
