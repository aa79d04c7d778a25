"""What a report says of a case, yes or no: kinds of harm, legal status, the adults, proceedings. The list is data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from heed.reading import codes
from heed.reading.blocks import Block, merged
from heed.reading.document import Fact, FactState

# a denial reaches over a few words, and not over "but" or a comma: "not known to services, but on a plan"
_DENIED = re.compile(
    r"\b(?:no|not|never|neither|nor|without|nobody|none)\b(?! only)(?:(?!\b(?:but|although|though|until|because)\b)[^,;.:]){0,45}$",
    re.IGNORECASE,
)
_DENIED_AFTER = re.compile(
    r"^[^,;.]{0,25}\b(?:was|were|is|are|has|have|had)?\s*(?:not|never)\s+(?:\w+\s+){0,2}(?:known|found|suspected|identified|recorded|held|brought|a feature)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Factor:
    """A fact that is true or false. ``anywhere`` says that any part of the report may state it, not the story alone."""

    name: str
    words: re.Pattern[str]
    owners: re.Pattern[str] | None
    others: re.Pattern[str] | None
    anywhere: bool


@cache
def factors() -> tuple[Factor, ...]:
    """All factors, in the order of the list."""
    content = codes.load("factors.toml")
    return tuple(
        Factor(
            name=factor["name"],
            words=re.compile("|".join(factor["words"]), re.IGNORECASE),
            owners=_any(factor.get("owners")),
            others=_any(factor.get("others")),
            anywhere=factor.get("anywhere", False),
        )
        for factor in content["factor"]
    )


def _any(patterns: Sequence[str] | None) -> re.Pattern[str] | None:
    return re.compile("|".join(patterns), re.IGNORECASE) if patterns else None


def factors_of(told: Sequence[Block], blocks: Sequence[Block], page_texts: tuple[str, ...]) -> Iterator[Fact]:
    """A fact for each factor: stated yes, stated no, unclear where the report says both, or not stated.

    ``told`` are the blocks that tell of the case, ``blocks`` all blocks of the review.
    """
    for factor in factors():
        yield _fact(factor, blocks if factor.anywhere else told, page_texts)


def _fact(factor: Factor, blocks: Sequence[Block], page_texts: tuple[str, ...]) -> Fact:
    said = [(denied, block, start, end) for block in blocks for denied, start, end in _mentions(factor, block)]
    if not said:
        return Fact(factor.name, None, FactState.NOT_STATED)
    yes = [mention for mention in said if not mention[0]]
    no = [mention for mention in said if mention[0]]
    shown = [*yes[:2], *no[:2]]
    evidence = merged((e for _, block, start, end in shown for e in block.evidence(start, end)), page_texts)
    if yes and no and len(no) >= len(yes):
        return Fact(factor.name, None, FactState.UNCLEAR, evidence)
    return Fact(factor.name, bool(yes), FactState.STATED, evidence)


def _mentions(factor: Factor, block: Block) -> Iterator[tuple[bool, int, int]]:
    """Where a block states the factor, and whether it denies it."""
    for match in factor.words.finditer(block.text):
        start, end = block.sentence_at(match.start())
        if factor.owners and not factor.owners.search(block.text, start, end):
            continue
        before, after = block.text[start : match.start()], block.text[match.end() : end]
        if factor.others and factor.others.search(before):
            continue
        yield bool(_DENIED.search(before) or _DENIED_AFTER.match(after)), match.start(), match.end()
