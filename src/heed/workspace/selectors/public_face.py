"""Where reviews stand with the public."""

from __future__ import annotations

from django.db.models import QuerySet

from heed.publishing.models import Publication
from heed.reviews.models import Review


def publications() -> QuerySet[Publication]:
    """Every public face that a review has had, with its latest version. Who may see the review is asked before."""
    return Publication.objects.select_related("latest")


def publication_of(review: Review) -> Publication | None:
    """The review's public face; None before its first publication."""
    return publications().filter(review=review).first()
