"""A feed as JSON Feed 1.1. What is ours alone stands under ``_heed``, as the format asks of additions."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from heed.publishing.rules.feeds import Entry, Feed, as_html

MEDIA_TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> bytes:
    """The feed as a document in UTF-8. What was withdrawn is in no list of items; ``_heed`` names it, without a word of it."""
    said: dict[str, Any] = {
        "version": VERSION,
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.page,
        "feed_url": feed.address,
        "language": feed.language,
    }
    if feed.next:
        said["next_url"] = feed.next
    said["items"] = [_item(entry, feed.language) for entry in feed.entries]
    said["_heed"] = {"withdrawn": [{"id": gone.id, "date_withdrawn": _moment(gone.at)} for gone in feed.withdrawn]}
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def _item(entry: Entry, language: str) -> dict[str, Any]:
    return {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": as_html(entry),
        "date_published": _moment(entry.published),
        "date_modified": _moment(entry.updated),
        "authors": [{"name": entry.author}],
        "tags": [label.name for label in entry.labels],
        "language": language,
        "_heed": {
            "rights": entry.rights,
            "points": [{"id": point.id, "name": point.name, "url": point.address} for point in entry.points],
        },
    }


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
