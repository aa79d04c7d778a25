"""Pages of a PDF that are pictures: drawn again from the file, and read by recognising their letters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from heed.reading.document import ReadingWarning
from heed.reading.formats import scans
from heed.reading.formats.pdf import drawing
from heed.reading.formats.pdf.pdfium import RawPage, Word

NEXT_TO_NONE = 40
"""So few characters on a page that is a picture are a stamp or a page number; what it says is in the picture."""
MOST_OF_PAGE = 0.5
MOST_SCANS = 600
MOST_PIXELS = 200_000_000
"""In one picture: A0 at 300 dots to an inch has 140 million."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A page that holds a picture whose words could not be read, and why: a sentence's end."""

    page: int
    why: str


def is_scan(page: RawPage) -> bool:
    """Whether a page is a picture with next to no text of its own."""
    return page.pictured >= MOST_OF_PAGE and sum(len(word.text) for word in page.words) < NEXT_TO_NONE


def recognised(content: bytes, pages: Sequence[RawPage], first: int = 1) -> tuple[list[RawPage], list[ReadingWarning]]:
    """The pages, from the ``first`` on, with the words of those that are pictures, and what a person should know of these."""
    numbers = [number for number, page in enumerate(pages, start=first) if is_scan(page)]
    if not numbers:
        return list(pages), []
    read: dict[int, RawPage] = {}
    unread: list[Unread] = []
    for number, outcome in _each(content, {number: pages[number - first] for number in numbers}):
        if isinstance(outcome, Unread):
            unread.append(outcome)
        else:
            read[number] = outcome
    done = [read.get(number, page) for number, page in enumerate(pages, start=first)]
    return done, [*recognised_by_machine(sorted(read)), *(unreadable(one) for one in unread)]


def _each(content: bytes, pages: Mapping[int, RawPage]) -> Iterator[tuple[int, RawPage | Unread]]:
    numbers = list(pages)
    if not scans.installed():
        yield from ((number, Unread(number, f"which takes a recogniser. {scans.INSTALL}")) for number in numbers)
        return
    for number in numbers[MOST_SCANS:]:
        yield number, Unread(number, f"and only {MOST_SCANS} pictures of a file are read. Split the file.")
    for n, (number, page) in enumerate(drawing.opened(content, numbers[:MOST_SCANS]), start=1):
        scans.at_picture.get()(n, min(len(numbers), MOST_SCANS))
        if drawing.largest_picture(page) > MOST_PIXELS:
            yield number, Unread(number, "but it is too large to be drawn. Scan the page again at 300 dots to an inch.")
            continue
        raw = pages[number]
        scale = min(scans.RESOLUTION / 72, scans.LONGEST_SIDE / max(raw.width, raw.height))
        reading = scans.recognise(scans.Picture(*drawing.grey(page, scale, raw.turned), resolution=72 * scale))
        yield number, with_words(raw, reading)


def with_words(page: RawPage, reading: scans.Reading) -> RawPage:
    """A page with the words that were recognised beside those it had, held the way up in which it can be read."""
    turned = abs(reading.width - page.width) > 2
    own = [] if turned else page.words
    words = [
        Word(seen.text, seen.x0, seen.x1, seen.top, seen.bottom, bold=False)
        for seen in reading.words
        if not any(_meet(seen, word) for word in own)
    ]
    rules = [] if turned else page.rules
    return replace(
        page,
        width=reading.width,
        height=reading.height,
        words=[*own, *words],
        rules=rules,
        turned=(page.turned + reading.turned) % 4,
    )


def _meet(seen: scans.Seen, word: Word) -> bool:
    return seen.x0 < word.x1 and word.x0 < seen.x1 and seen.top < word.bottom and word.top < seen.bottom


def recognised_by_machine(pages: Sequence[int]) -> list[ReadingWarning]:
    """One warning for all pages whose words a machine made out."""
    if not pages:
        return []
    which = f"Page {pages[0]} is a picture" if len(pages) == 1 else f"Pages {_ranges(pages)} are pictures"
    return [
        ReadingWarning(
            "recognised-page",
            f"{which} of text, and a machine made out the words. Check names, numbers and dates against the page.",
        )
    ]


def unreadable(unread: Unread) -> ReadingWarning:
    """A warning that a page's picture was not read."""
    return ReadingWarning("unreadable-page", f"Page {unread.page} is a picture of text, {unread.why}")


def _ranges(pages: Sequence[int]) -> str:
    """Pages as people write them: 2–4, 7."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
