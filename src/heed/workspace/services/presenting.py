"""Saving all that an editor changed on the tab *Briefing* at once: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import transaction

from heed.people.models import Person
from heed.publishing import services
from heed.publishing.rules.presenting import Column
from heed.reviews.models import Review


@dataclass(frozen=True, slots=True)
class Shorter:
    """Shorter words that were entered for an item, by key, with the signs of what the person saw."""

    item: int
    text: str
    seen: str
    source: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What a person changed. ``left_out`` is None where nothing about the characteristics was touched."""

    entered: Mapping[Column, str | list[str]]
    seen: Mapping[Column, str]
    left_out: Collection[str] | None
    left_out_seen: str
    reason: str
    shorter: tuple[Shorter, ...]

    @property
    def are_any(self) -> bool:
        """Whether the person changed anything."""
        return bool(self.entered or self.left_out is not None or self.shorter)


@transaction.atomic
def save_for_readers(*, review: Review, changes: Changes, by: Person) -> None:
    """Saves the changes. Raises what ``publishing.services`` raises of any of them; then none is saved."""
    if changes.entered:
        services.present(review=review, entered=changes.entered, seen=changes.seen, by=by)
    if changes.left_out is not None:
        services.leave_out(
            review=review, names=changes.left_out, seen=changes.left_out_seen, by=by, reason=changes.reason
        )
    for one in changes.shorter:
        services.word(review=review, item=one.item, text=one.text, seen=one.seen, source=one.source, by=by)
