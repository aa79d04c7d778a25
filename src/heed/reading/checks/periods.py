"""A page's own claim of how many reviews it published in how long, held against the dates below it."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from heed.reading.blocks import Block
from heed.reading.checks.context import Checked
from heed.reading.document import ReadingWarning

NUMBERS = {
    w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
}
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(NUMBERS)})"
_PERIOD = re.compile(
    rf"\b(?:last|past|previous|preceding)\s+(?P<length>{_COUNT})?[\s-]*(?P<unit>day|week|month|year)s?\b", re.IGNORECASE
)
_PUBLISHED = re.compile(
    rf"\bpublish\w*\b.{{0,40}}?\b(?P<after>{_COUNT})\b(?!\s*(?:day|week|month|year))|\b(?P<before>{_COUNT})\s+(?:[\w()-]+\s+){{0,5}}?(?:reviews?|[A-Z]{{2,6}}s?)\b[^.]{{0,60}}\bpublish",
    re.IGNORECASE,
)


def check(before: tuple[Block, ...], reviews: tuple[Checked, ...]) -> list[ReadingWarning]:
    """Warn where the opening says "in the last 12 months we published four" and the dates of the reviews differ."""
    days = sorted(review.published for review in reviews if review.published)
    if len(days) < 2:
        return []
    found = []
    for block in before:
        for start, end in block.sentences:
            sentence = block.text[start:end]
            period = _PERIOD.search(sentence)
            # the period's own number is not the number of reviews
            rest = sentence.replace(period[0], " " * len(period[0])) if period else sentence
            published = _PUBLISHED.search(rest)
            if period and published and (message := _message(period, published, days, len(reviews))):
                found.append(ReadingWarning("period-claim", message, block.evidence(start, end)))
    return found


def _message(period: re.Match[str], published: re.Match[str], days: list[date], reviews: int) -> str | None:
    length = _number(period["length"]) if period["length"] else 1
    claimed = _number(published["after"] or published["before"])
    first, last = days[0], days[-1]
    span = (last - first).days
    said = f"The page says {claimed} were published in the {period[0]}"
    if first <= _back(last, length, period["unit"].lower()) and claimed >= len(days):
        return f"{said}, but the dates below run from {_written(first)} to {_written(last)}: {span} days."
    if claimed != reviews:
        return f"{said}, but {reviews} reviews stand on it."
    return None


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else NUMBERS[said.lower()]


def _back(day: date, length: int, unit: str) -> date:
    """The day that many units earlier; the end of a month stays one."""
    if unit in {"day", "week"}:
        return day - timedelta(days=length * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 - length * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
