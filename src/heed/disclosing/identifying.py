"""What in a text could identify a family: signs gathered into findings, and details that point to one family together."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from heed.disclosing import kinds
from heed.disclosing.combining import combinations
from heed.disclosing.finding import Finding
from heed.disclosing.sign import Known, Sign, folded
from heed.disclosing.signs import SIGNS, names
from heed.reading import labels
from heed.reading.document import Evidence

_ANNOUNCED = re.compile(
    r"\b(?:pseudonyms?|not (?:his|her|their|the|a) real names?|names? (?:have|has|had) (?:all )?been changed|names? (?:are|were|is|was) (?:all )?(?:changed|fictional|invented|made up|fictitious)|"
    r"(?:real|true) names? (?:is|are|was|were|has|have) not|anonymised names?|names? chosen (?:by|to)|(?:chose|choose|chosen|picked|asked for) (?:this|the|that|these|a|how) names?)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:(?:will|shall|is|are|was|were|be)\s(?:be\s)?(?:referred to|known|called)(?:\s(?:here|throughout|in this (?:report|review)))?(?:\sas)?|we\s(?:will\s|shall\s|have\s)?call(?:ed)?|referred to(?:\s(?:here|throughout|in this (?:report|review)))?\sas|"
    r"known(?:\shere|\sthroughout|\sin this (?:report|review)|\sfor this (?:report|review))\sas|(?:pseudonym|name)\s(?:of\s)?|chose(?:n)? (?:to be called|the name|the pseudonym))[\s“\"‘']*(?P<name>[A-Z][a-z’'-]+)"
)
_IN_THIS_REVIEW = re.compile(r"referred|we\s|here|throughout|in this|for this|pseudonym|chose", re.IGNORECASE)


@dataclass(slots=True)
class _Gathered:
    """All places of one value."""

    kind: str
    said: str
    evidence: list[Evidence] = field(default_factory=list)


def findings(pages: Sequence[str], known_labels: Collection[str]) -> tuple[Finding, ...]:
    """What in the pages could identify a family, most telling first within each group.

    ``known_labels`` are the labels that stand for people ("Child CH", "Tilly"): they are no names. Evidence counts in the
    pages as given, from page 1.
    """
    known = known_of(pages, known_labels)
    gathered: dict[tuple[str, str], _Gathered] = {}
    signs = _named_again(pages, [list(signs_in(text, known)) for text in pages])
    for number, text in enumerate(pages, start=1):
        for found in signs[number - 1]:
            value = "" if kinds.kinds()[found.kind].together else found.value
            said = text[found.start : found.end]
            entry = gathered.setdefault((found.kind, value), _Gathered(found.kind, " ".join(said.split())))
            entry.evidence.append(Evidence(number, found.start, found.end, said))
    order = list(kinds.groups())
    return tuple(
        sorted(
            [*(_finding(entry) for entry in gathered.values()), *combinations(pages, signs, known_labels)],
            key=lambda f: (
                order.index(f.group),
                list(kinds.kinds()).index(f.kind),
                f.evidence[0].page,
                f.evidence[0].start,
            ),
        )
    )


def _named_again(pages: Sequence[str], signs: Sequence[Sequence[Sign]]) -> list[list[Sign]]:
    """The signs, and where somebody once named in full stands again by one of their names.

    Who is named for their work in one place is so in all.
    """
    for_work = {s.value: s.kind for found in signs for s in found if s.kind in {"professional_name", "publicly_named"}}
    told = [
        [replace(s, kind=for_work[s.value]) if s.kind == "name" and s.value in for_work else s for s in found]
        for found in signs
    ]
    again: dict[str, Sign] = {}
    for sign in (s for found in told for s in found if s.kind == "name"):
        for word in sign.value.split():
            if len(word) > 2 and not names.is_ordinary(word):
                again.setdefault(word, sign)
    if not again:
        return told
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(word.title()) for word in again)})(?![\w-])")
    for text, found in zip(pages, told, strict=True):
        taken = [(sign.start, sign.end) for sign in found]
        found += [
            replace(again[match[0].lower()], start=match.start(), end=match.end())
            for match in pattern.finditer(text)
            if not any(start < match.end() and match.start() < end for start, end in taken)
        ]
    return told


def signs_in(text: str, known: Known) -> Iterator[Sign]:
    """The signs in one text in reading order; where two overlap, the one whose module comes first stays."""
    taken: list[tuple[int, int]] = []
    found: list[Sign] = []
    for signs in SIGNS:
        new = [
            sign
            for sign in signs(text, known)
            if not any(start < sign.end and sign.start < end for start, end in taken)
        ]
        new = _longest(new)
        taken += [(sign.start, sign.end) for sign in new]
        found += new
    yield from sorted(found, key=lambda sign: (sign.start, sign.end))


def known_of(pages: Sequence[str], known_labels: Collection[str]) -> Known:
    """The labels given, and the pseudonyms that the pages announce."""
    pseudonyms = {label for label in known_labels if labels.CODED.fullmatch(label) is None}
    announced = False
    for text in pages:
        announced = announced or bool(_ANNOUNCED.search(text))
        pseudonyms |= {m["name"] for m in _CALLED.finditer(text) if _IN_THIS_REVIEW.search(m[0])}
    words = frozenset(word for label in known_labels for word in label.split())
    return Known(frozenset(known_labels), frozenset(folded(name) for name in pseudonyms), announced, words)


def _longest(signs: Sequence[Sign]) -> list[Sign]:
    kept: list[Sign] = []
    for sign in sorted(signs, key=lambda s: (s.start, s.start - s.end)):
        if not kept or sign.start >= kept[-1].end:
            kept.append(sign)
    return kept


def _finding(entry: _Gathered) -> Finding:
    kind = kinds.kinds()[entry.kind]
    return Finding(
        kind=kind.code,
        message=kinds.message(kind.code, entry.said, len(entry.evidence)),
        grade=kind.grade,
        evidence=tuple(entry.evidence),
        group=kind.group,
    )
