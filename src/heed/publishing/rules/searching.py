"""What a visitor searches for, as words, and where they stand in a text. Plain values, no Django."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

MOST_WORDS = 8
LONGEST = 200

_WORDS = re.compile(r'["“”]([^"“”]+)["“”]|([^\s"“”]+)')
_AROUND = 140
_FURTHEST = 420


@dataclass(frozen=True, slots=True)
class Asked:
    """What is searched for: words, and phrases that stood in quotation marks. ``is_cut`` says that there were more."""

    words: tuple[str, ...]
    is_cut: bool = False
    is_too_long: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; ``is_found`` where it is what was searched for."""

    text: str
    is_found: bool = False


def asked(query: str) -> Asked:
    """The words to search for. A query of more than 200 characters is refused; of more than eight words, eight are taken."""
    if len(query) > LONGEST:
        return Asked((), is_too_long=True)
    said = (phrase or word for phrase, word in _WORDS.findall(query))
    words = tuple(dict.fromkeys(word.casefold() for one in said if (word := _bare(one))))
    return Asked(words[:MOST_WORDS], is_cut=len(words) > MOST_WORDS)


def _bare(word: str) -> str:
    """The word without marks around it, in one line; blank where nothing of it can be looked for."""
    return re.sub(r"^[\W_]+|[\W_]+$", "", " ".join(word.split()))


def passage(text: str, words: Iterable[str]) -> tuple[Piece, ...]:
    """The text about the first place where one of the words stands, with all of them marked; its beginning, if none does."""
    line = _in_one_line(text)
    pattern = _pattern(words)
    first = pattern.search(line) if pattern else None
    begin = _word_start(line, max(0, first.start() - _AROUND)) if first else 0
    end = _word_end(line, begin + _FURTHEST)
    stretch = ("… " if begin else "") + line[begin:end] + (" …" if end < len(line) else "")
    return marked(stretch, words)


def marked(text: str, words: Iterable[str]) -> tuple[Piece, ...]:
    """The whole text in pieces, those marked that were searched for."""
    pattern = _pattern(words)
    if pattern is None:
        return (Piece(text),)
    pieces = []
    end = 0
    for match in pattern.finditer(text):
        pieces += [Piece(text[end : match.start()]), Piece(match[0], is_found=True)]
        end = match.end()
    return tuple(piece for piece in (*pieces, Piece(text[end:])) if piece.text)


def _in_one_line(text: str) -> str:
    """The text without breaks; a title or sub-point that ends without a mark is set apart from what follows."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return re.sub(r"(?<=\w)\n", " · ", "\n".join(line for line in lines if line)).replace("\n", " ")


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    found = sorted((word for word in words if word), key=len, reverse=True)
    return re.compile("|".join(re.escape(word) for word in found), re.IGNORECASE) if found else None


def _word_start(line: str, at: int) -> int:
    """The beginning of the first whole word at this place or after it."""
    return at if at == 0 else line.find(" ", at) + 1


def _word_end(line: str, at: int) -> int:
    return len(line) if at >= len(line) else line.rfind(" ", 0, at + 1)
