"""Reviews in a list of the desk: what is left to do on each, and where it stands with the public."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from heed.publishing.models import Publication, PublicationState
from heed.reviews.models import Review
from heed.reviews.selectors import draft_rows


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
        return self.publication is not None and self.publication.is_public

    @property
    def is_withdrawn(self) -> bool:
        """Whether the public saw it once."""
        return self.publication is not None and self.publication.state == PublicationState.WITHDRAWN


def rows(reviews: Iterable[Review]) -> tuple[DeskRow, ...]:
    """These reviews as a list shows them, in as many queries for a hundred as for one."""
    drafts = draft_rows(reviews)
    faces = Publication.objects.filter(review__in=[draft.review.pk for draft in drafts]).in_bulk(field_name="review_id")
    return tuple(DeskRow(draft.review, draft.left, draft.warning_count, faces.get(draft.review.pk)) for draft in drafts)
