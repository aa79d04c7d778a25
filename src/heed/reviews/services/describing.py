"""Saying what a document is to a review."""

from __future__ import annotations

from django.db import transaction

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people.models import Person
from heed.people.rules import Permission
from heed.reviews.models import ReviewDocument
from heed.reviews.services.confirmation import hold


@transaction.atomic
def set_role(*, entry: ReviewDocument, role: ReviewDocument.Role, by: Person) -> ReviewDocument:
    """Says that the document is the review's report, its summary, and so on. Said again, it changes nothing."""
    hold(entry.review, by=by, permission=Permission.CONFIRM)
    row = ReviewDocument.objects.select_for_update(of=("self",)).select_related("document", "review").get(pk=entry.pk)
    if row.role != role:
        before, row.role = row.role, role
        row.save(update_fields=["role"])
        detail = {"file": row.document.name, "before": before, "after": str(role)}
        audit.record(by=by, action=Action.DOCUMENT_DESCRIBED, record=row, detail=detail, about=row.review)
    return row
