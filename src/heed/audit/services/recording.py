"""Remembering what was done: called inside the transaction that it tells of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Model

from heed.audit.models import Entry
from heed.audit.rules import Action
from heed.audit.services.sealing import seal_after_commit
from heed.people.models import Partnership, Person

NOBODY = "Heed"


def record(
    *,
    by: Person | None,
    action: Action,
    record: Model,
    detail: Mapping[str, object] | None = None,
    about: Model | None = None,
) -> Entry:
    """Remembers that somebody did this to that record.

    ``by`` is None where no person acted (the loading of code lists). ``detail`` holds what JSON can hold. ``about`` is
    what the record is part of, whose history then tells of it: the review of an item. Without one, it is the record.
    """
    (entry,) = record_all(by=by, action=action, records=[record], detail=detail, about=about)
    return entry


def record_all(
    *,
    by: Person | None,
    action: Action,
    records: Iterable[Model],
    detail: Mapping[str, object] | None = None,
    about: Model | None = None,
) -> list[Entry]:
    """Remembers the same act on each of these records, one entry for each."""
    entries = Entry.objects.bulk_create(
        [
            Entry(
                actor_id=by.pk if by else None,
                actor_name=by.name if by else NOBODY,
                action=action,
                record_kind=record._meta.label_lower,  # noqa: SLF001 - the documented way to a model's name
                record_id=record.pk,
                about_kind=(about or record)._meta.label_lower,  # noqa: SLF001
                about_id=(about or record).pk,
                partnership_id=_whose(about) or _whose(record),
                detail=dict(detail or {}),
            )
            for record in records
        ]
    )
    seal_after_commit(entries)
    return entries


def note_view(
    *, by: Person, record: Model, about: Model | None = None, detail: Mapping[str, object] | None = None
) -> Entry:
    """Remembers that somebody looked at what only some may see. ``detail`` says on which page."""
    (entry,) = record_all(by=by, action=Action.VIEWED, records=[record], about=about, detail=detail)
    return entry


def _whose(record: Model | None) -> int | None:
    """The partnership whose matter a record is, where it is one or names one."""
    key = record.pk if isinstance(record, Partnership) else getattr(record, "partnership_id", None)
    return key if isinstance(key, int) else None
