"""Files handed in: kept, listed, and asked to be read. Trying again, taking one back, and clearing up."""

from __future__ import annotations

import hashlib
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.jobs import services as jobs
from heed.people.access import require, require_somewhere
from heed.people.models import Partnership, Person
from heed.people.rules import Permission
from heed.reviews.errors import FileGone, NothingToTry, NotYourBatch
from heed.reviews.models import Incoming
from heed.reviews.rules.incoming import KEPT_FOR_DAYS, State, name_of

IMPORT = "import"
"""The kind of job that reads a file and takes it in."""
FOLDER = "incoming"


def receive(
    *,
    batch: uuid.UUID,
    key: str,
    file: File[bytes],
    name: str,
    partnership: Partnership | None,
    by: Person,
    refused: str = "",
) -> Incoming:
    """Keeps the file and asks for it to be read. What was sent before under this key in the batch is not taken twice.

    ``key`` is the file's own in its batch, by default made of its name and what it holds; ``refused`` is why a file is not let in, which is then listed as failed and
    not kept. Raises ``PermissionDenied`` where the person may not import, and ``NotYourBatch`` where the batch is another's.
    """
    _require(by, partnership)
    _require_own_batch(batch, partnership=partnership, by=by)
    total = _sum_of(file)
    key = key or hashlib.sha256(f"{total} {file.size} {name}".encode("utf-8", "replace")).hexdigest()
    if known := Incoming.objects.filter(batch=batch, key=key).first():
        return known
    row = Incoming(batch=batch, key=key, name=name_of(name), size=file.size, partnership=partnership, by=by)
    if refused:
        row.state, row.sentence, row.settled_at = State.FAILED, refused, timezone.now()
        return _listed(row)
    row.sha256 = total
    with _kept(file, row.name) as row.path, transaction.atomic():
        return _listed(row)


def _require_own_batch(batch: uuid.UUID, *, partnership: Partnership | None, by: Person) -> None:
    """Raises ``NotYourBatch`` where the batch holds somebody else's files, or those of another partnership."""
    first = Incoming.objects.filter(batch=batch).first()
    if first and (first.by_id, first.partnership_id) != (by.pk, partnership.pk if partnership else None):
        raise NotYourBatch


def _listed(row: Incoming) -> Incoming:
    try:
        with transaction.atomic():
            row.save()
            audit.record(
                by=row.by, action=Action.FILE_RECEIVED, record=row, detail={"file": row.name, "sha256": row.sha256}
            )
            if row.state == State.WAITING:
                _ask(row)
    except IntegrityError:
        # the same file was sent twice at the same moment, and the other was first
        known = Incoming.objects.filter(batch=row.batch, key=row.key).first()
        if known is None:
            raise
        _throw_away(row.path)
        return known
    return row


def _ask(row: Incoming) -> None:
    row.job = jobs.enqueue(kind=IMPORT, payload={"incoming": row.pk}, by=row.by)
    row.save(update_fields=["job"])


@transaction.atomic
def try_again(*, incoming: Incoming, by: Person) -> None:
    """Lets a file that failed or was stopped be read once more, by whoever may import for its partnership.

    Raises ``FileGone`` where the file is not kept any more, and ``NothingToTry`` where it is being read or was taken in.
    """
    row = Incoming.objects.select_for_update(of=("self",)).select_related("partnership", "job").get(pk=incoming.pk)
    _require(by, row.partnership)
    if not row.path or not default_storage.exists(row.path):
        raise FileGone(row.name)
    stopped = row.state == State.WAITING and (row.job is None or row.job.has_ended)
    if row.state != State.FAILED and not stopped:
        raise NothingToTry(row.name)
    row.state, row.sentence, row.settled_at = State.WAITING, "", None
    row.save(update_fields=["state", "sentence", "settled_at"])
    _ask(row)
    audit.record(by=by, action=Action.FILE_TRIED_AGAIN, record=row, detail={"file": row.name})


@transaction.atomic
def remove(*, incoming: Incoming, by: Person) -> None:
    """Takes a file back that is not in the record: it is not read any more, or not listed any more.

    Raises ``NothingToTry`` where it was taken in.
    """
    row = Incoming.objects.select_for_update(of=("self",)).select_related("partnership", "job").get(pk=incoming.pk)
    _require(by, row.partnership)
    if row.state not in {State.WAITING, State.FAILED}:
        raise NothingToTry(row.name)
    if row.job:
        jobs.cancel(job=row.job)
    audit.record(by=by, action=Action.FILE_REMOVED, record=row, detail={"file": row.name})
    path = row.path
    row.delete()
    transaction.on_commit(lambda: _throw_away(path))


def let_go(incoming: Incoming) -> None:
    """Throws the file of a row away that does not need it any more; the document store has its own."""
    path = incoming.path
    Incoming.objects.filter(pk=incoming.pk).exclude(state=State.WAITING).update(path="")
    _throw_away(path)


def empty_incoming() -> int:
    """Forgets what was handed in more than 30 days ago, with its files, and gives how many rows that were.

    Clears away files that a killed program left: those of rows that need none, and those that no row knows of.
    """
    long_ago = timezone.now() - timedelta(days=KEPT_FOR_DAYS)
    old = list(Incoming.objects.filter(at__lt=long_ago).exclude(job__state__in=["waiting", "running"])[:500])
    for row in old:
        _throw_away(row.path)
        row.delete()
    for row in Incoming.objects.exclude(path="").exclude(state__in=[State.WAITING, State.FAILED]):
        let_go(row)
    _sweep()
    return len(old)


DAY = 86_400
_UPLOADS = "*.upload*"


def _sweep() -> None:
    """Only what is more than a day old: what is younger may be on its way to its row."""
    yesterday = time.time() - DAY
    kept_in = Path(default_storage.path(FOLDER))
    known = set(Incoming.objects.exclude(path="").values_list("path", flat=True)) if kept_in.is_dir() else set()
    for place in kept_in.glob("*/*"):
        if f"{FOLDER}/{place.parent.name}/{place.name}" not in known and place.stat().st_mtime < yesterday:
            _throw_away(f"{FOLDER}/{place.parent.name}/{place.name}")
    for place in Path(settings.FILE_UPLOAD_TEMP_DIR or "/nonexistent").glob(_UPLOADS):
        if place.stat().st_mtime < yesterday:
            place.unlink(missing_ok=True)


def _require(by: Person, partnership: Partnership | None) -> None:
    if partnership is None:
        require_somewhere(by, Permission.IMPORT)
    else:
        require(by, Permission.IMPORT, partnership)


def _sum_of(file: File[bytes]) -> str:
    total = hashlib.sha256()
    for chunk in file.chunks():
        total.update(chunk)
    file.seek(0)
    return total.hexdigest()


@contextmanager
def _kept(file: File[bytes], name: str) -> Iterator[str]:
    """Stores the file under a folder of its own, so that it keeps its name; takes it away where the block fails."""
    stored = default_storage.save(f"{FOLDER}/{uuid.uuid4().hex}/{name}", file)
    try:
        yield stored
    except BaseException:
        _throw_away(stored)
        raise


def _throw_away(path: str) -> None:
    if path:
        default_storage.delete(path)
        # its folder, which held nothing else
        default_storage.delete(path.rpartition("/")[0])
