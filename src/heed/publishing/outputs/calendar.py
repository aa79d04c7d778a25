"""A feed as a calendar (iCalendar, RFC 5545): the day each review was published here, and by when each point is asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vText

from heed.publishing.rules.feeds import Entry, Feed, Point, Withdrawn

MEDIA_TYPE = "text/calendar"
_LONDON = ZoneInfo("Europe/London")
_BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)


def calendar(feed: Feed) -> bytes:
    """The calendar as a document in UTF-8. What was withdrawn is an event that is cancelled, without a word of it."""
    whole = Calendar()
    whole.add("prodid", "-//Heed//Following//EN")
    whole.add("version", "2.0")
    # the name that the standard gives to a calendar's name, and the one that programs know
    for name in ("name", "x-wr-calname"):
        whole.add(name, _line(feed.title))
    whole.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    for entry in feed.entries:
        whole.add_component(_published(entry))
        for point in entry.points:
            if due := point.due_on:
                whole.add_component(_due(entry, point, due))
    for gone in feed.withdrawn:
        for event in _cancelled(gone):
            whole.add_component(event)
    written: bytes = whole.to_ical()
    return written


def _published(entry: Entry) -> Event:
    event = _all_day(_uid(entry.id), _day(entry.published), entry.updated)
    event.add("created", _whole_seconds(entry.published))
    event.add("summary", _line(entry.title))
    event.add("description", _lines(entry.author, entry.summary, entry.address))
    event.add("url", entry.address)
    event.add("status", "CONFIRMED")
    return event


def _due(entry: Entry, point: Point, due: date) -> Event:
    event = _all_day(point.id, due, point.changed)
    event.add("summary", _line(f"{point.name} ({entry.title})"))
    event.add("description", _lines(f"{point.due}: {point.text}", entry.author, point.address))
    event.add("url", point.address)
    event.add("status", "CONFIRMED")
    return event


def _cancelled(gone: Withdrawn) -> list[Event]:
    days = [(_uid(gone.id), _day(gone.published))]
    days += gone.dues
    events = []
    for uid, day in days:
        event = _all_day(uid, day, gone.at)
        event.add("summary", "Withdrawn")
        event.add("status", "CANCELLED")
        events.append(event)
    return events


def _all_day(uid: str, day: date, changed: datetime) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", _whole_seconds(changed))
    event.add("last-modified", _whole_seconds(changed))
    # grows with every change, a withdrawal among them: calendars take the highest for the news
    event.add("sequence", int((changed - _BEGINNING).total_seconds()))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _lines(*lines: str) -> vText:
    return vText("\n".join(_line(line) for line in lines))


def _line(words: str) -> vText:
    """The words in one line, without characters that no calendar can hold."""
    return vText("".join(c for c in " ".join(words.split()) if c.isprintable()))


def _uid(entry: str) -> str:
    return entry.removeprefix("urn:uuid:")


def _day(at: datetime) -> date:
    return at.astimezone(_LONDON).date()


def _whole_seconds(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(microsecond=0)
