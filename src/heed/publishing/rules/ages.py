"""An age as reports and people write it, in full years: "seven weeks", "18 months", "nine", "74 years". No Django."""

from __future__ import annotations

import re

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBERS = {word: number for number, word in enumerate(_ONES)} | {
    (f"{ten}-{one}" if one else ten): 10 * tens + (_ONES.index(one) if one else 0)
    for tens, ten in enumerate(_TENS, start=2)
    for one in ("", *_ONES[1:10])
}
# how many make a year
_IN_A_YEAR = {"hour": 8760, "day": 365, "week": 52, "month": 12, "year": 1}
_AGE = re.compile(
    r"(?:aged?|at the age of)?\s*"
    rf"(?P<number>[0-9]{{1,4}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True)).replace('-', '[ -]')})"
    r"(?:[\s-](?P<unit>hour|day|week|month|year)s?)?"
    r"(?:[\s-](?:old|of age))?",
    re.IGNORECASE,
)
_OLDEST = 125


def age_in_years(said: object) -> int | None:
    """The full years of an age as it was said, from 0; None where the words say no age, or more than one.

    A number without a unit is one of years, as people write ages. "Nearly one" is no age here: it may be on either side.
    """
    if isinstance(said, bool) or not isinstance(said, int | str):
        return None
    match = _AGE.fullmatch(str(said).strip().rstrip("."))
    number = _number(match["number"]) if match else None
    if match is None or number is None:
        return None
    years = number // _IN_A_YEAR[(match["unit"] or "year").lower()]
    return years if years <= _OLDEST else None


def _number(said: str) -> int | None:
    return int(said) if said.isdigit() else _NUMBERS.get(said.lower().replace(" ", "-"))
