"""No page breaks a rule that axe-core can check, at the width of a desk or of a telephone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from factories.publishing import a_publication, an_item

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
REVIEWS = "/reviews/fallowshire-safeguarding-children-partnership/2024"
PAGES = [
    "/",
    "/reviews/",
    "/reviews/?year=2024&kind=rapid_review",
    "/reviews/?year=abc",
    "/reviews/?agency=police&kind=local_child_safeguarding_practice_review",
    f"{REVIEWS}/child-a/",
    "/for/",
    "/for/?q=tea-party",
    "/for/police/",
    "/for/police/?type=recommendation",
    "/for/community-health/health-visitor/",
    "/themes/",
    "/themes/recording/",
    "/search",
    "/search?q=child",
    "/search?q=%3F",
    f"{REVIEWS}/child-c/",
    "/about/",
    "/data/",
    "/data/codebook/",
    "/api/v1/docs",
    "/accessibility/",
    "/privacy/",
    "/follow/",
    "/no-such-page/",
]

RUN = """
async () => (await axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}))
    .violations.map(found => `${found.id}: ${found.help}: ${found.nodes.map(node => node.html).join(" | ")}`)
"""


def violations(page: Page) -> list[str]:
    """What axe-core finds amiss. It is put in from outside the page, past the policy that lets only our scripts run."""
    assert AXE.exists(), "axe-core is not installed. Run `npm ci` first."
    page.evaluate(AXE.read_text(encoding="utf-8"))
    # a link that happens to lie half under the exit, which stays in sight, would be measured by its other half
    page.evaluate("scrollTo(0, 0)")
    found: list[str] = page.evaluate(RUN)
    return found


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_breaks_no_rule(page: Page, site: str, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site + address)
    assert violations(page) == []


@pytest.mark.parametrize("width", [1280, 360])
def test_an_opened_story_breaks_no_rule(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}{REVIEWS}/child-a/")
    page.get_by_text("Read what happened").click()
    assert violations(page) == []


@pytest.mark.parametrize("width", [1280, 360])
def test_one_lesson_breaks_no_rule(page: Page, site: str, width: int) -> None:
    publication = a_publication(an_item(number="1", title="A title"), label="Child D")
    assert publication.latest
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}/learning/{publication.latest.content['items'][0]['id']}/")
    assert violations(page) == []


@pytest.mark.parametrize("address", ["/", "/reviews/", "/for/", "/themes/", "/search?q=child"])
def test_an_empty_site_breaks_no_rule(page: Page, live_server: object, address: str) -> None:
    page.goto(f"{live_server}{address}")
    assert violations(page) == []
