"""What was done to a record. Whoever asks must already have been allowed to see it."""

from __future__ import annotations

from django.db.models import Model, QuerySet

from heed.audit.models import Entry
from heed.audit.rules import Action


def history(record: Model) -> QuerySet[Entry]:
    """What was done to this record, the newest first. Looking at it does nothing to it."""
    entries = Entry.objects.filter(record_kind=record._meta.label_lower, record_id=record.pk)  # noqa: SLF001
    return entries.exclude(action=Action.VIEWED)


def history_about(record: Model) -> QuerySet[Entry]:
    """What was done to this record and to what is part of it, and who looked at them; the newest first."""
    return Entry.objects.filter(
        about_kind=record._meta.label_lower,  # noqa: SLF001
        about_id=record.pk,
    ).order_by("-id")
