"""What others did lately to the reviews that a person may see, told in a line for each review, person and day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils import timezone

from heed.audit.models import Entry
from heed.audit.rules import Action
from heed.people.models import Person
from heed.workspace.selectors.history import Deed, deeds

LATELY = 5_000
"""Of so many of the newest entries of the whole log those that this person may see are looked at,"""
LOOKED_AT = 200
"""and so many of them gathered into lines; a whole import or confirmation is one line."""
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Changed:
    """What one person did to one review on one day: the last of it, and how much more."""

    last: Deed
    more: int


def changed_for(person: Person, partnerships: Collection[int]) -> tuple[Changed, ...]:
    """The newest first, of partnerships whose drafts they may see. What they did themselves, and who only looked, is left out."""
    newest = Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    entries = (
        Entry.objects.filter(
            pk__gt=newest - LATELY,
            about_kind="reviews.review",
            partnership_id__in=partnerships,
        )
        .exclude(action=Action.VIEWED)
        .exclude(actor_id=person.pk)
        .order_by("-pk")[:LOOKED_AT]
    )
    lines: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        lines.setdefault((entry.about_id, entry.actor_id, timezone.localtime(entry.at).date()), []).append(entry)
    shown = list(lines.values())[:SHOWN]
    told = deeds([line[0] for line in shown])
    return tuple(Changed(deed, len(line) - 1) for deed, line in zip(told, shown, strict=True))
