"""Phrases looked for as a reader would see them: through line ends, hyphens, runs of letters, accents and capitals."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from heed.disclosing.errors import NothingToRemove

MARK = "[removed]"
"""What stands in the place of words that were removed."""
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases to remove: each as given, and its letters and digits alone."""

    given: tuple[str, ...]
    bare: tuple[str, ...]

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where the phrases stand in a text, in order and without overlap.

        Only letters and digits are compared, without case and accents. A place begins and ends where a word does: "Ann" is
        found in "Ann's" and not in "planning".
        """
        letters, at = _letters(text)
        found: list[tuple[int, int]] = []
        for bare in self.bare:
            start = letters.find(bare)
            while start >= 0:
                first, last = at[start], at[start + len(bare) - 1] + 1
                if _begins(text, first) and _ends(text, last):
                    found.append((first, last))
                start = letters.find(bare, start + 1)
        return _merged(found)

    def stand_in(self, text: str) -> bool:
        """Whether any phrase stands in the text."""
        return bool(self.places(text))

    def replaced(self, text: str) -> str:
        """The text with the mark in the place of each phrase."""
        for start, end in reversed(self.places(text)):
            text = text[:start] + MARK + text[end:]
        return text


def phrases_of(given: Collection[str]) -> Phrases:
    """The phrases, longest first. Raises ``NothingToRemove`` for one without at least two letters or digits."""
    for phrase in given:
        if len(_letters(phrase)[0]) < FEWEST:
            raise NothingToRemove(
                f"“{phrase}” is too short to be looked for. Give at least {FEWEST} letters or digits."
            )
        if _letters(phrase)[0] in MARK:
            raise NothingToRemove(f"“{phrase}” is part of the mark “{MARK}” that stands for what was removed.")
    ordered = sorted(dict.fromkeys(given), key=lambda phrase: (-len(phrase), phrase))
    return Phrases(tuple(ordered), tuple(dict.fromkeys(_letters(phrase)[0] for phrase in ordered)))


def spread(texts: Sequence[str], phrases: Phrases, between: Sequence[str]) -> list[str]:
    """Texts that are read one after another, with the phrases gone from them even where one goes over several.

    ``between[n]`` is what parts text n from the one before in reading, nothing inside a word. The mark stands where a
    phrase begins.
    """
    whole, starts = "", []
    for text, gap in zip(texts, between, strict=True):
        whole += gap
        starts.append(len(whole))
        whole += text
    done = list(texts)
    for start, end in reversed(phrases.places(whole)):
        for n in range(len(texts)):
            first, last = max(start, starts[n]), min(end, starts[n] + len(texts[n]))
            if first < last:
                mark = MARK if first == start else ""
                done[n] = done[n][: first - starts[n]] + mark + done[n][last - starts[n] :]
    return done


def _letters(text: str) -> tuple[str, list[int]]:
    """The letters and digits of a text, folded, and where each stands in it."""
    letters: list[str] = []
    at: list[int] = []
    for n, character in enumerate(text):
        if character.isascii():
            if character.isalnum():
                letters.append(character.lower())
                at.append(n)
            continue
        for piece in unicodedata.normalize("NFKD", character).casefold():
            if piece.isalnum() and not unicodedata.combining(piece):
                letters.append(piece)
                at.append(n)
    return "".join(letters), at


def _begins(text: str, at: int) -> bool:
    return at == 0 or not text[at - 1].isalnum()


def _ends(text: str, at: int) -> bool:
    return at >= len(text) or not text[at].isalnum()


def _merged(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
