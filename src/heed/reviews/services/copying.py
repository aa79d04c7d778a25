"""Taking a redacted copy of a document into the record, beside the document it was made from."""

from __future__ import annotations

import hashlib
from pathlib import PurePath

from django.db import transaction

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people.access import require
from heed.people.models import Person
from heed.people.rules import Permission
from heed.reading import document
from heed.reviews.errors import ReadingDoesNotFit
from heed.reviews.models import Document, ReviewDocument
from heed.reviews.selectors import standing_documents
from heed.reviews.services.keeping import kept
from heed.reviews.services.passages import write_document


def add_redacted_copy(*, original: Document, reading: document.Document, content: bytes, by: Person) -> Document:
    """The copy as a document of every review that the original tells of, in its role; an earlier copy is replaced by it.

    From then on the public is never given the original, and it is closed where it was open. The same copy again changes
    nothing. Raises ``PermissionDenied`` where ``by`` may not confirm for each of those reviews.
    """
    if hashlib.sha256(content).hexdigest() != reading.sha256:
        raise ReadingDoesNotFit(PurePath(reading.file).name, "it was made from other bytes")
    with kept(content, reading.sha256) as stored, transaction.atomic():
        return _take_in(original, reading, stored, by)


def _take_in(original: Document, reading: document.Document, stored: str, by: Person) -> Document:
    entries = list(
        ReviewDocument.objects.select_for_update(of=("self",))
        .filter(document=original, deleted_at__isnull=True)
        .select_related("review__partnership")
    )
    for entry in entries:
        require(by, Permission.CONFIRM, entry.review.partnership)
    known = Document.objects.filter(sha256=reading.sha256, redacts=original).first()
    if known:
        return known
    before = standing_documents().filter(redacts=original).first()
    copy = write_document(reading=reading, name=PurePath(reading.file).name, stored=stored, replaces=before, by=by)
    copy.redacts = original
    copy.save(update_fields=["redacts"])
    for entry in entries:
        ReviewDocument.objects.create(review=entry.review, document=copy, role=entry.role)
        audit.record(by=by, action=Action.REDACTED, record=copy, detail={"file": original.name}, about=entry.review)
    return copy
