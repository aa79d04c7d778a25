"""What readings warn of."""

from __future__ import annotations

from django.db.models import Prefetch, Q, QuerySet

from heed.reviews.models import Passage, ReadingWarning, Review
from heed.reviews.rules.stamp import stamp
from heed.reviews.selectors.documents import standing_documents


def warnings_of(review: Review) -> QuerySet[ReadingWarning]:
    """All warnings about the review, or about a whole document of it, from documents that stand."""
    standing = standing_documents().filter(review_documents__review=review)
    return ReadingWarning.objects.filter(Q(review=review) | Q(review=None), document__in=standing)


def open_warnings(review: Review) -> QuerySet[ReadingWarning]:
    """Those that nobody has looked at yet, which stand in the way of publishing."""
    return warnings_of(review).filter(settled_at=None)


def with_passages(warnings: QuerySet[ReadingWarning]) -> QuerySet[ReadingWarning]:
    """Warnings with all that a page shows of them."""
    cited = Prefetch("evidence", queryset=Passage.objects.select_related("document"))
    return warnings.select_related("document", "settled_by").prefetch_related(cited)


def find_warning(review: Review, key: int) -> ReadingWarning | None:
    """One of them, or None."""
    return warnings_of(review).select_related("settled_by").filter(pk=key).first()


def warning_stamp(warning: ReadingWarning) -> str:
    """A sign of the warning as it stands, for the forms that settle or reopen it."""
    return stamp(warning.message, warning.settled_at, warning.settled_by_id, warning.note)
