"""A person's desk: what waits for them, and the rest."""

from __future__ import annotations

from dataclasses import dataclass

from heed.people.models import Person
from heed.publishing.models import Publication, PublicationState
from heed.reviews.models import Review
from heed.reviews.selectors import drafts_for


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A review on the desk: what is left to decide, what the reading warns of, and where it stands with the public."""

    review: Review
    left: int
    warning_count: int
    publication: Publication | None

    @property
    def is_public(self) -> bool:
        """Whether the public sees it now."""
        return self.publication is not None and self.publication.state == PublicationState.PUBLISHED

    @property
    def is_withdrawn(self) -> bool:
        """Whether the public saw it once."""
        return self.publication is not None and self.publication.state == PublicationState.WITHDRAWN

    @property
    def waits(self) -> bool:
        """Whether there is something to do before what the public sees is what the record says."""
        return not self.review.is_confirmed or self.publication is None


@dataclass(frozen=True, slots=True)
class Desk:
    """A person's reviews: those that wait for something, and the others."""

    waiting: tuple[DeskRow, ...]
    settled: tuple[DeskRow, ...]


def desk_of(person: Person) -> Desk:
    """The reviews whose drafts the person may see, by what is to be done."""
    drafts = drafts_for(person)
    publications = Publication.objects.filter(review__in=[draft.review for draft in drafts]).in_bulk(
        field_name="review_id"
    )
    rows = [
        DeskRow(draft.review, draft.left, draft.warning_count, publications.get(draft.review.pk)) for draft in drafts
    ]
    return Desk(
        waiting=tuple(row for row in rows if row.waits),
        settled=tuple(row for row in rows if not row.waits),
    )
