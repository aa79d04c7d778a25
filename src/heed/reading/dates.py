"""Dates as people write them: "3rd June 2019", "14/03/2023", "March 2021", "2023-03-14"."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

MONTHS = {name.lower(): n for n in range(1, 13) for name in (calendar.month_name[n], calendar.month_abbr[n])} | {
    "sept": 9
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"\b(?:(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
    rf"|(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+)?(?P<month>{_MONTH})\.?,?[\s-]+(?P<year>(?:19|20)\d\d)"
    rf"|(?P<month_first>{_MONTH})\.?\s+(?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?,\s+(?P<year_last>(?:19|20)\d\d)"
    r"|(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>(?:19|20)\d\d))\b",
    re.IGNORECASE,
)
LONGEST_DATE = 40
"""More characters than a date is written in."""


@dataclass(frozen=True, slots=True)
class Written:
    """A date in a text at ``text[start:end]``: ``iso`` is "2023-03-14", or "2023-03" where no day is given."""

    iso: str
    start: int
    end: int

    @property
    def day(self) -> date | None:
        """The day, or null where only the month is given: a day is never guessed."""
        return date.fromisoformat(self.iso) if len(self.iso) == 10 else None


def dates_in(text: str) -> list[Written]:
    """The dates written in a text, in order. Impossible ones ("31 June") are left out."""
    matches = _DATE.finditer(text)
    return [Written(iso, match.start(), match.end()) for match in matches if (iso := _iso(match))]


def _iso(match: re.Match[str]) -> str | None:
    if match["iso"]:
        parts = [int(part) for part in match["iso"].split("-")]
        return _valid(*parts)
    if match["y"]:
        return _valid(int(match["y"]), int(match["m"]), int(match["d"]))
    if match["month_first"]:
        return _valid(int(match["year_last"]), MONTHS[match["month_first"].lower()], int(match["day_after"]))
    year, month = int(match["year"]), MONTHS[match["month"].lower()]
    return _valid(year, month, int(match["day"])) if match["day"] else f"{year:04}-{month:02}"


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
