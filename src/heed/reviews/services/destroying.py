"""Destroying for good: rows, files and all that was drawn of them, with an entry that outlasts them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from django.core.files.storage import Storage
from django.db import transaction
from django.db.models import Count, ProtectedError, Q, QuerySet
from django.utils import timezone

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people.models import Partnership, Person
from heed.reviews.models import (
    Decision,
    Destruction,
    Document,
    Fact,
    FormerItem,
    Item,
    Review,
    ReviewDocument,
    Story,
    Typed,
)
from heed.reviews.services.drawing import forget_drawn

P = TypeVar("P", Item, Story, Fact)


@dataclass(frozen=True, slots=True)
class Why:
    """By what rule something is destroyed, and who said yes to it: a person's name, or what stands for one."""

    rule: str
    approved_by: str
    by: Person | None = None


def destroy_review(*, review: Review, why: Why) -> None:
    """Destroys a review that was never public, with its documents, but for files that other reviews tell from.

    To be called in a transaction, with the review held, by what has asked whether it may go.
    """
    entries = list(ReviewDocument.objects.filter(review=review).select_related("document"))
    detail = {
        "review": review.name,
        "documents": [entry.document.sha256 for entry in entries],
        "items": Item.objects.filter(review=review).count(),
        "facts": Fact.objects.filter(review=review).count(),
    }
    log(what="review", name=str(review), partnership=review.partnership, why=why, detail=detail)
    audit.record(by=why.by, action=Action.DESTROYED, record=review, detail={"name": str(review), "rule": why.rule})
    files = [entry.document_id for entry in entries]
    review.delete()
    destroy_files_that_nothing_needs(files)


def destroy_documents(*, review: Review, entries: Collection[ReviewDocument], why: Why) -> None:
    """Takes documents from a review for good, and destroys the files that no other review tells from.

    What people settled from them stays, with no passage any more. To be called as ``destroy_review`` is.
    """
    for entry in entries:
        detail = {"review": review.name, "sha256": entry.document.sha256, "bytes": entry.document.size}
        name = f"{entry.document.name} of {review}"
        log(what="document", name=name, partnership=review.partnership, why=why, detail=detail)
        audit.record(
            by=why.by, action=Action.DESTROYED, record=entry, detail={"name": name, "rule": why.rule}, about=review
        )
    files = [entry.document_id for entry in entries]
    _take_out_what_was_rejected(review, files)
    ReviewDocument.objects.filter(pk__in=[entry.pk for entry in entries]).delete()
    destroy_files_that_nothing_needs(files)


def destroy_typed(*, typed: QuerySet[Typed], review: Review, why: Why) -> int:
    """Destroys words that people typed about a review and did not save; gives how many forms that were."""
    count, _by_model = typed.filter(review=review).delete()
    if count:
        name = f"Words typed about {review}"
        log(what="typed words", name=name, partnership=review.partnership, why=why, detail={"forms": count})
        audit.record(by=why.by, action=Action.DESTROYED, record=review, detail={"name": name, "rule": why.rule})
    return count


def destroy_files_that_nothing_needs(documents: Iterable[int]) -> int:
    """Destroys those of the documents that belong to no review any more, newest first; gives how many those were.

    The files go once the transaction is through: a file without a row is found and used again, a row without a file is lost.
    """
    count = 0
    alone = Document.objects.filter(pk__in=list(documents), review_documents__isnull=True)
    for document in alone.order_by("-pk"):
        if Document.objects.filter(replaces=document).exists():
            continue
        try:
            with transaction.atomic():
                document.delete()
        except ProtectedError:
            # something above the record still needs it
            continue
        transaction.on_commit(partial(_delete_file, document.file.storage, str(document.file.name), document.sha256))
        count += 1
    return count


def log(
    *, what: str, name: str, partnership: Partnership | None, why: Why, detail: dict[str, object] | None = None
) -> Destruction:
    """Writes into the log of what was destroyed. ``detail`` holds sums and counts, and never a word of a report."""
    return Destruction.objects.create(
        at=timezone.now(),
        what=what,
        name=name[:400],
        partnership_id=partnership.pk if partnership else None,
        partnership_name=partnership.name if partnership else "",
        rule=why.rule,
        approved_by=why.approved_by,
        detail=detail or {},
    )


def _take_out_what_was_rejected(review: Review, files: list[int]) -> None:
    """What people rejected of a document has no place once the document is gone: it holds the words of the report."""
    items = resting_on(Item.objects.filter(review=review, decision=Decision.REJECTED), files)
    FormerItem.objects.bulk_create(FormerItem(public_id=item.public_id, review=review) for item in items)
    for rows in (
        items,
        resting_on(Story.objects.filter(review=review, decision=Decision.REJECTED), files),
        resting_on(Fact.objects.filter(review=review, decision=Decision.REJECTED), files),
    ):
        rows.model.objects.filter(pk__in=[row.pk for row in rows]).delete()


def resting_on(rows: QuerySet[P], documents: list[int]) -> QuerySet[P]:
    """Those of the items, stories or facts that were read from these documents and from no other."""
    here = Q(evidence__document__in=documents)
    counted = rows.annotate(here=Count("evidence", filter=here), elsewhere=Count("evidence", filter=~here))
    return counted.filter(here__gt=0, elsewhere=0)


def _delete_file(storage: Storage, name: str, sha256: str) -> None:
    if not Document.objects.filter(sha256=sha256).exists():
        storage.delete(name)
        forget_drawn(storage, sha256)
