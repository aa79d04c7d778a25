"""The published version that papers are made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from heed.publishing.models import Publication
from heed.publishing.record import PublishedReview, from_content
from heed.publishing.selectors.public import Gone, public_review


@dataclass(frozen=True, slots=True)
class Current:
    """What is public of a review now. ``address`` is the path of its page; the two keys are of the rows."""

    publication: int
    version: int
    number: int
    at: datetime
    address: str
    slug: str
    review: PublishedReview


def current(*, partnership: str, year: int, slug: str) -> Current | Gone | None:
    """The version that is public at this address now, what is left to say of it, or ``None`` where nothing ever was."""
    found = (
        Publication.objects.select_related("latest").filter(partnership__slug=partnership, year=year, slug=slug).first()
    )
    if found is None or found.latest is None:
        return None
    if not found.is_public:
        said = public_review(partnership=partnership, year=year, slug=slug)
        return said if isinstance(said, Gone) else None
    return Current(
        publication=found.pk,
        version=found.latest.pk,
        number=found.latest.number,
        at=found.latest.published_at,
        address=reverse("review", args=[partnership, year, slug]),
        slug=slug,
        review=from_content(found.latest.content),
    )
