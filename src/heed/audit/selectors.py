"""Reading the log."""

from __future__ import annotations

from django.db.models import Model, QuerySet

from heed.audit.models import Entry


def history_about(record: Model) -> QuerySet[Entry]:
    """What was done to this record and to what is part of it, the newest first. As ``history``, it asks nobody."""
    return Entry.objects.filter(
        about_kind=record._meta.label_lower,  # noqa: SLF001
        about_id=record.pk,
    ).order_by("-id")


def history(record: Model) -> QuerySet[Entry]:
    """What was done to this record, the newest first. Whoever asks must already have been allowed to see the record."""
    return Entry.objects.filter(record_kind=record._meta.label_lower, record_id=record.pk)  # noqa: SLF001
