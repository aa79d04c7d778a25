"""What lies in the bin, for one page; and a review's documents with what may be done to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import overload

from django.db.models import Count
from django.utils import timezone

from heed.people.models import Person
from heed.people.rules import Permission, may
from heed.people.selectors import duties
from heed.reviews.models import LegalHold, Review, ReviewDocument
from heed.reviews.rules.keeping import days_left
from heed.reviews.selectors import documents_of, standing_documents_of
from heed.reviews.selectors.keeping import binned_documents, binned_reviews, held, holds_on
from heed.workspace.selectors.public_face import publication_of


@dataclass(frozen=True, slots=True)
class Binned:
    """A thing in the bin. ``sort`` and ``key`` name it in addresses."""

    sort: str
    key: int
    name: str
    of: str
    at: datetime
    by: str
    why: str
    days_left: int
    is_held: bool


class Bin(Sequence[Binned]):
    """All that a person may bring back, drawn a page at a time, the last deleted first: documents, then reviews."""

    def __init__(self, person: Person) -> None:
        self._reviews, self._documents = binned_reviews(person), binned_documents(person)
        self._counts = self._documents.count(), self._reviews.count()
        self._held, self._now = held(), timezone.now()

    def __len__(self) -> int:
        return sum(self._counts)

    @overload
    def __getitem__(self, wanted: int) -> Binned: ...

    @overload
    def __getitem__(self, wanted: slice) -> list[Binned]: ...

    def __getitem__(self, wanted: int | slice) -> Binned | list[Binned]:
        """The thing at this place, or those in this stretch."""
        if isinstance(wanted, int):
            return next(islice(self._between(wanted, wanted + 1), 1))
        start, stop, _step = wanted.indices(len(self))
        return list(self._between(start, stop))

    def _between(self, start: int, stop: int) -> Iterator[Binned]:
        documents = self._counts[0]
        for entry in self._documents[start : min(stop, documents)] if start < documents else ():
            yield self._binned(entry, entry.review, "document", entry.document.name, f"of {entry.review}")
        for review in self._reviews[max(0, start - documents) : max(0, stop - documents)]:
            yield self._binned(review, review, "review", str(review), review.title)

    def _binned(self, row: Review | ReviewDocument, review: Review, sort: str, name: str, of: str) -> Binned:
        at, by = row.deleted_at or self._now, row.deleted_by
        return Binned(
            sort=sort,
            key=row.pk,
            name=name,
            of=f"{of}. {review.partnership}",
            at=at,
            by=by.name if by else "",
            why=row.deleted_why,
            days_left=days_left(at, self._now),
            is_held=self._held.holds(review.pk, review.partnership_id),
        )


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """A review's documents, those that a newer file replaced last, and what the person may do here."""

    review: Review
    standing: tuple[ReviewDocument, ...]
    replaced: tuple[ReviewDocument, ...]
    holds: tuple[LegalHold, ...]
    may_confirm: bool
    may_import: bool
    may_delete: bool
    may_keep: bool
    was_public: bool

    @property
    def roles(self) -> list[tuple[str, str]]:
        """What a document may be to the review, with the words for it."""
        return ReviewDocument.Role.choices


def documents_page(review: Review, person: Person) -> DocumentsPage:
    """The documents as this person may work on them. That they may see the review was asked before."""
    held_duties = duties(person, review.partnership)
    standing = frozenset(standing_documents_of(review).values_list("pk", flat=True))
    entries = list(
        documents_of(review).select_related("document__added_by").annotate(page_count=Count("document__pages"))
    )
    return DocumentsPage(
        review=review,
        standing=tuple(entry for entry in entries if entry.document_id in standing),
        replaced=tuple(entry for entry in entries if entry.document_id not in standing),
        holds=tuple(holds_on(review)),
        may_confirm=may(held_duties, Permission.CONFIRM),
        may_import=may(held_duties, Permission.IMPORT),
        may_delete=may(held_duties, Permission.DELETE),
        may_keep=may(held_duties, Permission.KEEP),
        was_public=publication_of(review) is not None,
    )
