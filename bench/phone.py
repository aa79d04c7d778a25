"""What a first visit costs on a cheap telephone with a slow line: bytes, and how long until the page is of use.

Chromium is made to wait, to load slowly and to compute slowly, as its developer tools and Lighthouse do. Before each
visit it forgets everything. The time counts from the request; opening a connection, which the loopback does at once,
costs a real visitor two or three round trips more. The best of a few visits is told: other work on the machine only adds.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from playwright.sync_api import Browser, CDPSession, sync_playwright

VISITS = 5
WIDE, HIGH = 360, 740

# counted each time the browser is about to paint: from when every mark of use stands on the page with its styles
WATCH = """
(() => {
  const wanted = %s;
  const look = () => {
    const painted = performance.getEntriesByName("first-contentful-paint")[0];
    const there = wanted.every((mark) => document.querySelector(mark)?.getClientRects().length);
    if (painted && there) window.heedUseful = Math.max(painted.startTime, performance.now());
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A line and a processor: milliseconds there and back, kilobits a second each way, times slower than this machine."""

    name: str
    there_and_back: float
    down: float
    up: float
    slower: float


SLOW_4G = Line("slow 4G", 150, 1_600, 750, 4)
SLOW_3G = Line("slow 3G", 400, 400, 400, 4)


@dataclass(frozen=True, slots=True)
class Visit:
    """Bytes over the wire, with the heads of answers, in how many answers; milliseconds to the first paint and to use."""

    size: int
    answers: int
    painted: float
    useful: float


def visits(addresses: dict[str, tuple[str, list[str]]], line: Line) -> dict[str, Visit]:
    """The best of a few first visits to each address; with each, what must be there for it to be of use."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_program(), args=["--no-sandbox", "--disable-gpu"])
        found = {}
        for name, (address, wanted) in addresses.items():
            taken = [_visit(browser, address, wanted, line) for _ in range(VISITS)]
            found[name] = min(taken, key=lambda one: one.useful)
        browser.close()
    return found


def _program() -> str | None:
    from find_browser import find  # noqa: PLC0415 - of scripts, which main() puts on the path

    return find() or os.environ.get("HEED_CHROMIUM")


def _visit(browser: Browser, address: str, wanted: list[str], line: Line) -> Visit:
    context = browser.new_context(
        viewport={"width": WIDE, "height": HIGH}, device_scale_factor=2, is_mobile=True, bypass_csp=True
    )
    page = context.new_page()
    session = context.new_cdp_session(page)
    _slow_down(session, line)
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    page.add_init_script(WATCH % str(wanted))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.wait_for_function("window.heedUseful", timeout=20_000)
    painted = page.evaluate('performance.getEntriesByName("first-contentful-paint")[0].startTime')
    useful = page.evaluate("window.heedUseful")
    context.close()
    return Visit(sum(sizes), len(sizes), painted, useful)


def _slow_down(session: CDPSession, line: Line) -> None:
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": line.there_and_back,
            "downloadThroughput": line.down * 1000 / 8,
            "uploadThroughput": line.up * 1000 / 8,
        },
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": line.slower})
