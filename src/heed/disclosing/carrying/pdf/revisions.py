"""Earlier versions that a PDF still holds: saving in place adds to the end, and what was replaced stays before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2 as pdfium

from heed.disclosing.carrying.carried import Carried
from heed.reading.errors import CannotRead
from heed.reading.formats.pdf import pdfium as reader

_END = re.compile(rb"%%EOF\s*")
MOST = 5
_LINEARIZED = re.compile(rb"/Linearized\b")


def carried(content: bytes, name: str) -> Iterator[Carried]:
    """For each earlier version, the words that stand in it and no more in the file as it is."""
    ends = [match.end() for match in _END.finditer(content)]
    if len(ends) < 2:
        return
    # a file made for the web has an end after its first page that is no version
    first = 1 if _LINEARIZED.search(content[:2048]) else 0
    now = set(_words(content, name))
    for n, end in enumerate(ends[first:-1][-MOST:], start=1):
        gone = _in_context(_words(content[:end], name), now)
        if gone:
            yield Carried("earlier_version", f"earlier version {n}", gone)


def _in_context(before: list[str], now: set[str]) -> str:
    """The words that are gone, with a few on each side of them."""
    kept = sorted(
        {at for n, word in enumerate(before) if word not in now for at in range(max(0, n - 3), min(len(before), n + 4))}
    )
    return " ".join(before[n] if m == 0 or kept[m - 1] == n - 1 else f"… {before[n]}" for m, n in enumerate(kept))


def _words(content: bytes, name: str) -> list[str]:
    """The words of a file in their order; none of one that cannot be opened."""
    try:
        return [word.text for page in reader.read(content, name) for word in page.words]
    except (CannotRead, pdfium.PdfiumError):
        return []
