"""Putting an archive into an empty database and an empty folder: all of it, or nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from zipfile import ZipFile

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import DatabaseError, connection, transaction

from heed.audit.rules import read_head
from heed.audit.selectors import Verified, verify
from heed.config.backup import manifest as described
from heed.config.backup.checking import check, opened, table_members
from heed.config.backup.errors import CannotWrite, DoesNotFit, NotEmpty
from heed.config.backup.manifest import Manifest
from heed.config.backup.tables import FILLED_BY_MIGRATE, Table, columns, from_line, tables

BATCH = 500


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, and whether the log in it is as it was written."""

    manifest: Manifest
    log: Verified
    key_restored: bool


def restore(path: Path, *, tell: Callable[[str], None]) -> Restored:
    """Restores the archive, once every member has been compared with its sum. ``tell`` hears what is being done.

    The log's chain is followed at the end; damage to it was in the database that was backed up, and is reported rather
    than refused. Raises ``BackupRefused``, and has then changed nothing.
    """
    with opened(path) as (archive, manifest):
        _refuse_where_something_is()
        check(path, archive, manifest, tell)
        with _stored_files(archive, manifest, tell) as put_in_place, _one_transaction(path):
            _restore_tables(archive, manifest, tell)
            log = verify(read_head(manifest.chain))
            put_in_place()
        return Restored(manifest, log, _restore_secret_key(archive, manifest))


def _refuse_where_something_is() -> None:
    for model in tables():
        meta = model._meta  # noqa: SLF001
        if meta.label not in FILLED_BY_MIGRATE and model._base_manager.exists():  # noqa: SLF001
            raise NotEmpty(f"The database holds {meta.verbose_name_plural} already")
    folder = Path(settings.MEDIA_ROOT)
    if any(path.is_file() for path in folder.rglob("*")):
        raise NotEmpty(f"{folder} holds files already")


@contextmanager
def _one_transaction(path: Path) -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
            connection.check_constraints()
    except (DatabaseError, ValidationError, ValueError, TypeError) as error:
        raise DoesNotFit(path, str(error).strip().split("\n")[0]) from error


def _restore_tables(archive: ZipFile, manifest: Manifest, tell: Callable[[str], None]) -> None:
    members, order = table_members(manifest), tables()
    with connection.cursor() as cursor:
        for model in reversed(order):
            if model._meta.label in FILLED_BY_MIGRATE:  # noqa: SLF001
                cursor.execute(f"DELETE FROM {_quoted(model._meta.db_table)}")  # noqa: S608, SLF001
    for model in order:
        label = model._meta.label  # noqa: SLF001
        tell(label)
        with archive.open(members[label].name) as lines:
            _insert(model, (from_line(model, line) for line in lines))
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), order):
            cursor.execute(statement)


def _insert(model: Table, rows: Iterator[list[object]]) -> None:
    """Adds the rows as they are, with their keys and times, which saving them one by one would set anew."""
    fields = columns(model)
    names = ", ".join(_quoted(field.column) for field in fields if field.column)
    places = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {_quoted(model._meta.db_table)} ({names}) VALUES ({places})"  # noqa: S608, SLF001
    with connection.cursor() as cursor:
        while batch := list(islice(rows, BATCH)):
            prepared = [
                [field.get_db_prep_save(value, connection) for field, value in zip(fields, row, strict=True)]
                for row in batch
            ]
            cursor.executemany(statement, prepared)


def _quoted(name: str) -> str:
    return str(connection.ops.quote_name(name))


@contextmanager
def _stored_files(archive: ZipFile, manifest: Manifest, tell: Callable[[str], None]) -> Iterator[Callable[[], None]]:
    """The archive's files in a folder beside where they belong, and what moves them there. Gone again where that fails."""
    folder = Path(settings.MEDIA_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=".restoring-", dir=folder))
    moved: list[Path] = []

    def put_in_place() -> None:
        for path in sorted(staging.iterdir()):
            target = folder / path.name
            if target.is_dir():
                shutil.rmtree(target)  # that it holds no file was asked before
            moved.append(path.rename(target))

    try:
        for member in manifest.files:
            tell(member.name)
            target = staging / member.name.removeprefix(described.FILES)
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(member.name) as source, target.open("xb") as file:
                shutil.copyfileobj(source, file)
        yield put_in_place
    except BaseException as error:
        for path in moved:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        if isinstance(error, OSError):
            raise CannotWrite(folder, error.strerror or str(error)) from error
        raise
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _restore_secret_key(archive: ZipFile, manifest: Manifest) -> bool:
    """Puts the archive's key where this place keeps its own. False where there is none, or the environment holds one."""
    if not manifest.has_secret_key or os.environ.get("HEED_SECRET_KEY", "").strip():
        return False
    kept = Path(settings.HEED_DATA) / "secret-key"
    partial = kept.with_suffix(".partial")
    partial.touch(mode=0o600)
    partial.write_bytes(archive.read(described.SECRET_KEY))
    partial.replace(kept)
    return True
