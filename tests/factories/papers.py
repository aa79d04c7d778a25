"""Published versions as papers are made from them. Everything is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from factories.publishing import HEALTH_VISITOR, POLICE, SAID_ONLY, an_item
from heed.publishing.record import PublishedItem, PublishedPartnership, PublishedReview
from heed.publishing.rules.source import Source

SITE = "https://learning.example.org"
PARTNERSHIP = PublishedPartnership("Fallowshire Safeguarding Children Partnership", "FSCP", "fallowshire", "", "", "")


def a_source(*items: PublishedItem, **review: Any) -> Source:
    """Version 2 of a review with these items; what else is given goes into the review."""
    given = PublishedReview(
        label="Child A",
        title="Learning from Child A",
        kind="local_child_safeguarding_practice_review",
        year=2024,
        published="2024-05-15",
        partnership=PARTNERSHIP,
        story=None,
        items=tuple(replace(item, id=item.id or f"00000000-0000-4000-8000-{n:012}") for n, item in enumerate(items, 1)),
        documents=(),
    )
    return Source(
        review=replace(given, **review),
        version=2,
        dated=date(2026, 3, 2),
        address=f"{SITE}/reviews/fallowshire/2024/child-a/",
        item_address=lambda public_id: f"{SITE}/learning/{public_id}/",
    )


def many(
    count: int, type_: str = "lesson", words: str = "Ask who else is in the home, and write it down."
) -> list[PublishedItem]:
    """So many numbered items that say as much as this."""
    return [an_item(words, HEALTH_VISITOR, type=type_, number=str(n)) for n in range(1, count + 1)]


_HOSTILE = st.sampled_from(
    ["#read(\"/etc/passwd\")", "*bold*", "_x_", "$ x $", "@preview", "<script>alert(1)</script>", "\\", "`", "//", "/*",
     "= Heading", "- list", "[", "]", "{", "}", "#", "W" * 200, "العربية", "漢字", "\x0b", "\x00", "\u202e", "\ufffe", "𝔘", "ŵŷ", "\n\n"]
)  # fmt: skip
words = st.lists(st.one_of(_HOSTILE, st.text(max_size=60)), min_size=1, max_size=12).map(" ".join)
"""Words of a report as bad as they come: code of every sort, other scripts, characters that are none, words without an end."""

addressees = st.lists(st.sampled_from([HEALTH_VISITOR, POLICE, SAID_ONLY]), max_size=3, unique=True)
items = st.builds(
    lambda type_, number, title, text, brief, speaks_to, due: replace(
        an_item(text, *speaks_to, type=type_, number=number, title=title), brief=brief, due=due
    ),
    st.sampled_from(["lesson", "finding", "question", "good_practice", "recommendation", "action"]),
    st.none() | st.sampled_from(["1", "3.1", "R4a"]),
    st.none() | words,
    words,
    st.none() | words,
    addressees,
    st.none() | words,
)
sources = st.builds(
    lambda found, title, summary, questions, story: a_source(
        *found, title=title, summary=summary, questions=tuple(questions), story=story
    ),
    st.lists(items, max_size=18),
    words,
    st.none() | words,
    st.lists(words, max_size=5),
    st.none() | words,
)
"""Any review at all."""
