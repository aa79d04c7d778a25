"""Tests of publishing.outputs.atom, json_feed and calendar: whatever a feed holds, what is written keeps to its format."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from factories.feeds import GRAMMAR, SCHEMA, events
from heed.publishing.outputs.atom import ATOM, TOMBSTONES, atom
from heed.publishing.outputs.calendar import calendar
from heed.publishing.outputs.json_feed import json_feed
from heed.publishing.rules.feeds import Entry, Feed, Label, Point, Topic, Withdrawn, due_day, entry_id

AT = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
LATER = datetime(2026, 5, 2, 9, 30, tzinfo=UTC)
SITE = "https://heed.example.org"


def a_feed(*entries: Entry, withdrawn: tuple[Withdrawn, ...] = (), title: str = "Learning", **more: str) -> Feed:
    return Feed(
        id="tag:heed.example.org,2026:feed/all",
        title=title,
        description="What there is to learn.",
        page=f"{SITE}/reviews/",
        address=f"{SITE}/feeds/all.atom",
        updated=AT,
        entries=entries,
        withdrawn=withdrawn,
        **more,
    )


def an_entry(
    words: str = "Ask.", *, due: str = "", number: int = 1, labels: tuple[Label, ...] = (), address: str = ""
) -> Entry:
    review = f"{SITE}/reviews/fallowshire/2026/child-a/"
    return Entry(
        id=entry_id(UUID(int=number), Topic("all")),
        address=review,
        title=words,
        summary=words,
        author=f"{words} Partnership",
        rights=words,
        published=AT,
        updated=AT,
        points=(Point("6f1c", "Lesson 1", words, f"{SITE}/learning/6f1c/", AT, due),),
        labels=labels,
        rights_address=address,
    )


GONE = Withdrawn(UUID(int=9).urn, LATER, AT, (("77aa", date(2026, 12, 1)),))
anything = st.text(min_size=1, max_size=200)
feeds = st.builds(
    lambda words, due, code, gone: a_feed(
        an_entry(words, due=due, labels=(Label(code, words, f"{SITE}/for/"),)),
        withdrawn=(GONE,) if gone else (),
        title=words,
        next=f"{SITE}/feeds/all.atom?page=2",
    ),
    anything,
    st.sampled_from(["", "31 March 2027", "March 2027", "within a month"]),
    st.from_regex(r"[a-z][a-z-]{0,10}", fullmatch=True),
    st.booleans(),
)


@given(feeds)
def test_atom_keeps_to_its_grammar_whatever_the_words(feed: Feed) -> None:
    GRAMMAR.assertValid(etree.fromstring(atom(feed)))


@given(feeds)
def test_a_json_feed_keeps_to_its_schema_whatever_the_words(feed: Feed) -> None:
    errors = [error.message for error in SCHEMA.iter_errors(json.loads(json_feed(feed)))]
    assert errors == []


@given(feeds)
def test_a_calendar_is_folded_ended_and_dated_as_its_format_asks(feed: Feed) -> None:
    written = calendar(feed)
    assert written.endswith(b"\r\n")
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    found = events(written)
    uids = [str(event["UID"]) for event in found]
    assert len(set(uids)) == len(uids) > 0
    assert all(event["DTSTAMP"].dt.tzinfo for event in found)
    assert all(event["DTEND"].dt > event["DTSTART"].dt for event in found)


def test_a_grammar_that_lets_everything_through_would_be_noticed() -> None:
    wrong = atom(a_feed(an_entry())).replace(b"<updated>", b"<updatd>").replace(b"</updated>", b"</updatd>")
    assert not GRAMMAR.validate(etree.fromstring(wrong))
    assert not SCHEMA.is_valid({"version": "https://jsonfeed.org/version/1.1", "title": "No items"})
    without_words = {"id": "1", "url": f"{SITE}/"}
    assert not SCHEMA.is_valid(json.loads(json_feed(a_feed())) | {"items": [without_words]})


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    titled = etree.fromstring(atom(a_feed(an_entry("A\x0bsk \ud800<b>&"))))
    assert titled.findtext(f"{{{ATOM}}}entry/{{{ATOM}}}title") == "Ask <b>&"


def test_words_of_a_review_are_never_taken_for_html() -> None:
    feed = a_feed(an_entry("<script>alert(1)</script>"))
    content = etree.fromstring(atom(feed)).findtext(f"{{{ATOM}}}entry/{{{ATOM}}}content")
    assert content is not None
    assert "<script>" not in content
    assert "<script>" not in json.loads(json_feed(feed))["items"][0]["content_html"]


def test_what_was_withdrawn_is_a_tombstone_without_a_word() -> None:
    root = etree.fromstring(atom(a_feed(withdrawn=(GONE,))))
    (stone,) = root.findall(f"{{{TOMBSTONES}}}deleted-entry")
    assert sorted(stone.items()) == [("ref", GONE.id), ("when", "2026-05-02T09:30:00Z")]
    assert len(stone) == 0
    assert not stone.text
    said = json.loads(json_feed(a_feed(withdrawn=(GONE,))))
    assert said["items"] == []
    assert said["_heed"] == {"withdrawn": [{"id": GONE.id, "date_withdrawn": "2026-05-02T09:30:00Z"}]}


def test_what_was_withdrawn_is_cancelled_in_calendars_under_the_same_name_and_with_a_higher_count() -> None:
    (before,) = events(calendar(a_feed(an_entry(number=9))))
    published, due = events(calendar(a_feed(withdrawn=(GONE,))))
    assert (before["UID"], before["DTSTART"].dt) == (published["UID"], published["DTSTART"].dt)
    assert published["SEQUENCE"] > before["SEQUENCE"]
    assert {str(event["STATUS"]) for event in (published, due)} == {"CANCELLED"}
    assert {str(event["SUMMARY"]) for event in (published, due)} == {"Withdrawn"}
    assert all("DESCRIPTION" not in event and "URL" not in event for event in (published, due))
    assert due["DTSTART"].dt == date(2026, 12, 1)


def test_a_day_in_a_calendar_is_the_day_it_was_in_london() -> None:
    late = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    entry = Entry(UUID(int=1).urn, SITE, "A", "A", "A", "A", late, late)
    (event,) = events(calendar(a_feed(entry)))
    assert event["DTSTART"].dt == date(2026, 7, 2)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("31 March 2027", date(2027, 3, 31)),
        ("by the end of February 2028", date(2028, 2, 29)),
        ("within six months", None),
        ("immediately", None),
        ("March 2027, then June 2027", None),
        ("31 June 2027", None),
        ("", None),
    ],
)
def test_a_day_is_read_where_the_words_name_one_and_never_guessed(words: str, day: date | None) -> None:
    assert due_day(words) == day


def test_what_concerns_an_agency_is_another_entry_than_the_whole_review() -> None:
    """A program that follows two feeds shows each entry once: it would hide what is for the other."""
    whole = entry_id(UUID(int=1), Topic("all"))
    assert entry_id(UUID(int=1), Topic("partnership", "3")) == whole
    ids = {entry_id(UUID(int=1), Topic(*topic)) for topic in [("agency", "police"), ("role", "police"), ("all",)]}
    assert len(ids) == 3
