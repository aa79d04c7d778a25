"""What can be followed, and what a feed holds, whichever form it is written in. Plain values, no Django."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from uuid import UUID, uuid5

from heed.reading.dates import dates_in

KINDS = ("all", "partnership", "theme", "agency", "role")
"""What can be followed: everything, or what one of these is about."""
FORMS = ("atom", "json", "ics")
"""What a feed can be had as: Atom, JSON Feed and iCalendar."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What somebody follows: one of ``KINDS``, the code of the one meant, and for a role also the agency, or blank.

    The code of a partnership is its key, since its name and its address may change.
    """

    kind: str
    code: str = ""
    agency: str = ""

    @property
    def tag(self) -> str:
        """The topic in one word that never changes: ``all``, ``agency/police``, ``role/police/sergeant``."""
        return "/".join(part for part in (self.kind, self.agency, self.code) if part)


EVERYTHING = Topic("all")


@dataclass(frozen=True, slots=True)
class Label:
    """A theme or an agency that an entry belongs under. ``within`` is the address of the list that the code is from."""

    code: str
    name: str
    within: str


@dataclass(frozen=True, slots=True)
class Point:
    """One item of an entry. ``due`` is by when it is asked for in the report's words, ``changed`` when it last changed."""

    id: str
    name: str
    text: str
    address: str
    changed: datetime
    due: str = ""

    @property
    def due_on(self) -> date | None:
        """The day it is asked for by, where the report's words name exactly one; of a month that is its last day."""
        return due_day(self.due)


@dataclass(frozen=True, slots=True)
class Entry:
    """A review, with those of its points that concern whoever follows. ``id`` stays the same for ever."""

    id: str
    address: str
    title: str
    summary: str
    author: str
    rights: str
    published: datetime
    updated: datetime
    points: tuple[Point, ...] = ()
    labels: tuple[Label, ...] = ()
    rights_address: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What was in the feed and must not be kept by anybody: which entry, since when, and nothing that it said.

    ``published`` and ``dues`` are the days on which a calendar has it: its own, and those of its points by their ids.
    """

    id: str
    at: datetime
    published: datetime
    dues: tuple[tuple[str, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, or one page of it. Addresses are absolute; ``next`` and ``previous`` are blank at its ends."""

    id: str
    title: str
    description: str
    page: str
    address: str
    updated: datetime
    entries: tuple[Entry, ...]
    withdrawn: tuple[Withdrawn, ...] = ()
    first: str = ""
    next: str = ""
    previous: str = ""
    language: str = "en-GB"


def due_day(words: str) -> date | None:
    """The one day that these words name, the last day of the one month, or None: a day is never guessed."""
    written = dates_in(words)
    if len(written) != 1:
        return None
    if written[0].day:
        return written[0].day
    year, month = (int(part) for part in written[0].iso.split("-"))
    return date(year, month, calendar.monthrange(year, month)[1])


def entry_id(review: UUID, topic: Topic) -> str:
    """The id of a review in this feed. What it says of one topic is another entry than the whole of it.

    ``review`` is the lasting key of its publication. Feeds of everything and of a partnership hold the same entries.
    """
    return (review if topic.kind in {"all", "partnership"} else uuid5(review, topic.tag)).urn


def feed_id(host: str, topic: Topic) -> str:
    """The feed's own tag address."""
    return f"tag:{host},2026:feed/{topic.tag}"


def as_html(entry: Entry) -> str:
    """An entry's summary and points as HTML that stands by itself."""
    points = "".join(
        f'<li><a href="{escape(point.address)}">{escape(point.name)}</a>: {escape(point.text)}'
        + (f" ({escape(point.due)})" if point.due else "")
        + "</li>"
        for point in entry.points
    )
    return f"<p>{escape(entry.summary)}</p>" + (f"<ul>{points}</ul>" if points else "")
