"""The labels that stand for the people a review is about: "Child CH", "Young Person F", "Family T", "George"."""

from __future__ import annotations

import re

from heed.reading import kinds
from heed.reading.dates import dates_in

_PERSON = (
    r"(?:Child(?:ren)?|Bab(?:y|ies)|Infant|Twins?|Siblings?|Sibling Group|Young (?:Person|Adult|Woman|Man)|Adults?|Person|Famil(?:y|ies)|"
    r"Case|Mr|Mrs|Ms|Miss|Subject|Victim|Patient|Student|Girl|Boy)"
)
_CODE = r"(?:[A-Z]{1,3}\d{0,2}|\d{1,3}[A-Z]?)"
CODED = re.compile(rf"\b{_PERSON} {_CODE}(?:(?:,| and| &|/) (?:{_PERSON} )?{_CODE})*(?![\w-])")
CODED_IN_CAPITALS = re.compile(rf"\b(?i:{_PERSON}) {_CODE}(?![\w-])")
_NAME = r"[A-Z][a-zà-ÿ’'-]+"
_NAMED = re.compile(rf"^{_NAME}(?:(?:,| and| &) {_NAME}){{0,3}}$")
_YEAR = re.compile(r"\(?\b(?:19|20)\d\d(?:\s*[-–/]\s*\d{2,4})?\b\)?")
_STOP = re.compile(
    r"\b(?:a|an|the|of|on|from|into|in|for|to|about|regarding|concerning|re|with|by|respect|case|cases|report|overview|final|full|executive|summary|learning|lessons?|"
    r"learned|briefing|brief|publication|published|review|reviews|death|serious|injury|harm|subject|local|statutory|independent|extended|concise|minute|seven|7|one|page|model|using|welsh|"
    r"response|author|chair|version|redacted|anonymised|practitioners?|guide|note|bulletin|key|points|why|what|how|when|who|where|first|second|third|new|our|this|that|is|was|thematic|child|children|adult|young|person|known|as|called|we|will|call)\b",
    re.IGNORECASE,
)
LONGEST_TITLE = 300


def label_in_title(title: str) -> str | None:
    """The label that a title names: a coded one ("Child CH") or, beside the words for a kind of review, a first name."""
    if len(title) > LONGEST_TITLE:
        return None
    if title.isupper():
        # a title set in capitals hides which words are names, but not a coded label
        shouted = CODED_IN_CAPITALS.search(title)
        return (
            " ".join(w if len(w) <= 2 and w not in {"MR", "MS"} else w.capitalize() for w in shouted[0].split())
            if shouted
            else None
        )
    if coded := CODED.search(title):
        return coded[0]
    if title.rstrip().endswith("?"):
        return None
    rest = title
    found = kinds.mentions(title)
    if not found:
        return None
    for mention in reversed(found):
        rest = f"{rest[: mention.start]} | {rest[mention.end :]}"
    for written in reversed(dates_in(rest)):
        rest = f"{rest[: written.start]} | {rest[written.end :]}"
    rest = _YEAR.sub(" | ", rest)
    for piece in re.split(r"[|:;–—()\[\]\"“”‘]|\s-\s|,\s(?=[a-z])", rest):
        words = " ".join(_STOP.sub(" ", piece.replace("’s", "").replace("'s", "")).split()).strip(" .,-")
        words = re.sub(r"^(?:and\b\s*)+|(?:\s*\band)+$", "", words)
        if words and _NAMED.match(words) and len(words.split()) <= 4:
            return words
    return None


def is_spoken_of(name: str, text: str) -> bool:
    """Whether a first name taken from a title also stands inside sentences, as the name of a person does."""
    return CODED.fullmatch(name) is not None or re.search(rf"[a-z,;] {re.escape(name)}\b", text) is not None


def short_form(label: str) -> str | None:
    """How a text may call "Child BF" for short: "BF". A name has no shorter form."""
    coded = re.fullmatch(rf"{_PERSON} ([A-Z]{{2,3}}\d{{0,2}})", label)
    return coded[1] if coded else None


def coded_in(text: str) -> list[tuple[str, int, int]]:
    """The coded labels in a text, with their places."""
    return [(match[0], match.start(), match.end()) for match in CODED.finditer(text)]
