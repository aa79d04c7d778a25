"""Which tables a backup holds, in which order, and a row as a line of JSON and back."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.utils.duration import duration_iso_string

# every table that is not here is in every backup: a new one needs no edit
LEFT_OUT = {
    "sessions.Session": "people sign in again",
    "people.OpenSession": "people sign in again",
    "axes.AccessAttempt": "who is locked out is of the moment",
    "axes.AccessAttemptExpiration": "who is locked out is of the moment",
    "axes.AccessFailureLog": "who is locked out is of the moment; failures that matter are in the log",
    "axes.AccessLog": "who signed in is in the log",
    "jobs.Turn": "what is done again and again is due at once in a new place",
    "contenttypes.ContentType": "made anew by `heed migrate`; nothing of ours names one",
    "auth.Permission": "made anew by `heed migrate`; access is decided by duties",
    "auth.Group": "not used: access is decided by duties",
    "auth.Group_permissions": "not used: access is decided by duties",
}
# `heed migrate` fills these, so they are emptied before the backup's own rows go in
FILLED_BY_MIGRATE = frozenset({"people.Agency", "people.Role"})

# folders of stored files that hold nothing which cannot be made anew
FOLDERS_LEFT_OUT = {"pages": "pictures of pages, drawn again when they are asked for"}

Table = type[models.Model]


def tables() -> list[Table]:
    """The tables of a backup, each after those it refers to, where they do not refer to each other in a ring."""
    kept = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.label not in LEFT_OUT  # noqa: SLF001
    ]
    ordered: list[Table] = []
    begun: set[Table] = set()

    def place(model: Table) -> None:
        if model in begun or model not in kept:
            return
        begun.add(model)
        for field in model._meta.concrete_fields:  # noqa: SLF001
            if isinstance(field.related_model, type):
                place(field.related_model)
        ordered.append(model)

    for model in kept:
        place(model)
    return ordered


def columns(model: Table) -> list[models.Field[Any, Any]]:
    """The columns that are written; not those that the database works out."""
    return [field for field in model._meta.concrete_fields if not field.generated]  # noqa: SLF001


def file_columns(model: Table) -> list[str]:
    """The columns that name a stored file."""
    return [field.attname for field in columns(model) if isinstance(field, models.FileField)]


def rows(model: Table) -> Iterator[dict[str, Any]]:
    """Every row by its columns, in the order of their keys, a few thousand in memory at a time."""
    names = [field.attname for field in columns(model)]
    found = model._base_manager.order_by("pk").values_list(*names)  # noqa: SLF001
    for values in found.iterator(chunk_size=2000):
        yield dict(zip(names, values, strict=True))


def to_line(row: dict[str, Any]) -> bytes:
    """The row as one line of JSON, the same on every database."""
    return json.dumps(row, default=_plain, sort_keys=True, separators=(",", ":")).encode("ascii") + b"\n"


def from_line(model: Table, line: bytes) -> list[Any]:
    """The row's values in the order of ``columns``. Raises ``ValueError`` where the line is no row of the table."""
    row = json.loads(line)
    fields = columns(model)
    if not isinstance(row, dict) or set(row) != {field.attname for field in fields}:
        raise ValueError("a row does not have the columns of its table")
    return [_value(field, row[field.attname]) for field in fields]


def _value(field: models.Field[Any, Any], plain: Any) -> Any:
    if plain is None or isinstance(field, models.JSONField):
        return plain
    if isinstance(field, models.BinaryField):
        return base64.b64decode(plain, validate=True)
    return field.to_python(plain)


def _plain(value: object) -> object:
    match value:
        case datetime() | date() | time():
            return value.isoformat()
        case timedelta():
            return duration_iso_string(value)
        case UUID() | Decimal():
            return str(value)
        case bytes() | bytearray() | memoryview():
            return base64.b64encode(value).decode("ascii")
        case _:
            raise TypeError(
                f"{type(value).__name__} has no form in a backup yet; give it one in heed.config.backup.tables"
            )
