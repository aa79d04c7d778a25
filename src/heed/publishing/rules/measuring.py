"""How much room words take before they are set. Plain values, no Django.

Widths are those of our own typeface, in thousandths of its size, with a little to spare: a text takes at most the room
that is said here, so that what was chosen to fit does fit.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from math import ceil

import fontpkg_atkinson_hyperlegible as typeface
from PIL import ImageFont

_WIDEST = 1150
_SPARE = 1.015
_LONGEST = 24


def width(text: str, *, bold: bool = False) -> float:
    """The most room that the text takes in one line."""
    return sum(_advance(character, bold) for character in text) * _SPARE


def lines(text: str, room: float, *, bold: str = "") -> int:
    """How many lines the text takes at most after its ``bold`` beginning, where a line has this much room.

    A word too long for a line is broken.
    """
    taken, left = 1, room
    space = width(" ")
    for piece, is_bold in [(piece, True) for piece in _pieces(bold)] + [(piece, False) for piece in _pieces(text)]:
        needed = width(piece, bold=is_bold)
        if left < room and needed + space <= left:
            left -= needed + space
            continue
        further = max(ceil(needed / room) - 1, 0)
        taken += (left < room) + further
        left = room * (further + 1) - needed
    return taken


def break_long(text: str, length: int = _LONGEST, mark: str = "\u200b") -> str:
    """The text with places to break in every word that is longer, so that no word runs out of its line."""
    return re.sub(rf"\S{{{length}}}(?=\S)", lambda stretch: stretch.group() + mark, text)


def _pieces(text: str) -> list[str]:
    return break_long(text, mark=" ").split()


@lru_cache(maxsize=4096)
def _advance(character: str, bold: bool) -> float:  # noqa: FBT001 - a key of the cache
    """The width of one character. What is not of the Latin script is set in another typeface: the widest of any."""
    if ord(character) > 0x17F and character not in "–—‘’“”•…":
        return _WIDEST
    return float(_face(bold).getlength(character))


@cache
def _face(bold: bool) -> ImageFont.FreeTypeFont:  # noqa: FBT001 - a key of the cache
    name = "AtkinsonHyperlegible-Bold.ttf" if bold else "AtkinsonHyperlegible-Regular.ttf"
    return ImageFont.truetype(str(typeface.ROOT / "files" / name), 1000)
