"""What review it is: its kind, label, partnership, reviewer and day of publication."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from heed.reading import kinds
from heed.reading.blocks import Block
from heed.reading.dates import LONGEST_DATE, dates_in
from heed.reading.document import Fact
from heed.reading.facts.stating import Pages, not_stated, stated

_PUBLISHED = re.compile(
    r"\bpublish(?:ed|ing)?\b|\bpublication\b|\bdate of (?:report|publication)\b|\breport dated\b", re.IGNORECASE
)
# what may stand beside a date that dates the document itself: "Executive summary, March 2021"
_ON_THE_COVER = re.compile(
    r"[\s.,:;()–—|-]*(?:(?:final|draft|executive|overview|learning|full|published|independent)\s+)*"
    r"(?:summary|report|review|briefing|version|date)?[\s.,:;()–—|-]*",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?<![\w’'&-])(?:[A-Z][\w’'&-]{1,40},? (?:and |of |& )?){1,5}(?:Local )?(?:Safeguarding (?:Children|Child|Adults?)(?:'s|’s)? (?:Partnership|Board)(?: Board)?|Community Safety Partnership|Safeguarding (?:Partnership|Board))",
)
_NAME = r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Sir|Dame)\.? )?[A-Z][a-zà-ÿ’'-]+(?: [A-Z]\.?)?(?: (?:[A-Z][a-zà-ÿ’'-]+|Mc[A-Z][a-z]+)){1,3}"
_REVIEWER = re.compile(
    rf"\b(?i:(?:lead |independent |report |overview |joint )*(?:reviewers?|authors?|overview (?:report )?(?:author|writer)|chair(?:person)?))"
    rf"(?i:\s+(?:was|is|of (?:the|this) (?:review|report|overview report)))?\s*[:–—,-]?\s+(?P<name>{_NAME})"
    rf"|\b(?i:(?:written|prepared|authored|undertaken|led|chaired) by)\s+(?P<by>{_NAME})",
)
# words that begin with a capital in such places and are nobody's name
_NOBODY = re.compile(
    r"\b(?:The|This|Review|Report|Overview|Serious|Case|Safeguarding|Children|Child|Adult|Board|Partnership|Panel|Local|Police|Council|County|Independent|Date|"
    r"Published|Services?|Agency|Trust|Author|Chair|Lead|Executive|Summary)\b"
)


def kind_fact(title: Block | None, blocks: Sequence[Block], pages: Pages) -> Fact:
    """The kind that the title names; else the one named most often."""
    if title and (found := kinds.mentions(title.text)):
        first = found[0]
        return stated("kind", title.evidence(first.start, first.end), pages, value=first.kind.code)
    named = [(mention, block) for block in blocks for mention in kinds.mentions(block.text)]
    if not named:
        return not_stated("kind")
    code, _ = Counter(mention.kind.code for mention, _ in named).most_common(1)[0]
    mention, block = next((m, b) for m, b in named if m.kind.code == code)
    return stated("kind", block.evidence(mention.start, mention.end), pages, value=code)


def label_fact(label: str | None, title: Block | None, blocks: Sequence[Block], pages: Pages) -> Fact:
    if label is None:
        return not_stated("label")
    for block in [*([title] if title else []), *blocks]:
        if (at := block.text.lower().find(label.lower())) >= 0:
            return stated("label", block.evidence(at, at + len(label)), pages, value=label)
    return not_stated("label")


def partnership_fact(blocks: Sequence[Block], pages: Pages) -> Fact:
    """The body named most often, by its full name; the latest name where several are named as often."""
    named = [(match, block) for block in blocks for match in _BODY.finditer(block.text)]
    if not named:
        return not_stated("partnership")
    counts = Counter(_bare(match[0]) for match, _ in named)
    name = max(counts, key=lambda n: counts[n])
    match, block = next((m, b) for m, b in named if _bare(m[0]) == name)
    start = match.end() - len(name)
    return stated("partnership", block.evidence(start, match.end()), pages, value=name)


def _bare(name: str) -> str:
    """A body's name without what only introduces it."""
    return re.sub(r"^(?:(?:The|This|Independent|A|An|In|On|For|By|When|And)\s+)+", "", name)


def published_fact(blocks: Sequence[Block], times: dict[str, str], pages: Pages) -> Fact:
    """The date beside the words that say so; else a date that stands alone among the first blocks."""
    for block in blocks:
        for said in _PUBLISHED.finditer(block.text):
            timed = [t for t in times if block.text.find(t, said.end(), said.end() + 40) >= 0]
            if timed and (iso := dates_in(times[timed[0]][:10])):
                at = block.text.find(timed[0], said.end())
                return stated("published", block.evidence(at, at + len(timed[0])), pages, value=iso[0].iso)
            near = dates_in(block.text[said.end() : said.end() + 40 + LONGEST_DATE])
            if near and near[0].start <= 40:
                start, end = said.end() + near[0].start, said.end() + near[0].end
                return stated("published", block.evidence(start, end), pages, value=near[0].iso)
    for label, block in pairwise(blocks):
        if len(label.text) <= 30 and _PUBLISHED.search(label.text) and (first := dates_in(block.text)[:1]):
            return stated("published", block.evidence(first[0].start, first[0].end), pages, value=first[0].iso)
    for block in blocks[:12]:
        for written in dates_in(block.text):
            beside = block.text[: written.start] + block.text[written.end :]
            if _ON_THE_COVER.fullmatch(beside):
                return stated("published", block.evidence(written.start, written.end), pages, value=written.iso)
    return not_stated("published")


def reviewer_fact(blocks: Sequence[Block], pages: Pages) -> Fact:
    """The person named as reviewer, author or chair; the first so named."""
    for block in blocks:
        for match in _REVIEWER.finditer(block.text):
            group = "name" if match["name"] else "by"
            if not _NOBODY.search(match[group]):
                return stated(
                    "reviewer", block.evidence(match.start(group), match.end(group)), pages, value=match[group]
                )
    return not_stated("reviewer")
