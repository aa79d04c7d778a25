"""Takes the pictures of docs/ from a running demonstration: `python scripts/screenshots.py [site]`.

The home page, a review and what speaks to a role as visitors see them; the desk, the report beside what was read from it, and what the gate found
as staff see them: each at the width of a desk and of a telephone. Without an address, the site is the one that `make run`
starts. It must be the demonstration: staff pages are shown of nothing else. Uses the system's Chromium.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from urllib.parse import urljoin

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from find_browser import find

DOCS = Path(__file__).resolve().parent.parent / "docs"
WIDTHS = {"desktop": (1280, 900), "phone": (360, 780)}
PUBLIC = "/reviews/fallowshire-scp/2023/child-kd/"
ROLE = "/for/community-health/health-visitor/"
EDITOR = "editor@example.org"
PASSWORD = "fallowshire-is-invented"  # noqa: S105 - that of the demonstration, which prints it
REVIEW = "Child LN"
FINDING = "Finding 1"
DOCUMENT = "practice-review-child-ln.pdf"
NAME_LEFT_IN = "Moira Tamblin"
DRAWN = "[...document.querySelectorAll('img')].some(one => one.complete && one.naturalWidth && one.getBoundingClientRect().top > 0)"
COLOURS = 128


def main(site: str = "http://127.0.0.1:8000") -> None:
    """Writes docs/screenshot-<page>-<width>.png."""
    program = find()
    if program is None:
        sys.exit("No browser was found. Install Chromium or Chrome, or set HEED_CHROMIUM to its path.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for width, size in WIDTHS.items():
            _visitor(browser, site, width, size)
            _staff(browser, site, width, size)
        browser.close()


def _visitor(browser: Browser, site: str, width: str, size: tuple[int, int]) -> None:
    page = _context(browser, size).new_page()
    page.goto(site)
    _take(page, f"home-{width}")
    page.goto(urljoin(site, PUBLIC))
    _take(page, f"review-{width}")
    page.goto(urljoin(site, ROLE))
    _take(page, f"role-{width}")
    page.context.close()


def _staff(browser: Browser, site: str, width: str, size: tuple[int, int]) -> None:
    page = _context(browser, size).new_page()
    page.goto(urljoin(site, "/staff/sign-in/"))
    page.locator("input[name=login]").fill(EDITOR)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.goto(urljoin(site, "/staff/"))
    _take(page, f"desk-{width}")
    page.goto(urljoin(site, f"/staff/reviews/?q={REVIEW}"))
    draft = page.get_by_role("link", name=REVIEW).first.get_attribute("href")
    if draft is None:
        sys.exit(f"The draft of {REVIEW} is not there: this is not the demonstration, or somebody deleted it.")
    page.goto(urljoin(site, draft))
    page.wait_for_load_state("networkidle")
    page.locator(".heed-proposal", has=page.get_by_role("heading", name=FINDING, exact=True)).locator(
        ".heed-cited a"
    ).first.click()
    page.wait_for_function(DRAWN)
    _take(page, f"confirm-{width}")
    page.goto(urljoin(urljoin(site, draft), "gate/"))
    page.get_by_role("link", name=DOCUMENT).last.click()
    page.get_by_text(NAME_LEFT_IN).first.wait_for()
    _take(page, f"gate-{width}")
    page.context.close()


def _context(browser: Browser, size: tuple[int, int]) -> BrowserContext:
    width, height = size
    # waiting for a page of the report asks the browser again and again by a script, which the site's own policy refuses
    return browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", bypass_csp=True)


def _take(page: Page, name: str) -> None:
    """The picture in few colours: pages of text need no more, and whoever clones the project loads them all."""
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    path = DOCS / f"screenshot-{name}.png"
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.name}: {path.stat().st_size:,} bytes, {page.url}")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        sys.exit(__doc__)
    main(*sys.argv[1:])
