"""Chaining what was written, right after the transaction that wrote it.

Not in that transaction: the end of a chain is one row that all writers would wait for, and two that hold other locks
would wait for each other. So entries are written freely, and a short transaction of its own seals them under a lock that
nothing else takes. What a crash leaves unsealed between the two is sealed by the next.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable

from django.db import connection, transaction
from django.db.models import Max

from heed.audit.models import Entry, Seal
from heed.audit.rules import START, Head, digest_of, fingerprint_of

logger = logging.getLogger(__name__)

BATCH = 1000
# any number does, as long as nothing else locks by it
_LOCK = 0x48454544


def seal(*, written: Collection[int] = ()) -> int:
    """Seals the entries that nothing has sealed yet, in the order of their keys, and gives how many.

    ``written`` are keys that a transaction has just committed. On PostgreSQL it may have been overtaken by another with
    higher keys; any other entry below the highest sealed one was put there by nobody we know, and is left to be found.
    """
    count = 0
    while True:
        sealed = _seal_some(written)
        count += sealed
        if sealed < BATCH:
            return count


def seal_after_commit(entries: Iterable[Entry]) -> None:
    """Sees to it that these are sealed once the transaction is committed; at once where there is none."""
    waiting = next((call[1] for call in connection.run_on_commit if isinstance(call[1], _AfterCommit)), None)
    if waiting is not None:
        waiting.written.update(entry.pk for entry in entries)
        return
    transaction.on_commit(_AfterCommit(entries))


class _AfterCommit:
    """Seals all that one transaction wrote."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.written = {entry.pk for entry in entries}

    def __call__(self) -> None:
        try:
            seal(written=self.written)
        except Exception:
            # what was committed stands, whether or not it could be sealed just now
            logger.exception("The log could not be sealed; the next entry will seal what waits.")


@transaction.atomic
def _seal_some(written: Collection[int]) -> int:
    """Seals up to one batch of what is new, and all of ``written`` that was overtaken."""
    _lock()
    last = Seal.objects.order_by("-position").first()
    head = Head(last.position, last.digest) if last else START
    highest = Seal.objects.aggregate(highest=Max("entry_id"))["highest"] or 0 if last else 0
    entries = [*_overtaken(written, highest), *Entry.objects.filter(pk__gt=highest).order_by("pk")[:BATCH]]
    seals = []
    for entry in entries:
        fingerprint = fingerprint_of(entry.columns())
        head = Head(head.position + 1, digest_of(head.digest, fingerprint))
        seals.append(Seal(position=head.position, entry_id=entry.pk, fingerprint=fingerprint, digest=head.digest))
    Seal.objects.bulk_create(seals)
    return len(seals)


def _overtaken(written: Collection[int], highest: int) -> list[Entry]:
    keys = [key for key in written if key <= highest]
    if not keys:
        return []
    sealed = Seal.objects.filter(entry_id__in=keys).values_list("entry_id", flat=True)
    return list(Entry.objects.filter(pk__in=set(keys).difference(sealed)).order_by("pk"))


def _lock() -> None:
    """Lets one process seal at a time. On SQLite the transaction has begun by locking the whole file."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
