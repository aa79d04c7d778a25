"""What can be taken along of a review, in a real browser: found from its page, read, and saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from heed.publishing.rules.papers import OUTPUTS
from journeys.test_accessibility import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REVIEW = "/reviews/fallowshire-safeguarding-children-partnership/2024/child-a/"
CUT = "briefing/for/community-health/health-visitor"


@pytest.fixture(autouse=True)
def _files_of_its_own(settings: Settings, tmp_path: Path) -> None:
    settings.HEED_DATA = tmp_path


def test_a_team_leader_finds_the_slides_and_saves_them(page: Page, site: str) -> None:
    page.goto(site + REVIEW)
    page.get_by_role("link", name="Team discussion").click()
    expect(page.get_by_role("heading", name="Questions to talk about")).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("link", name="Slides").click()
    assert saved.value.suggested_filename == "child-a-2024-discussion.pptx"


def test_a_health_visitor_takes_only_what_speaks_to_them(page: Page, site: str) -> None:
    page.goto(site + REVIEW)
    page.locator("#only-yours ~ ul").get_by_role("link", name="Health visitor").click()
    expect(page.get_by_text("Home visits look at where the child sleeps.")).to_be_visible()
    expect(page.get_by_text("Plans should say:")).to_have_count(0)
    page.get_by_role("link", name="Lesson 12").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lesson 12")


def test_what_happened_stays_folded_in_a_briefing_too(page: Page, site: str) -> None:
    page.goto(f"{site}{REVIEW}seven-minutes")
    expect(page.get_by_text("She liked bells.")).to_be_hidden()
    page.get_by_text("Read what happened").press("Enter")
    expect(page.get_by_text("She liked bells.")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("place", [*OUTPUTS, CUT])
def test_a_paper_breaks_no_rule_and_fits_the_screen(page: Page, site: str, place: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}{REVIEW}{place}")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
