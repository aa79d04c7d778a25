"""A file that waits, read and taken into the record: what a worker does for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from heed.jobs.errors import CannotBeDone
from heed.jobs.services import Running
from heed.reading import CannotRead, Document
from heed.reading.workers import Limits, Progress, read_files
from heed.reviews.errors import FileGone, Refused
from heed.reviews.models import Incoming
from heed.reviews.outcome import ImportOutcome, ImportState, as_json
from heed.reviews.rules.incoming import State
from heed.reviews.selectors.documents import known_sums
from heed.reviews.services.importing import import_document
from heed.reviews.services.receiving import let_go

STATES = {
    ImportState.NEW: State.DRAFT,
    ImportState.CHANGED: State.CHANGED,
    ImportState.UNCHANGED: State.DUPLICATE,
}
KNOWN_ELSEWHERE = (
    "Heed has this very file already, for a partnership that {} may not import for. "
    "Ask the business team of the partnership that it belongs to."
)


def take_in(running: Running, limits: Limits) -> Mapping[str, object]:
    """Reads the file of the job in a process of its own, within the limits, and takes it into the record.

    The record and the row that waits change together or not at all, so a worker that dies half-way has done nothing and
    one that dies afterwards has done it: either way the file is not taken in twice. Gives the state that came of it.
    Raises ``CannotBeDone``, with the sentence that the row then has, where the file cannot be read or not be placed.
    """
    incoming = _waiting(running.job.payload["incoming"])
    if incoming is None:
        return {"state": "settled before"}
    path = Path(default_storage.path(incoming.path))
    if not path.is_file():
        raise _failed(incoming, str(FileGone(incoming.name)))
    reading = _read(path, running, limits)
    # a reading that was cut short with its worker says nothing about the file
    running.check()
    if isinstance(reading, CannotRead):
        raise _failed(incoming, str(reading))
    running.progress(0, 0, "Writing the draft")
    try:
        state = _settle(incoming, replace(reading, file=incoming.name), path.read_bytes())
    except (Refused, PermissionDenied) as refusal:
        raise _failed(incoming, _why(incoming, refusal)) from refusal
    let_go(incoming)
    return {"state": state}


def _waiting(key: int) -> Incoming | None:
    """The row, unless a person took it back or an earlier attempt settled it."""
    return Incoming.objects.filter(pk=key, state=State.WAITING).select_related("partnership", "by").first()


def _read(path: Path, running: Running, limits: Limits) -> Document | CannotRead:
    told: list[tuple[int, int]] = []

    def meanwhile(progress: Progress) -> None:
        running.check()
        now = (progress.picture, progress.pictures)
        if progress.pictures and now not in told[-1:]:
            told.append(now)
            running.progress(*now, "Reading page pictures")

    running.progress(0, 0, "Reading")
    ((_path, outcome),) = read_files([path], limits, meanwhile=meanwhile)
    return outcome


@transaction.atomic
def _settle(incoming: Incoming, reading: Document, content: bytes) -> str:
    row = Incoming.objects.select_for_update().filter(pk=incoming.pk, state=State.WAITING).first()
    if row is None:
        return "settled before"
    outcome = import_document(reading=reading, content=content, partnership=incoming.partnership, by=incoming.by)
    _write_outcome(row, outcome)
    return row.state


def _write_outcome(row: Incoming, outcome: ImportOutcome) -> None:
    row.state, row.sentence, row.settled_at = STATES[outcome.state], "", timezone.now()
    row.document_id, row.outcome = outcome.document_id, as_json(outcome)
    row.save(update_fields=["state", "sentence", "settled_at", "document", "outcome"])


def _failed(incoming: Incoming, sentence: str) -> CannotBeDone:
    """Settles the row with the sentence, and gives what to raise."""
    Incoming.objects.filter(pk=incoming.pk, state=State.WAITING).update(
        state=State.FAILED, sentence=sentence, settled_at=timezone.now()
    )
    return CannotBeDone(sentence)


def _why(incoming: Incoming, refusal: Refused | PermissionDenied) -> str:
    """The refusal's sentence; which partnership has a file is not said to somebody who does not work for it."""
    if isinstance(refusal, PermissionDenied) and known_sums([incoming.sha256]):
        return KNOWN_ELSEWHERE.format(incoming.by.name)
    return str(refusal)
