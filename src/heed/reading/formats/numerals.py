"""Numbers as word processors print them before the points of a list."""

from __future__ import annotations

import re
from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_CARDINALS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
LARGEST = 5000


def lower_letters(number: int) -> str:
    """a to z, then aa, bb … as Word and LibreOffice go on."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number < LARGEST else str(number)


def lower_roman(number: int) -> str:
    """i, ii, iii …"""
    if not 0 < number < LARGEST:
        return str(number)
    said = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        said += letters * times
    return said


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd …"""
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _in_words(words: list[str]) -> Callable[[int], str]:
    return lambda number: words[number].capitalize() if 0 <= number < len(words) else str(number)


cardinal_words = _in_words(_CARDINALS)
ordinal_words = _in_words(_ORDINALS)


def as_marker(label: str) -> str:
    """A label as it opens a line. A number that stands without any sign after it takes a full stop, capital letters brackets.

    On paper the space after them sets them apart, which a line of text does not show: "A. Smith" is a name.
    """
    said = " ".join(label.split())
    if re.fullmatch(r"\d{1,3}", said):
        return f"{said}."
    if lettered := re.fullmatch(r"\(?([A-Z]|[IVXL]+)[.):]?\)?", said):
        return f"({lettered[1]})"
    if re.fullmatch(r"[a-z]|[ivxl]+", said):
        return f"({said})"
    return said
