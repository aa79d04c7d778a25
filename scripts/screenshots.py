"""Takes the pictures of docs/ from a running site: `python scripts/screenshots.py [site [review]]`.

The home page and one review, at the width of a desk and of a telephone. Without arguments, the site is the one that
`make run` starts, and the review the first that its home page lists. Uses the system's Chromium.
"""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import Browser, sync_playwright

from find_browser import find

DOCS = Path(__file__).resolve().parent.parent / "docs"
WIDTHS = {"desktop": (1280, 900), "phone": (360, 780)}


def main(site: str = "http://127.0.0.1:8000", review: str | None = None) -> None:
    """Writes docs/screenshot-<page>-<width>.png."""
    program = find()
    if program is None:
        sys.exit("No browser was found. Install Chromium or Chrome, or set HEED_CHROMIUM to its path.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        review = review or _first_review(browser, site)
        for page, address in (("home", site), ("review", urljoin(site, review))):
            for width, size in WIDTHS.items():
                _take(browser, address, DOCS / f"screenshot-{page}-{width}.png", size)
        browser.close()


def _first_review(browser: Browser, site: str) -> str:
    page = browser.new_page()
    page.goto(site)
    address = page.locator(".heed-tile a").first.get_attribute("href")
    page.close()
    return address or sys.exit("The site has published no review yet: give it one, then try again.")


def _take(browser: Browser, address: str, path: Path, size: tuple[int, int]) -> None:
    width, height = size
    page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page.goto(address)
    page.screenshot(path=path)
    page.close()
    print(f"{path.name}: {address}")


if __name__ == "__main__":
    if len(sys.argv) > 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
