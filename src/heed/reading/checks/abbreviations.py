"""Abbreviations that the reader is never told the meaning of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from heed.reading.blocks import Block
from heed.reading.checks.context import Checked
from heed.reading.document import ReadingWarning

# everybody knows these by their letters better than by their words
KNOWN = frozenset(
    "GP GPs NHS UK US EU BBC DNA HIV AIDS TV PDF ID IT IQ CD DVD PO AM PM OK URL FAQ MP MPs QC KC II III IV VI VII VIII IX XI XII".split()
)
_ABBREVIATION = re.compile(
    r"(?<![\w@./-])(?!(?:I{1,3}|I?V|VI{0,3}|I?X|XI{0,3})\b)[A-Z](?:[A-Z]|&(?=[A-Z])){1,6}s?(?![\w@]|[./]\w|-\d)"
)


LONGEST = 7
"""How many letters an abbreviation has at most."""

_SHORT = r"(?P<short>[A-Z][A-Z&]{1,6})s?"
_ORDINARY = re.compile(r"\b[A-Z]?[a-z]+\b")
_WORD = re.compile(r"[\w’'&-]+")
_AFTER_WORDS = re.compile(rf"\(\s*(?:the |or |known as |hereafter )?[“\"‘']?{_SHORT}[”\"’']?\s*\)")
_BEFORE_WORDS = re.compile(
    rf"\b{_SHORT}\s*(?:\(|[–—:-]\s|,? (?:or|which stands for|means|is short for)\s)(?=(?P<words>[^).;\n]{{5,120}}))"
)
_CAPITALISED = r"\b[A-Z][a-z’']+"
_CAPITAL = re.compile(_CAPITALISED)
_JOINT = r"(?:[\s-]+(?:of|the|and|for|in|on|to|with|at)\b){0,2}[\s-]+"
_NAME = re.compile(rf"{_CAPITALISED}(?:{_JOINT}{_CAPITALISED})*+")
_NAME_GOES_ON = re.compile(r"\w|\s+[A-Z][a-z]")


def check(checked: Checked) -> list[ReadingWarning]:
    """Warn once of each abbreviation that stands in the review and is explained nowhere in it, nor before it."""
    text = "\n".join(block.text for block in (*checked.before, *checked.blocks))
    explained = Explained(text)
    words = {word.lower() for word in _ORDINARY.findall(text)}
    label = checked.label or ""
    found: dict[str, ReadingWarning] = {}
    for block in checked.blocks:
        if _shouted(block):
            continue
        for match in _ABBREVIATION.finditer(block.text):
            short = match[0].removesuffix("s")
            if (
                short in found
                or match[0] in KNOWN
                or short in label.split()
                # a word that is only said loudly: "must NOT wait"
                or short.lower() in words
                or _labels(block, match)
                or short in explained
            ):
                continue
            message = (
                f"“{short}” is never written out. Give its words where it first stands, so that everybody can follow."
            )
            found[short] = ReadingWarning(
                "abbreviation-unexpanded", message, block.evidence(match.start(), match.end())
            )
    return list(found.values())


class Explained:
    """The abbreviations that a text gives the words for, gathered in one pass over it.

    "Serious Case Review (SCR)", "SCR (Serious Case Review)", or the words alone.
    """

    def __init__(self, text: str) -> None:
        self._explained: set[str] = set()
        for match in _AFTER_WORDS.finditer(text):
            short = match["short"]
            before = text[max(0, match.start() - 160) : match.start()]
            self._take(short, _WORD.findall(before)[-(_letters(short) * 2 + 4) :])
        for match in _BEFORE_WORDS.finditer(text):
            self._take(match["short"], _WORD.findall(match["words"]))
        self._in_words = _initials(text)

    def __contains__(self, short: str) -> bool:
        return short in self._explained or "".join(c for c in short if c.isalpha()) in self._in_words

    def _take(self, short: str, words: Sequence[str]) -> None:
        if _spells([c.lower() for c in short if c.isalpha()], words):
            self._explained.add(short)


def _letters(short: str) -> int:
    return sum(c.isalpha() for c in short)


def _spells(letters: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the first letters of some of the words, in order, give the abbreviation."""
    initials = [part[0].lower() for word in words for part in re.split(r"[-’']", word) if part]
    at = 0
    for initial in initials:
        if at < len(letters) and initial == letters[at]:
            at += 1
    # letters may also stand inside a word: "methadone hydrochloride", "MARAC" from "Multi-Agency …"
    return at >= len(letters) - (1 if len(letters) > 3 else 0)


def _initials(text: str) -> frozenset[str]:
    """The initials of all names in the text: "LSCB" where Local Safeguarding Children Board stands in it.

    Names are words in capitals that stand together, three at least, and the last ends the name: three small words with
    these letters are found in any long text by chance.
    """
    found: set[str] = set()
    for name in _NAME.finditer(text):
        initials = ""
        for word in _CAPITAL.finditer(text, name.start(), name.end()):
            initials = initials[-(LONGEST - 1) :] + word[0][0]
            if not _NAME_GOES_ON.match(text, word.end()):
                found |= {initials[-n:] for n in range(3, len(initials) + 1)}
    return frozenset(found)


def _shouted(block: Block) -> bool:
    """Whether the block is set in capitals throughout, where every word looks like an abbreviation."""
    letters = [c for c in block.text if c.isalpha()]
    return block.text.isupper() or (len(letters) > 12 and sum(c.isupper() for c in letters) > 0.7 * len(letters))


def _labels(block: Block, match: re.Match[str]) -> bool:
    """Whether the capitals are a label ("Child BF", "Mr E", "BF’s half-sister") or a postcode."""
    before = block.text[max(0, match.start() - 20) : match.start()]
    after = block.text[match.end() : match.end() + 10]
    return bool(
        re.search(
            r"\b(?:Child|Baby|Person|Adult|Family|Mr|Mrs|Ms|Miss|Sibling|Case|Mother|Father|Twin|Woman|Man|Student|Carer|Partner|Grandmother|Grandfather|and|&|,)\s$",
            before,
        )
        and len(match[0]) <= 2
    ) or bool(re.match(r"\d|\s\d[A-Z]{2}\b", after))
