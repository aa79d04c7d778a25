"""Writing the log: the only door to it, called inside the transaction that it tells of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Model

from heed.audit.models import Entry
from heed.audit.rules import Action
from heed.people.models import Person

NOBODY = "Heed"


def record(*, by: Person | None, action: Action, record: Model, detail: Mapping[str, object] | None = None) -> Entry:
    """Remembers that somebody did this to that record.

    ``by`` is None where no person acted (the loading of code lists). ``detail`` holds what JSON can hold.
    """
    (entry,) = record_all(by=by, action=action, records=[record], detail=detail)
    return entry


def record_all(
    *, by: Person | None, action: Action, records: Iterable[Model], detail: Mapping[str, object] | None = None
) -> list[Entry]:
    """Remembers the same act on each of these records, one entry for each."""
    return Entry.objects.bulk_create(
        [
            Entry(
                actor_id=by.pk if by else None,
                actor_name=by.name if by else NOBODY,
                action=action,
                record_kind=record._meta.label_lower,  # noqa: SLF001 - the documented way to a model's name
                record_id=record.pk,
                detail=dict(detail or {}),
            )
            for record in records
        ]
    )
