"""A review's own details as they stand, and as they were read."""

from __future__ import annotations

from typing import Any

from heed.reviews.models import Act, Review
from heed.reviews.rules.stamp import stamp


def details_of(review: Review) -> dict[str, Any]:
    """The details as JSON can hold them, which is the shape of ``Review.read``."""
    return {
        "label": review.label,
        "title": review.title,
        "kind": review.kind,
        "year": review.year,
        "partnership": review.partnership_id,
        "published_on": review.published_on.isoformat() if review.published_on else None,
    }


def details_stamp(review: Review) -> str:
    """A sign of the details, by which a correction tells whether they changed since a person saw them."""
    return stamp(details_of(review))


def last_correction_of_details(review: Review) -> Act | None:
    """Who corrected the details last, and when; None where nobody has, or took it back."""
    acts = Act.objects.filter(review=review, undone_at=None, words="Corrected the details")
    return acts.select_related("by").order_by("-pk").first()
