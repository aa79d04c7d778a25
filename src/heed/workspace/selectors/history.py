"""What was done to a review and to anything of it, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet
from django.utils.text import Truncator

from heed.audit.models import Entry
from heed.audit.rules import Action
from heed.audit.selectors import history, history_about
from heed.reviews.models import Review
from heed.reviews.selectors import AnyProposal
from heed.workspace.rules.telling import changed, column_name, sentence, value_said
from heed.workspace.selectors.naming import KINDS, Names, kind_said, names_of, routes_of

PER_PAGE = 50
_REVIEW = "reviews.review"
_OF_REVIEWS = {_REVIEW, "publishing.publication"}


class Shown(StrEnum):
    """Which of a review's entries to show."""

    DEEDS = "deeds"
    VIEWS = "views"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Change:
    """One column that was changed, as people read it."""

    what: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Deed:
    """One entry as a sentence: ``who`` and then ``words``. ``review`` is what it is about; it has a key unless it lies in the bin."""

    key: int
    at: datetime
    who: str
    words: str
    changes: tuple[Change, ...]
    reason: str
    review: str
    review_id: int | None


@dataclass(frozen=True, slots=True)
class Part:
    """One page of entries, the newest first. ``older`` is the key to go on from, where there are more."""

    deeds: tuple[Deed, ...]
    older: int | None


def history_page(review: Review, show: Shown, before: int | None) -> Part:
    """The review's history below that key, or from the newest. That the person may see it was asked before."""
    entries = history_about(review)
    if show is Shown.DEEDS:
        entries = entries.exclude(action=Action.VIEWED)
    elif show is Shown.VIEWS:
        entries = entries.filter(action=Action.VIEWED)
    return part_of(entries, before)


def history_of(proposal: AnyProposal) -> tuple[Deed, ...]:
    """What was done to one proposal, the newest first."""
    return deeds(list(history(proposal)[:PER_PAGE]))


def part_of(entries: QuerySet[Entry], before: int | None) -> Part:
    """One page of these entries, found by its key, so that the thousandth is as quick as the first."""
    below = entries if before is None else entries.filter(pk__lt=before)
    found = list(below.order_by("-pk")[: PER_PAGE + 1])
    shown = found[:PER_PAGE]
    return Part(deeds(shown), shown[-1].pk if len(found) > PER_PAGE else None)


def deeds(entries: Sequence[Entry]) -> tuple[Deed, ...]:
    """These entries as sentences, in which the review that they are about is just "the review"."""
    names, routes = names_of(entries), routes_of(entries)
    return tuple(_deed(entry, names, routes) for entry in entries)


def _deed(entry: Entry, names: Names, routes: Mapping[tuple[str, int], str]) -> Deed:
    about = (entry.about_kind, entry.about_id)
    called = names.called.get(about, "") if entry.about_kind == _REVIEW else ""
    review = "the review" if called else str(entry.detail.get("name") or KINDS[_REVIEW])
    if entry.record_kind in _OF_REVIEWS:
        name = review
    else:
        own = names.called.get((entry.record_kind, entry.record_id))
        name = own or str(entry.detail.get("name") or kind_said(entry.record_kind))
    return Deed(
        key=entry.pk,
        at=entry.at,
        who=entry.actor_name,
        words=sentence(entry.action, name=name, review=review, detail=entry.detail),
        changes=tuple(_changes(entry.detail, routes)),
        reason=str(entry.detail.get("reason") or entry.detail.get("note") or ""),
        review=called,
        review_id=entry.about_id if called and entry.about_id in names.standing else None,
    )


def _changes(detail: Mapping[str, Any], routes: Mapping[tuple[str, int], str]) -> Iterable[Change]:
    for column, was, now in changed(detail):
        said = [
            routes.get((column, value), "") if column in {"agency", "role"} else value_said(column, value)
            for value in (was, now)
        ]
        yield Change(column_name(column), *(Truncator(words).chars(400) for words in said))
