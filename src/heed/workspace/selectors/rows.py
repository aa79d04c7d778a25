"""Reviews in a list of the desk: what is left to do on each, and where it stands on its way to the public."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from heed.publishing.selectors import Standing, standing_of
from heed.reviews.models import Review
from heed.reviews.selectors import draft_rows


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A review on the desk: what is left to decide, what the reading warns of, and how far it has come."""

    review: Review
    left: int
    warning_count: int
    standing: Standing


def rows(reviews: Iterable[Review]) -> tuple[DeskRow, ...]:
    """These reviews as a list shows them, in as many queries for a hundred as for one."""
    drafts = draft_rows(reviews)
    standing = standing_of(draft.review for draft in drafts)
    return tuple(DeskRow(draft.review, draft.left, draft.warning_count, standing[draft.review.pk]) for draft in drafts)
