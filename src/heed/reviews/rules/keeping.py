"""How long things are kept. Plain values in, what is due and when out: nothing here deletes anything."""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

IN_THE_BIN = timedelta(days=30)
"""How long a deleted thing can be brought back."""


class What(StrEnum):
    """What a rule on keeping is about. The published learning is not among them: it is never destroyed."""

    ARCHIVED = "archived_documents"
    WITHDRAWN = "withdrawn_documents"
    DRAFTS = "drafts"
    TYPED = "typed_words"
    ACCOUNTS = "closed_accounts"

    @property
    def words(self) -> str:
        """What it is, as people say it."""
        return _WORDS[self]

    @property
    def counted_from(self) -> str:
        """From when its months are counted."""
        return _COUNTED_FROM[self]


_WORDS = {
    What.ARCHIVED: "Documents of archived reviews",
    What.WITHDRAWN: "Documents of withdrawn reviews",
    What.DRAFTS: "Drafts that were never published",
    What.TYPED: "Words typed and not saved",
    What.ACCOUNTS: "Addresses and ways in of closed accounts",
}
_COUNTED_FROM = {
    What.ARCHIVED: "the day it was archived",
    What.WITHDRAWN: "the day it was withdrawn",
    What.DRAFTS: "the last day that anybody worked on it",
    What.TYPED: "the day they were typed",
    What.ACCOUNTS: "the day the account was closed",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """How many months a partnership keeps one kind of thing, from which day the rule holds, and whether it asks first."""

    partnership: int
    what: What
    months: int
    holds_from: date
    asks: bool = True


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that a rule may be about: whose it is, and since when its months are counted.

    ``first_public`` is the day on which the public first saw its review; None where it never did.
    """

    what: What
    key: int
    partnership: int
    since: date
    review: int | None = None
    first_public: date | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A thing, the rule that it falls under, and the day from which that rule lets it go."""

    candidate: Candidate
    rule: Rule
    on: date


@dataclass(frozen=True, slots=True)
class Held:
    """What is held: reviews, and bodies with all their reviews and those of the bodies they came from."""

    reviews: frozenset[int] = frozenset()
    partnerships: frozenset[int] = frozenset()

    def holds(self, review: int | None, partnership: int) -> bool:
        """Whether a thing of this review, or of this body, is held."""
        return partnership in self.partnerships or (review is not None and review in self.reviews)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month where it has no such day."""
    whole = day.year * 12 + day.month - 1 + months
    year, month = divmod(whole, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def rule_for(what: What, partnership: int, rules: Iterable[Rule], after: Mapping[int, Collection[int]]) -> Rule | None:
    """The rule that a body's things of this kind fall under: its own, or its successors' until it has one.

    ``after`` gives all the successors of a body. Where several successors have one, that which keeps things longest
    holds: what two bodies answer for goes only when both let it.
    """
    return _rule_for(partnership, {rule.partnership: rule for rule in rules if rule.what == what}, after)


def _rule_for(partnership: int, about: Mapping[int, Rule], after: Mapping[int, Collection[int]]) -> Rule | None:
    if partnership in about:
        return about[partnership]
    theirs = [about[body] for body in after.get(partnership, ()) if body in about]
    return max(theirs, key=lambda rule: (rule.months, rule.asks, rule.holds_from), default=None)


def due(
    candidates: Iterable[Candidate],
    rules: Collection[Rule],
    *,
    held: Held,
    after: Mapping[int, Collection[int]],
    floor_months: int,
) -> tuple[Due, ...]:
    """What falls under a rule and is not held, with the day from which it may go, the earliest first.

    A rule never reaches back before the day from which it holds by itself, and no document of a review goes before the
    public could have had it for ``floor_months`` since the first publication.
    """
    about: dict[What, dict[int, Rule]] = {}
    for rule in rules:
        about.setdefault(rule.what, {})[rule.partnership] = rule
    found = []
    for candidate in candidates:
        if held.holds(candidate.review, candidate.partnership):
            continue
        its = _rule_for(candidate.partnership, about.get(candidate.what, {}), after)
        if its is None:
            continue
        on = max(months_after(candidate.since, its.months), its.holds_from)
        if candidate.first_public is not None:
            on = max(on, months_after(candidate.first_public, floor_months))
        found.append(Due(candidate, its, on))
    return tuple(sorted(found, key=lambda one: (one.on, one.candidate.what, one.candidate.key)))


def days_left(deleted_at: datetime, now: datetime) -> int:
    """For how many more days a deleted thing can be brought back; 0 on its last."""
    return max(0, (deleted_at + IN_THE_BIN - now).days)


def is_over(deleted_at: datetime, now: datetime) -> bool:
    """Whether a deleted thing goes for good."""
    return now >= deleted_at + IN_THE_BIN
