"""What the reading warns of, once a person has looked at it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people.models import Person
from heed.people.rules import Permission
from heed.reading import document
from heed.reviews.errors import DecidedMeanwhile
from heed.reviews.models import Document, ReadingWarning, Review
from heed.reviews.rules.naming import fitted
from heed.reviews.selectors import warning_stamp, warnings_of
from heed.reviews.services.acting import one_act
from heed.reviews.services.confirmation import hold
from heed.reviews.services.passages import Passages


@transaction.atomic
def settle_warning(*, review: Review, warning: ReadingWarning, by: Person, seen: str, note: str = "") -> ReadingWarning:
    """Says that ``by`` has looked at it, and what they found. ``seen`` is its sign as they saw it.

    A warning of a whole document is settled for each review that the document tells of.
    """
    held = hold(review, by=by, permission=Permission.CONFIRM)
    row = _hold(held, warning, seen)
    with one_act(review=held, by=by, words=f"Looked at a warning: {row.message}") as act:
        act.touching(row)
        row.settled_at, row.settled_by, row.note = timezone.now(), by, note.strip()
        row.save(update_fields=["settled_at", "settled_by", "note"])
    detail = {"message": row.message, "note": row.note}
    audit.record(by=by, action=Action.WARNING_SETTLED, record=row, detail=detail, about=held)
    return row


@transaction.atomic
def reopen_warning(*, review: Review, warning: ReadingWarning, by: Person, seen: str) -> ReadingWarning:
    """Says that somebody should look at it again."""
    held = hold(review, by=by, permission=Permission.CONFIRM)
    row = _hold(held, warning, seen)
    detail = {"message": row.message, "note": row.note}
    with one_act(review=held, by=by, words=f"Reopened a warning: {row.message}") as act:
        act.touching(row)
        row.settled_at, row.settled_by, row.note = None, None, ""
        row.save(update_fields=["settled_at", "settled_by", "note"])
    audit.record(by=by, action=Action.WARNING_REOPENED, record=row, detail=detail, about=held)
    return row


def write_warnings(
    warnings: Iterable[document.ReadingWarning],
    *,
    review: Review | None,
    passages: Passages,
    replaced: Document | None,
) -> None:
    """The warnings of a new reading. One that somebody settled before, in the same words, stays settled."""
    before = _settled_before(review, replaced)
    for warning in warnings:
        code = fitted(warning.code, 60)
        known = before.get((code, warning.message))
        written = ReadingWarning.objects.create(
            document=passages.document,
            review=review,
            code=code,
            message=warning.message,
            settled_at=known.settled_at if known else None,
            settled_by=known.settled_by if known else None,
            note=known.note if known else "",
        )
        written.evidence.add(*passages[warning.evidence])


def _settled_before(review: Review | None, replaced: Document | None) -> dict[tuple[str, str], ReadingWarning]:
    settled = ReadingWarning.objects.filter(settled_at__isnull=False).select_related("settled_by")
    if review is not None:
        settled = settled.filter(review=review)
    elif replaced is not None:
        settled = settled.filter(review=None, document=replaced)
    else:
        return {}
    return {(warning.code, warning.message): warning for warning in settled}


def _hold(review: Review, warning: ReadingWarning, seen: str) -> ReadingWarning:
    """The warning as it is now, held. Raises ``DecidedMeanwhile`` where it is not as the person saw it."""
    rows = ReadingWarning.objects.select_for_update(of=("self",)).filter(pk__in=warnings_of(review).values("pk"))
    row = rows.filter(pk=warning.pk).first()
    if row is None:
        raise DecidedMeanwhile(None, None)
    if warning_stamp(row) != seen:
        raise DecidedMeanwhile(row.settled_by, row.settled_at)
    return row
