"""How long everything takes that can be made of one review, beside one another: each paper worked out, and each of its files.

The review is invented and long: forty items of several sentences, and a story of two thousand words. The second time is
what counts: the first one also loads the libraries and reads the typefaces, once in the life of a process.
"""

from __future__ import annotations

import time
from datetime import date

from heed.publishing.outputs.docx import docx_file
from heed.publishing.outputs.pdf import pdf
from heed.publishing.outputs.pptx import pptx_file
from heed.publishing.record import (
    Named,
    PublishedAddressee,
    PublishedItem,
    PublishedPart,
    PublishedPartnership,
    PublishedReview,
)
from heed.publishing.rules.papers import DOCX, OUTPUTS, PDF
from heed.publishing.rules.source import Source
from heed.publishing.slides import Deck

SENTENCE = "People who visit should ask who else is in the home, and write it down where others will look for it. "
TARGET = 2.0


def main() -> None:
    """Print the milliseconds of each file, cold and warm, and of all together."""
    source = _source()
    total = {"cold": 0.0, "warm": 0.0}
    for code, output in OUTPUTS.items():
        for format_ in output.formats:
            cold, size = _seconds(source, code, format_)
            warm, _ = _seconds(source, code, format_)
            total["cold"] += cold
            total["warm"] += warm
            print(
                f"{code + '.' + format_:<24} {warm * 1000:7.0f} ms   {cold * 1000:7.0f} ms cold   {size / 1024:5.0f} kB"
            )
    print(f"{'all of them':<24} {total['warm'] * 1000:7.0f} ms   {total['cold'] * 1000:7.0f} ms cold")
    print(f"{'within the target' if total['cold'] < TARGET else 'OVER the target'} of {TARGET:.0f} s, cold")


def _seconds(source: Source, code: str, format_: str) -> tuple[float, int]:
    started = time.perf_counter()
    paper = OUTPUTS[code].made_as(source, format_)
    made = pptx_file(paper) if isinstance(paper, Deck) else {PDF: pdf, DOCX: docx_file}[format_](paper)
    return time.perf_counter() - started, len(made)


def _source() -> Source:
    police = PublishedAddressee("the police", Named("police", "Police"))
    visitor = PublishedAddressee(
        "health visitors", Named("community-health", "Community health"), Named("health-visitor", "Health visitor")
    )
    types = ["lesson"] * 16 + ["finding"] * 8 + ["good_practice"] * 4 + ["recommendation"] * 12
    items = tuple(
        PublishedItem(
            id=f"00000000-0000-4000-8000-{number:012}",
            type=type_,
            number=str(number),
            title=None,
            text=(SENTENCE * 4).strip(),
            parts=tuple(PublishedPart(SENTENCE.strip()) for _ in range(3)),
            addressees=(police, visitor),
        )
        for number, type_ in enumerate(types, 1)
    )
    review = PublishedReview(
        label="Child A",
        title="Learning from Child A",
        kind="local_child_safeguarding_practice_review",
        year=2024,
        published="2024-05-15",
        partnership=PublishedPartnership("Fallowshire Safeguarding Children Partnership", "FSCP", "f", "", "", ""),
        story="\n\n".join((SENTENCE * 5).strip() for _ in range(20)),
        items=items,
        documents=(),
    )
    return Source(review, 1, date(2026, 3, 2), "https://learning.example.org/reviews/f/2024/child-a/", _address)


def _address(public_id: str) -> str:
    return f"https://learning.example.org/learning/{public_id}/"
