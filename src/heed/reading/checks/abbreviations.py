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


def check(checked: Checked) -> list[ReadingWarning]:
    """Warn once of each abbreviation that stands in the review and is explained nowhere in it, nor before it."""
    text = "\n".join(block.text for block in (*checked.before, *checked.blocks))
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
                or _labels(block, match)
                or is_expanded(short, text)
            ):
                continue
            message = (
                f"“{short}” is never written out. Give its words where it first stands, so that everybody can follow."
            )
            found[short] = ReadingWarning(
                "abbreviation-unexpanded", message, block.evidence(match.start(), match.end())
            )
    return list(found.values())


def is_expanded(short: str, text: str) -> bool:
    """Whether the text gives the words for it: "Serious Case Review (SCR)", "SCR (Serious Case Review)", or the words alone."""
    letters = [c.lower() for c in short if c.isalpha()]
    for match in re.finditer(
        rf"\(\s*(?:the |or |known as |hereafter )?[“\"‘']?{re.escape(short)}s?[”\"’']?\s*\)", text
    ):
        before = re.findall(r"[\w’'&-]+", text[max(0, match.start() - 160) : match.start()])[-(len(letters) * 2 + 4) :]
        if _spells(letters, before):
            return True
    for match in re.finditer(
        rf"\b{re.escape(short)}s?\s*(?:\(|[–—:-]\s|,? (?:or|which stands for|means|is short for)\s)([^).;\n]{{5,120}})",
        text,
    ):
        if _spells(letters, re.findall(r"[\w’'&-]+", match[1])):
            return True
    return _stands_in_words(letters, text)


def _spells(letters: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the first letters of some of the words, in order, give the abbreviation."""
    initials = [part[0].lower() for word in words for part in re.split(r"[-’']", word) if part]
    at = 0
    for initial in initials:
        if at < len(letters) and initial == letters[at]:
            at += 1
    # letters may also stand inside a word: "methadone hydrochloride", "MARAC" from "Multi-Agency …"
    return at >= len(letters) - (1 if len(letters) > 3 else 0)


def _stands_in_words(letters: Sequence[str], text: str) -> bool:
    """Whether words that begin with the letters stand together somewhere: "Local Safeguarding Children Board" for LSCB.

    They must be capitals and end a name, since three small words with these letters are found in any long text by chance.
    """
    if len(letters) < 3:
        return False
    joint = r"(?:[\s-]+(?:of|the|and|for|in|on|to|with|at)){0,2}[\s-]+"
    pattern = joint.join(rf"{letter.upper()}[a-z’']+" for letter in letters)
    return re.search(rf"\b{pattern}\b(?!\s+[A-Z][a-z])", text) is not None


def _shouted(block: Block) -> bool:
    """Whether the block is set in capitals throughout, where every word looks like an abbreviation."""
    letters = [c for c in block.text if c.isalpha()]
    return block.text.isupper() or (len(letters) > 12 and sum(c.isupper() for c in letters) > 0.7 * len(letters))


def _labels(block: Block, match: re.Match[str]) -> bool:
    """Whether the capitals are a label ("Child BF", "Mr E", "BF’s half-sister") or a postcode."""
    before, after = block.text[: match.start()], block.text[match.end() :]
    return bool(
        re.search(
            r"\b(?:Child|Baby|Person|Adult|Family|Mr|Mrs|Ms|Miss|Sibling|Case|Mother|Father|Twin|Woman|Man|Student|Carer|Partner|Grandmother|Grandfather|and|&|,)\s$",
            before,
        )
        and len(match[0]) <= 2
    ) or bool(re.match(r"\d|\s\d[A-Z]{2}\b", after))
