"""Dates of birth and death, exact dates of what happened, and ages beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heed.disclosing.sign import Known, Sign
from heed.reading.dates import MONTHS, Written, dates_in
from heed.reading.sentences import sentences

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
# what `reading` leaves out because a record could not be dated by it, but a birthday could: no year, or two digits of it
_SHORT = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+(?:{_MONTH})\b(?!\.?,?[\s-]+(?:19|20)\d\d)|\b\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d\d\b(?![/.-])",
    re.IGNORECASE,
)
_DAY_WRITTEN = re.compile(r"\b\d{1,2}[-.]\d{1,2}[-.](?:19|20)\d\d\b")
_BIRTH = re.compile(r"\b(?:D\.?O\.?B\.?|date of birth|born|birth(?:day)?|birthdate|b\.)(?![\w])", re.IGNORECASE)
_DEATH = re.compile(
    r"\b(?:D\.?O\.?D\.?|date of death|died|death|dead|passed away|stillborn|pronounced|killed|murdered|fatally|took (?:his|her|their) own life|suicide)(?![\w])",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:admitted|admission|attended|attendance|A&E|ambulance|paramedics?|hospital|injur\w+|fractur\w+|bruis\w+|burn\w*|scald\w*|assault\w*|stabb\w+|attack\w*|arrest\w*|charged|"
    r"trial|court|hearing|inquest|sentenced|convicted|disclos\w+|alleg\w+|found|missing|strategy (?:meeting|discussion)|case conference|child protection (?:conference|plan)|referr\w+|"
    r"visit\w*|moved|placed|placement|removed|discharged|born|died|collapsed|overdose\w*|incident|called|phoned|rang|texted|told|saw|seen|appointment|police|999|"
    r"expelled|excluded|married|separated|arrived|released|fire|crash|collision|funeral|post[- ]mortem|care order|section 47|s\.?47|core group)\b",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"\b(?:publish\w*|publication|commission\w*|terms of reference|panel (?:met|meeting|first)|first met|came into force|in force|coming into force|commenc\w+|version|v\d|accessed|last updated|"
    r"updated|reviewed on|review date|due|deadline|by|training|launch\w*|effective from|signed off|ratified|agreed by|approved|notified|notification|submitted|Ofsted|inspect\w+|"
    r"report (?:was|is) (?:dated|completed)|completed|workshop|learning event|timeline|period|scope|covers?|between|legislation|Act|Regulations|guidance|copyright|page)\b",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\b(?:aged?\s|at\s)?(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[\s-](?:years?|months?|weeks?|days?)(?:\sand\s(?:\d{1,2}|\w+)\s(?:months?|weeks?|days?))?(?:[\s-]old|\sof\sage)\b"
    r"|\baged\s\d{1,3}\b",
    re.IGNORECASE,
)
NEAR = 45
"""How many characters a date of birth or death stands from the word for it."""


def signs(text: str, known: Known) -> Iterator[Sign]:
    """Dates to the day, by what they date."""
    del known
    days = _days(text)
    if not days:
        return
    spans = list(sentences(text))
    at = 0
    for day in days:
        while at + 1 < len(spans) and spans[at + 1][0] <= day.start:
            at += 1
        start, end = spans[at] if spans and spans[at][0] <= day.start < spans[at][1] else (day.start, day.end)
        start, end = max(start, text.rfind("\n\n", 0, day.start) + 1), min(end, _up_to(text, "\n\n", day.end))
        kind = _kind(text, day, start, end)
        if kind:
            yield Sign(kind, day.start, day.end, day.iso)


def _days(text: str) -> list[Written]:
    full = [written for written in dates_in(text) if len(written.iso) == 10]
    taken = [(written.start, written.end) for written in full]
    short = [
        Written(" ".join(match[0].lower().split()), match.start(), match.end())
        for pattern in (_SHORT, _DAY_WRITTEN)
        for match in pattern.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in taken)
    ]
    return sorted([*full, *short], key=lambda written: written.start)


def _kind(text: str, day: Written, start: int, end: int) -> str | None:
    near_before = text[max(start, day.start - NEAR) : day.start]
    near_after = text[day.end : min(end, day.end + NEAR)]
    born = _last(_BIRTH, near_before)
    dead = _last(_DEATH, near_before)
    if born >= 0 or dead >= 0:
        return "date_of_birth" if born > dead else "date_of_death"
    said = text[start:end]
    if re.match(r"[,\s]*(?:\w+\s){0,4}(?:was born|birth)\b", near_after) and _BIRTH.search(near_after):
        return "date_of_birth"
    if re.match(r"[,\s]*(?:\w+\s){0,4}(?:died|was (?:killed|murdered|found dead|pronounced))\b", near_after):
        return "date_of_death"
    if _OFFICIAL.search(text[max(start, day.start - 60) : day.start]) or _is_furniture(said):
        return None
    if _AGE.search(said):
        return "age_with_date"
    return "exact_date" if _EVENT.search(said) else None


def _is_furniture(said: str) -> bool:
    """Whether the date stands by itself, as on a title page or in a running head."""
    return len(said.split()) <= 5


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.end() for match in pattern.finditer(text)), default=-1)


def _up_to(text: str, mark: str, at: int) -> int:
    found = text.find(mark, at)
    return len(text) if found < 0 else found
