"""Which documents of a review the public may have. Called where a review is published or withdrawn."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people.models import Person
from heed.reviews.models import ReviewDocument


@transaction.atomic
def open_documents(*, documents: Iterable[ReviewDocument], public: bool, by: Person) -> None:
    """Opens the documents to the public, or closes them; those that are so already are left alone.

    The caller has asked whether ``by`` may publish.
    """
    differing = [entry for entry in documents if entry.public != public]
    for entry in differing:
        entry.public = public
        entry.save(update_fields=["public"])
        action = Action.DOCUMENT_OPENED if public else Action.DOCUMENT_CLOSED
        audit.record(by=by, action=action, record=entry, detail={"file": entry.document.name}, about=entry.review)
