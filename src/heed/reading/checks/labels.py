"""One case's page naming another case: the most serious slip of all, since it lays one family's life on another."""

from __future__ import annotations

import re

from heed.reading import kinds
from heed.reading.blocks import Block
from heed.reading.checks.context import Checked
from heed.reading.document import ReadingWarning
from heed.reading.labels import coded_in, short_form

_COMMISSIONING = re.compile(
    r"\b(?:commission\w*|initiat\w*|regarding|concerning|in respect of|relating to|(?:review|undertaken|conducted|carried out) (?:into|of|on|about|for))\b",
    re.IGNORECASE,
)
FARTHEST = 400
"""How many characters before the label the sentence names the review that is meant."""


def check(checked: Checked) -> list[ReadingWarning]:
    """Warn where the text names a label that is not this review's.

    Either it is the label of another review in the same document, or the sentence that says whom the review is about
    names somebody else than the title.
    """
    if checked.label is None:
        return []
    own = _folded(checked.label)
    found = []
    for block in checked.blocks:
        for said, start, end in _labels_in(block, checked.other_labels):
            if _folded(said) in own or own in _folded(said) or _belongs(said, checked):
                continue
            if said in checked.other_labels or _says_whom(block, start):
                message = f"The page about {checked.label} names {said} here. Check whose review this is before anybody else reads it."
                found.append(ReadingWarning("label-mismatch", message, block.evidence(start, end)))
    return found


def _labels_in(block: Block, others: frozenset[str]) -> list[tuple[str, int, int]]:
    coded = coded_in(block.text)
    known = {said for said, _, _ in coded}
    named = [
        (o, m.start(), m.end())
        for o in sorted(others - known)
        for m in re.finditer(rf"\b{re.escape(o)}\b", block.text)
        if short_form(o) or " " not in o
    ]
    return coded + [n for n in named if not any(s <= n[1] < e for _, s, e in coded)]


def _belongs(said: str, checked: Checked) -> bool:
    """Whether the title itself names this label too, as for siblings."""
    return checked.title is not None and said in checked.title.text


def _says_whom(block: Block, at: int) -> bool:
    """Whether the label at this place is the object of "commissioned a review regarding …"."""
    start, _ = block.sentence_at(at)
    near = max(start, at - 60)
    said = [m.end() for m in _COMMISSIONING.finditer(block.text, near, at)]
    return bool(said) and at - said[-1] <= 12 and bool(kinds.mentions(block.text[max(start, at - FARTHEST) : at]))


def _folded(label: str) -> str:
    return " ".join(label.lower().split())
