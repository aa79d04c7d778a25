"""Characteristics of the case: stated yes, stated no, or not stated, each with the words that say so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from heed.reading import kinds
from heed.reading.blocks import Block, merged
from heed.reading.dates import LONGEST_DATE, dates_in
from heed.reading.document import Evidence, Fact, FactState, Review
from heed.reading.labels import short_form
from heed.reading.subjects import FEMALE, MALE, pronouns_for

Pages = tuple[str, ...]

_PUBLISHED = re.compile(
    r"\bpublish(?:ed|ing)?\b|\bpublication\b|\bdate of (?:report|publication)\b|\breport dated\b", re.IGNORECASE
)
_DIED = re.compile(
    r"\b(?:died|death|dead|killed|murder(?:ed)?|manslaughter|suicide|homicide|fatal(?:ly)?|stillborn|ended (?:his|her|their) (?:own )?life)\b",
    re.IGNORECASE,
)
_SURVIVED = re.compile(
    r"\b(?:survived|injur(?:y|ies|ed)|serious(?:ly)? harm(?:ed)?|recover(?:ed|ing)|now (?:doing|living)|currently|is (?:permanently|now))\b",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\b(?P<age>(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)[\s-](?:hours?|days?|weeks?|months?|years?))(?:[\s-]old\b|\s+of age\b)|"
    r"\b(?:was|is|were|man of|woman of|boy of|girl of)\s+(?P<bare>(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen))(?=,|\.|\s+(?:when|at the time|and|who)\b)|"
    r"\b(?:aged|at the age of|age)\s+(?P<aged>(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)(?:\s+(?:hours?|days?|weeks?|months?|years?))?)\b",
    re.IGNORECASE,
)
_HARMED = re.compile(r"present(?:ed|ing)|admitted|found|hospital|incident")
_OTHERS = re.compile(r"\b(?:sibling|sister|brother|mother|father|linked child|half-\w+|from the age)\b", re.IGNORECASE)
_STATUSES = (
    (
        "looked after",
        r"\b(?:became|was|been|is) (?:a )?looked[- ]after(?: child)?\b|\ba looked[- ]after child\b|\b(?:in|into) (?:local authority |foster |residential )?care\b(?! (?:of|for|plan|home))|\bcare order\b",
    ),
    ("child protection plan", r"\bchild protection plan\b"),
    ("child in need plan", r"\bchild in need plan\b"),
)
_NEGATED = re.compile(
    r"\b(?:not|never|no longer|previously|had (?:twice|once)|former|sibling|sister|brother|half-\w+|no)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?<![\w’'&-])(?:[A-Z][\w’'&-]{1,40},? (?:and |of |& )?){1,5}(?:Local )?(?:Safeguarding (?:Children|Child|Adults?)(?:'s|’s)? (?:Partnership|Board)(?: Board)?|Community Safety Partnership|Safeguarding (?:Partnership|Board))",
)


def facts_of(
    label: str | None,
    title: Block | None,
    blocks: Sequence[Block],
    story: Sequence[Block],
    times: dict[str, str],
    pages: Pages,
) -> tuple[Fact, ...]:
    """The facts of one review, each name once. ``story`` are the blocks that tell what happened."""
    told = story or blocks
    return (
        _kind(title, blocks, pages),
        _label(label, title, blocks, pages),
        _partnership(blocks, pages),
        _published(blocks, times, pages),
        _fatal(told, pages),
        _sex(label, told, pages),
        _age(label, told, pages),
        _legal_status(told, pages),
    )


def value_of(facts: Iterable[Fact], name: str) -> str | None:
    """A fact's value as text, or null where it is not stated."""
    return next((str(f.value) for f in facts if f.name == name and f.state is FactState.STATED), None)


def published_of(review: Review) -> str | None:
    """When a review was published, as an ISO date, or only its year and month where the report says no more."""
    return review.published.isoformat() if review.published else value_of(review.facts, "published")


def day_of(facts: Iterable[Fact], name: str) -> date | None:
    """A fact's value as a day, or null where it is not stated to the day."""
    value = value_of(facts, name)
    return date.fromisoformat(value) if value and len(value) == 10 else None


def _stated(name: str, evidence: Iterable[Evidence], pages: Pages, *, value: str | bool) -> Fact:
    return Fact(name, value, FactState.STATED, merged(evidence, pages))


def _not_stated(name: str) -> Fact:
    return Fact(name, None, FactState.NOT_STATED)


def _kind(title: Block | None, blocks: Sequence[Block], pages: Pages) -> Fact:
    """The kind that the title names; else the one named most often."""
    if title and (found := kinds.mentions(title.text)):
        first = found[0]
        return _stated("kind", title.evidence(first.start, first.end), pages, value=first.kind.code)
    named = [(mention, block) for block in blocks for mention in kinds.mentions(block.text)]
    if not named:
        return _not_stated("kind")
    code, _ = Counter(mention.kind.code for mention, _ in named).most_common(1)[0]
    mention, block = next((m, b) for m, b in named if m.kind.code == code)
    return _stated("kind", block.evidence(mention.start, mention.end), pages, value=code)


def _label(label: str | None, title: Block | None, blocks: Sequence[Block], pages: Pages) -> Fact:
    if label is None:
        return _not_stated("label")
    for block in [*([title] if title else []), *blocks]:
        if (at := block.text.lower().find(label.lower())) >= 0:
            return _stated("label", block.evidence(at, at + len(label)), pages, value=label)
    return _not_stated("label")


def _partnership(blocks: Sequence[Block], pages: Pages) -> Fact:
    """The body named most often, by its full name; the latest name where several are named as often."""
    named = [(match, block) for block in blocks for match in _BODY.finditer(block.text)]
    if not named:
        return _not_stated("partnership")
    counts = Counter(_bare(match[0]) for match, _ in named)
    name = max(counts, key=lambda n: counts[n])
    match, block = next((m, b) for m, b in named if _bare(m[0]) == name)
    start = match.end() - len(name)
    return _stated("partnership", block.evidence(start, match.end()), pages, value=name)


def _bare(name: str) -> str:
    """A body's name without what only introduces it."""
    return re.sub(r"^(?:(?:The|This|Independent|A|An|In|On|For|By|When|And)\s+)+", "", name)


def _published(blocks: Sequence[Block], times: dict[str, str], pages: Pages) -> Fact:
    """The date beside the words that say so; else a date that stands alone among the first blocks."""
    for block in blocks:
        for said in _PUBLISHED.finditer(block.text):
            timed = [t for t in times if block.text.find(t, said.end(), said.end() + 40) >= 0]
            if timed and (iso := dates_in(times[timed[0]][:10])):
                at = block.text.find(timed[0], said.end())
                return _stated("published", block.evidence(at, at + len(timed[0])), pages, value=iso[0].iso)
            near = dates_in(block.text[said.end() : said.end() + 40 + LONGEST_DATE])
            if near and near[0].start <= 40:
                start, end = said.end() + near[0].start, said.end() + near[0].end
                return _stated("published", block.evidence(start, end), pages, value=near[0].iso)
    for label, block in pairwise(blocks):
        if len(label.text) <= 30 and _PUBLISHED.search(label.text) and (first := dates_in(block.text)[:1]):
            return _stated("published", block.evidence(first[0].start, first[0].end), pages, value=first[0].iso)
    for block in blocks[:12]:
        for written in dates_in(block.text):
            if block.text.strip(" .()") == block.text[written.start : written.end]:
                return _stated("published", block.evidence(written.start, written.end), pages, value=written.iso)
    return _not_stated("published")


def _fatal(told: Sequence[Block], pages: Pages) -> Fact:
    for pattern, value in ((_DIED, True), (_SURVIVED, False)):
        for block in told:
            for match in pattern.finditer(block.text):
                if value and re.search(
                    r"\b(?:grand\w+|mother|father|sister|brother|sibling|uncle|aunt|friend)(?:'s|’s)?\s+(?:had\s+)?$",
                    block.text[max(0, match.start() - 60) : match.start()],
                    re.IGNORECASE,
                ):
                    continue
                return _stated("fatal", block.evidence(match.start(), match.end()), pages, value=value)
    return _not_stated("fatal")


def _sex(label: str | None, told: Sequence[Block], pages: Pages) -> Fact:
    """Told by the pronouns that can only mean the subject; unclear where they differ."""
    if label is None:
        return _not_stated("sex")
    found = [p for p in pronouns_for(label, told) if p.sex in {FEMALE, MALE}]
    if not found:
        return _not_stated("sex")
    evidence = merged((e for p in found for e in p.block.evidence(p.start, p.end)), pages)
    if len({p.sex for p in found}) > 1:
        return Fact("sex", None, FactState.UNCLEAR, evidence)
    return Fact("sex", found[0].sex, FactState.STATED, evidence[:1])


def _age(label: str | None, told: Sequence[Block], pages: Pages) -> Fact:
    """An age in a sentence that speaks of the subject and of the harm; a sibling's age is not taken."""
    forms = [f for f in (label, short_form(label) if label else None) if f]
    candidates = []
    for block in told:
        for start, end in block.sentences:
            sentence = block.text[start:end]
            ages = list(_AGE.finditer(sentence))
            if not ages:
                continue
            ours = any(form in sentence for form in forms) or bool(re.match(r"(?:He|She|They|At)\b", sentence))
            harmed = bool(_DIED.search(sentence) or _SURVIVED.search(sentence) or _HARMED.search(sentence))
            others = bool(_OTHERS.search(sentence))
            candidates += [
                (
                    ours + (harmed or bool(match["bare"])) - 2 * others,
                    block,
                    start + match.start(),
                    start + match.end(),
                    match["age"] or match["aged"] or match["bare"],
                )
                for match in ages
            ]
    best = max(candidates, key=lambda c: c[0], default=None)
    if best is None or best[0] < 1:
        return _not_stated("age_at_incident")
    return _stated("age_at_incident", best[1].evidence(best[2], best[3]), pages, value=best[4])


def _legal_status(told: Sequence[Block], pages: Pages) -> Fact:
    for value, pattern in _STATUSES:
        for block in told:
            for match in re.finditer(pattern, block.text, re.IGNORECASE):
                start, _ = block.sentence_at(match.start())
                if not _NEGATED.search(block.text[start : match.start()]):
                    return _stated("legal_status", block.evidence(match.start(), match.end()), pages, value=value)
    return _not_stated("legal_status")
