"""The stretch of time that the review looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from heed.reading.blocks import Block
from heed.reading.dates import dates_in
from heed.reading.document import Fact
from heed.reading.facts.stating import Pages, not_stated, stated

_ABOUT_THE_REVIEW = re.compile(
    r"\b(?:review|period|time ?(?:frame|line|scale|period)|scope|terms of reference|looked at|covers?|considered)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"^\s*(?:to|until|up to|and|–|—|-|through to)\s*(?:the\s+)?(?:\w+\s+){0,4}$", re.IGNORECASE)


def period_fact(blocks: Sequence[Block], pages: Pages) -> Fact:
    """Two dates joined by "to", "until" or "and" where the review speaks of itself, as "2015-03/2018-04"."""
    above = ""
    for block in blocks:
        near = f"{above} {block.text}" if len(block.text) < 60 else block.text
        if _ABOUT_THE_REVIEW.search(near):
            dates = dates_in(block.text)
            for first, second in pairwise(dates):
                if first.iso < second.iso and _JOINED.match(block.text[first.end : second.start]):
                    return stated(
                        "period_reviewed",
                        block.evidence(first.start, second.end),
                        pages,
                        value=f"{first.iso}/{second.iso}",
                    )
        above = block.text
    return not_stated("period_reviewed")
