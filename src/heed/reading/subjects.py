"""How a text speaks of a review's subject: by label, short form and pronoun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heed.reading.blocks import Block
from heed.reading.labels import short_form

FEMALE, MALE, THEY = "female", "male", "they"
_PRONOUNS = {
    **dict.fromkeys(("she", "her", "hers", "herself"), FEMALE),
    **dict.fromkeys(("he", "him", "his", "himself"), MALE),
    **dict.fromkeys(("they", "them", "their", "theirs", "themself", "themselves"), THEY),
}
_PRONOUN = re.compile(rf"\b(?:{'|'.join(_PRONOUNS)})\b", re.IGNORECASE)
# words between label and pronoun that the pronoun may mean instead
_OTHERS = re.compile(
    r"\b(?:mother|father|mum|dad|parents?|partner|boyfriend|girlfriend|husband|wife|sister|brother|half-\w+|step\w+|siblings?|twins?|aunt|uncle|cousin|grand\w+|carers?|foster\w*|"
    r"family|friends?|neighbours?|child|children|baby|babies|boys?|girls?|man|men|woman|women|m[au]le|peers?|son|daughter|adults?|person|people|who|"
    # "social worker involvement" is a thing, not a person
    r"workers?(?!\s+\w+(?:ment|tion|sion|ance|ence|port|tact|put|visits?)\b)|professionals?|agenc\w+|services?|partners|practitioners?|staff|team|school|police|nurse|doctor|gp|midwife|visitor|teacher|officer|she|he|they)\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"\b(?!was\b|is\b|has\b|his\b|this\b|as\b|its\b|months?\b|years?\b|weeks?\b|days\b)[a-z]{3,}s\b")


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun that can only mean the subject: ``block.text[start:end]``, female, male or they."""

    sex: str
    block: Block
    start: int
    end: int


def pronouns_for(label: str, blocks: Sequence[Block]) -> Iterator[Pronoun]:
    """The pronouns that stand for the label, told by grammar: in its sentence, with nobody else they could mean.

    After the label nobody else may come between; before it only an opening phrase is taken ("At the time of her death,
    Child CH …").
    """
    name = _name(label)
    for block in blocks:
        text = block.text
        about_the_subject = False
        for start, end in block.sentences:
            said = name.search(text, start, end)
            if said is None:
                # "Child B had been placed in Oxholt. He had been …"
                if (
                    about_the_subject
                    and (opening := _PRONOUN.match(text, start, end))
                    and opening[0].lower() in {"he", "she", "they"}
                ):
                    yield _pronoun(opening, block)
                about_the_subject = False
                continue
            about_the_subject = said.start() == start and not _OTHERS.search(text, said.end(), end)
            before = text[start : said.start()]
            if before.rstrip().endswith(",") and not _OTHERS.search(before) and (found := _PRONOUN.search(before)):
                yield Pronoun(_PRONOUNS[found[0].lower()], block, start + found.start(), start + found.end())
            between_start = said.end()
            found = _PRONOUN.search(text, between_start, end)
            # "Child BF's father … his" is the father's
            if found is None or text[said.end() : said.end() + 2] in {"’s", "'s"}:
                continue
            if _PRONOUN.search(before) and not before.rstrip().endswith(","):
                continue
            between = text[between_start : found.start()]
            unclear = (
                _OTHERS.search(between)
                or (_PRONOUNS[found[0].lower()] == THEY and _PLURAL.search(between))
                or re.match(r"\s*(?:and|&)\s", between)
            )
            if not unclear:
                yield _pronoun(found, block)


def _pronoun(found: re.Match[str], block: Block) -> Pronoun:
    return Pronoun(_PRONOUNS[found[0].lower()], block, found.start(), found.end())


def _name(label: str) -> re.Pattern[str]:
    forms = [label, *filter(None, [short_form(label)])]
    return re.compile(rf"\b(?:{'|'.join(re.escape(form) for form in forms)})\b")
