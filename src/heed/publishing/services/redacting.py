"""Copies of documents without some of their words, made by a job and looked through before anybody is given them."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path, PurePath

from django.db import transaction
from django.utils import timezone

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.disclosing import workers
from heed.disclosing.errors import CannotRedact
from heed.disclosing.phrases import phrases_of
from heed.jobs.services import Running, enqueue
from heed.people.models import Person
from heed.people.rules import Permission
from heed.publishing.errors import NoCopy
from heed.publishing.models import Redaction
from heed.publishing.services.holding import hold
from heed.publishing.services.inspecting import inspect
from heed.publishing.services.withdrawing import close_on_pages
from heed.reading import CannotRead
from heed.reading import Document as Reading
from heed.reading.workers import read_files
from heed.reviews.models import Document, Review
from heed.reviews.selectors import documents_of
from heed.reviews.services import add_redacted_copy, open_documents

KIND = "redact-document"
REDACTED = "A copy without what could identify somebody takes its place."


@transaction.atomic
def ask_redaction(*, review: Review, document: int, phrases: Collection[str], by: Person) -> Redaction:
    """Asks for a copy of one of the review's documents without these words, and without what its file carries beside them.

    It is made from the original, without what earlier copies left out as well. Raises ``NoCopy`` where the document is none
    of the review's, or a phrase cannot be looked for.
    """
    held = hold(review, by=by, permission=Permission.CONFIRM).review
    entry = documents_of(held).filter(document=document).select_related("document__redacts").first()
    if entry is None:
        raise NoCopy("That document is not part of this review any more. Look at the page as it is now.")
    original = entry.document.redacts or entry.document
    earlier = Redaction.objects.filter(original=original, copy__isnull=False).values_list("phrases", flat=True)
    wanted = [*(phrase for row in earlier for phrase in row), *(" ".join(phrase.split()) for phrase in phrases)]
    wanted = list(dict.fromkeys(phrase for phrase in wanted if phrase))
    try:
        phrases_of(wanted)
    except CannotRedact as error:
        raise NoCopy(str(error)) from error
    row = Redaction.objects.create(review=held, original=original, phrases=wanted, asked_at=timezone.now(), asked_by=by)
    enqueue(kind=KIND, payload={"redaction": row.pk}, by=by, key=f"{KIND}:{row.pk}")
    detail = {"file": original.name, "phrases": len(wanted)}
    audit.record(by=by, action=Action.REDACTION_ASKED, record=original, detail=detail, about=held)
    return row


def redact_by_job(running: Running) -> Mapping[str, object]:
    """The work of a job: makes one copy."""
    row = Redaction.objects.filter(pk=running.job.payload["redaction"]).first()
    return {"copy": redact(row).copy_id} if row else {}


def redact(redaction: Redaction) -> Redaction:
    """Makes the copy, in a process of its own, and looks it through. Where none can be made, the row says why.

    Where visitors could have the original, it is closed to them in the same transaction.
    """
    row = Redaction.objects.select_related("original", "asked_by", "review__partnership").get(pk=redaction.pk)
    if row.ended_at:
        return row
    try:
        content, reading = _made(row.original, row.phrases)
    except (CannotRead, CannotRedact) as error:
        row.failure, row.ended_at = str(error), timezone.now()
        row.save(update_fields=["failure", "ended_at"])
        return row
    with transaction.atomic():
        row.copy = add_redacted_copy(original=row.original, reading=reading, content=content, by=row.asked_by)
        row.ended_at = timezone.now()
        row.save(update_fields=["copy", "ended_at"])
        _close_original(row)
    inspect(row.copy)
    return row


def _made(original: Document, phrases: Collection[str]) -> tuple[bytes, Reading]:
    """The bytes of the copy, and what is read in it: both by processes with limits."""
    with original.file.open("rb") as file:
        made = workers.redacted(file.read(), original.name, phrases)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{PurePath(original.name).stem} (redacted){made.suffix}"
        path.write_bytes(made.content)
        ((_path, reading),) = read_files([path])
    if isinstance(reading, CannotRead):
        raise reading
    return made.content, reading


def _close_original(row: Redaction) -> None:
    entries = list(row.original.review_documents.select_related("review"))
    open_documents(documents=entries, public=False, by=row.asked_by)
    close_on_pages({row.original_id}, [entry.review for entry in entries], by=row.asked_by, reason=REDACTED)
