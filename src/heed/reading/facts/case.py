"""What happened to whom: fatal or not, when, at what age, the sex told, and the legal status."""

from __future__ import annotations

import re
from collections.abc import Sequence

from heed.reading.blocks import Block, merged
from heed.reading.dates import dates_in
from heed.reading.document import Fact, FactState
from heed.reading.facts.stating import Pages, not_stated, stated
from heed.reading.labels import short_form
from heed.reading.subjects import FEMALE, MALE, pronouns_for

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
_YEAR = re.compile(r"\b(?:in|during|early|late|since)\s+(?P<year>(?:19|20)\d\d)\b")


def fatal_fact(told: Sequence[Block], pages: Pages) -> Fact:
    for pattern, value in ((_DIED, True), (_SURVIVED, False)):
        for block in told:
            for match in pattern.finditer(block.text):
                if value and re.search(
                    r"\b(?:grand\w+|mother|father|sister|brother|sibling|uncle|aunt|friend)(?:'s|’s)?\s+(?:had\s+)?$",
                    block.text[max(0, match.start() - 60) : match.start()],
                    re.IGNORECASE,
                ):
                    continue
                return stated("fatal", block.evidence(match.start(), match.end()), pages, value=value)
    return not_stated("fatal")


def sex_fact(label: str | None, told: Sequence[Block], pages: Pages) -> Fact:
    """Told by the pronouns that can only mean the subject; unclear where they differ."""
    if label is None:
        return not_stated("sex")
    found = [p for p in pronouns_for(label, told) if p.sex in {FEMALE, MALE}]
    if not found:
        return not_stated("sex")
    evidence = merged((e for p in found for e in p.block.evidence(p.start, p.end)), pages)
    if len({p.sex for p in found}) > 1:
        return Fact("sex", None, FactState.UNCLEAR, evidence)
    return Fact("sex", found[0].sex, FactState.STATED, evidence[:1])


def age_fact(label: str | None, told: Sequence[Block], pages: Pages) -> Fact:
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
        return not_stated("age_at_incident")
    return stated("age_at_incident", best[1].evidence(best[2], best[3]), pages, value=best[4])


def legal_status_fact(told: Sequence[Block], pages: Pages) -> Fact:
    for value, pattern in _STATUSES:
        for block in told:
            for match in re.finditer(pattern, block.text, re.IGNORECASE):
                start, _ = block.sentence_at(match.start())
                if not _NEGATED.search(block.text[start : match.start()]):
                    return stated("legal_status", block.evidence(match.start(), match.end()), pages, value=value)
    return not_stated("legal_status")


def tells_of_harm(sentence: str) -> bool:
    """Whether a sentence tells of the death or the harm, and not of somebody else's."""
    told = _DIED.search(sentence) or _SURVIVED.search(sentence) or _HARMED.search(sentence)
    return told is not None and not _OTHERS.search(sentence)


def incident_fact(told: Sequence[Block], pages: Pages) -> Fact:
    """When the death or the harm was, as precisely as a sentence that tells of it says: a day, a month or a year."""
    for pattern in (_DIED, _SURVIVED, _HARMED):
        for block in told:
            for start, end in block.sentences:
                sentence = block.text[start:end]
                if not pattern.search(sentence) or _OTHERS.search(sentence):
                    continue
                if dates := dates_in(sentence):
                    first = dates[0]
                    return stated(
                        "incident", block.evidence(start + first.start, start + first.end), pages, value=first.iso
                    )
                if year := _YEAR.search(sentence):
                    return stated(
                        "incident",
                        block.evidence(start + year.start("year"), start + year.end("year")),
                        pages,
                        value=year["year"],
                    )
    return not_stated("incident")
