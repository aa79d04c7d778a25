"""The public pages, as visitors get them: how many a second, how soon on a telephone, and at what cost when drawn anew.

Everything is asked over the loopback of a real server, which has one core to itself as far as the machine allows. Beside
answers a second stands what one core could do by the processor time that was used: other work on the machine does not count.
"""

from __future__ import annotations

import re
import sys
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

from bench import phone, serving
from bench.load import load

ROOT = Path(__file__).parents[1]
WANTED_PER_SECOND = 300
WANTED_USEFUL = 1_000
WANTED_BYTES = 60_000
REVIEW = "/reviews/fallowshire-lscb/2015/child-w/"
FIND = [".heed-find a"]
PAGES = {
    "home": ("/", []),
    "all reviews": ("/reviews/", []),
    "longest review": (REVIEW, FIND),
    "for whom": ("/for/", []),
    "for the police": ("/for/police/", []),
    "themes": ("/themes/", []),
    "search": ("/search", []),
    "briefing": (f"{REVIEW}briefing", []),
    "follow": ("/follow/", []),
    "data": ("/data/", []),
    "about": ("/about/", []),
}
"""By name: where it is, and what must be there beside its heading for it to be of use."""


def main() -> None:
    """Print all three."""
    sys.path.insert(0, str(ROOT / "scripts"))
    with (
        tempfile.TemporaryDirectory(prefix="heed-bench-") as folder,
        serving.demonstration(Path(folder)) as surroundings,
    ):
        _many_visitors(surroundings)
        _a_slow_phone(surroundings)


def _many_visitors(surroundings: dict[str, str]) -> None:
    print(f"A review's page on one core, {REVIEW}; at least {WANTED_PER_SECOND} a second are wanted")
    with (
        serving.bare(surroundings) as bare,
        serving.served(surroundings) as kept,
        serving.served(surroundings | {"HEED_KEPT_MEGABYTES": "0"}) as anew,
    ):
        page = kept[0] + REVIEW
        tag = _tag(page)
        turns = [
            ("bytes from memory, no site", bare, bare[0], 200, "", 4_000),
            ("kept", kept, page, 200, "", 3_000),
            ("kept, and the browser has it", kept, page, 304, tag, 3_000),
            ("drawn anew each time", anew, anew[0] + REVIEW, 200, "", 600),
            ("an empty page of Heed", kept, f"{kept[0]}/healthz", 200, "", 3_000),
        ]
        for name, (_address, process), address, expected, held, count in turns:
            load(address, expected=expected, tag=held, count=count // 10)
            before = serving.processor_seconds(process)
            found = load(address, expected=expected, tag=held, count=count)
            used = serving.processor_seconds(process) - before
            print(
                f"  {name:<30} {found.per_second:7.0f} a second, {found.median:6.1f} ms by the median, {found.p95:6.1f} ms p95;"
                f" {used / count * 1000:6.2f} ms of the processor each, so {count / used:7.0f} a second of one core"
            )


def _a_slow_phone(surroundings: dict[str, str]) -> None:
    with serving.served(surroundings) as (site, _process), serving.bare(surroundings) as (bare, _bare):
        addresses = {"a heading, no site": (bare, ["h1"])}
        addresses |= {name: (site + path, ["h1", *marks]) for name, (path, marks) in _pages(site).items()}
        for line in (phone.SLOW_4G, phone.SLOW_3G):
            print(
                f"A first visit on {line.name}: {line.there_and_back:.0f} ms there and back, {line.down / 1000:.1f} Mbit/s, "
                f"a processor {line.slower:.0f} times slower"
            )
            for name, visit in phone.visits(addresses, line).items():
                over = [] if visit.size <= WANTED_BYTES else [f"OVER {WANTED_BYTES:,} bytes"]
                if line is phone.SLOW_4G and visit.useful > WANTED_USEFUL:
                    over.append(f"OVER {WANTED_USEFUL} ms")
                print(
                    f"  {name:<20} of use after {visit.useful:5.0f} ms, painted after {visit.painted:5.0f} ms; "
                    f"{visit.size:6,} bytes in {visit.answers} answers  {', '.join(over)}"
                )


def _pages(site: str) -> dict[str, tuple[str, list[str]]]:
    """Those that this site has, and one lesson."""
    with urllib.request.urlopen(site + REVIEW) as answer:  # noqa: S310 - our own server
        lesson = re.search(r"/learning/[0-9a-f-]+/", answer.read().decode())
    pages = PAGES | ({"one lesson": (lesson.group(), [])} if lesson else {})
    return {name: page for name, page in pages.items() if _is_there(site + page[0])}


def _is_there(address: str) -> bool:
    try:
        with urllib.request.urlopen(address):  # noqa: S310 - our own server
            return True
    except urllib.error.HTTPError:
        return False


def _tag(address: str) -> str:
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own server
        return str(answer.headers["ETag"])
