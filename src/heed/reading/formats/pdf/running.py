"""Heads and feet that run through a document, page numbers among them: on the page, but no part of what it says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from heed.reading.formats.pdf.layout import TextLine

EDGE = 0.12
"""The share of a page's height, at top and bottom, in which heads and feet are looked for."""


def running_lines(pages: Sequence[Sequence[TextLine]], heights: Sequence[float]) -> set[int]:
    """The ids of lines that are heads, feet or page numbers.

    A line at the edge is one where its words, but for numbers, stand at the same height on three pages or more, or where
    it holds nothing but the number of a page.
    """
    seen: Counter[tuple[str, int]] = Counter()
    edge: list[tuple[TextLine, tuple[str, int], bool]] = []
    for lines, height in zip(pages, heights, strict=True):
        on_page = set()
        for line in lines:
            upper, lower = line.bottom < EDGE * height, line.top > (1 - EDGE) * height
            if not (upper or lower) or line.cell:
                continue
            key = (_folded(line.text), round(line.top / 6))
            edge.append((line, key, _is_page_number(line.text)))
            on_page.add(key)
        seen.update(on_page)

    # a head may sit a little higher on one page than on the next
    def times(key: tuple[str, int]) -> int:
        return max(seen[key] + seen[(key[0], key[1] + d)] for d in (-1, 1))

    enough = 2 if len(pages) <= 4 else 3
    return {id(line) for line, key, number in edge if number or (key[0] and times(key) >= enough)}


def _folded(text: str) -> str:
    return re.sub(r"\b(?:\d+|[ivxlc]+)\b", "#", text.lower()).strip()


def _is_page_number(text: str) -> bool:
    return (
        re.fullmatch(
            r"(?:page\s*)?[–—|-]?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[–—|-]?(?:\s*(?:of|/)\s*\d{1,4})?",
            text.strip(),
            re.IGNORECASE,
        )
        is not None
    )
