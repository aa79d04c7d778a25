"""Which reviews a person may see before the public does."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from heed.people.models import Person
from heed.people.rules import Permission
from heed.people.selectors import now_called, partnerships_of, partnerships_where
from heed.reviews.models import ReadingWarning, Review
from heed.reviews.selectors.documents import standing_documents
from heed.reviews.selectors.undecided import undecided_per_review


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A review in a list: ``left`` of what was read of it is undecided, and its reading warns of ``warning_count``."""

    review: Review
    left: int
    warning_count: int


def standing_reviews() -> QuerySet[Review]:
    """The reviews that do not lie in the bin. Whatever shows or looks for a review begins here."""
    return Review.objects.filter(deleted_at__isnull=True)


def visible_to(person: Person) -> QuerySet[Review]:
    """The reviews of the partnerships that the person works for; of others, they do not learn that they are there."""
    return drafts_in(partnerships_of(person))


def drafts_for(person: Person) -> QuerySet[Review]:
    """The reviews whose drafts the person may see. A list of them is drawn a page at a time, by ``draft_rows``."""
    return drafts_in(partnerships_where(person, Permission.SEE_DRAFTS))


def drafts_in(partnerships: Collection[int]) -> QuerySet[Review]:
    """The reviews of partnerships for which somebody was found to be allowed to see them already."""
    return standing_reviews().filter(partnership__in=partnerships).select_related("partnership", "confirmed_by")


def draft_rows(reviews: Iterable[Review]) -> list[DraftRow]:
    """These reviews with what is left to do on each, in as many queries for a hundred as for one."""
    listed = list(reviews)
    keys = [review.pk for review in listed]
    left = undecided_per_review(keys)
    warned = dict(
        ReadingWarning.objects.filter(review__in=keys, document__in=standing_documents(), settled_at=None)
        .order_by()
        .values_list("review")
        .annotate(n=Count("pk"))
    )
    return [DraftRow(review, left[review.pk], warned.get(review.pk, 0)) for review in listed]


def find_review(name: str) -> Review | None:
    """The review that commands name so, partnership/year/label, or None. Who may do what with it is asked later."""
    named, year, slug = (*name.strip("/").split("/"), "", "", "")[:3]
    if not year.isdecimal():
        return None
    renamed = now_called(named)
    partnership = renamed.slug if renamed else named
    return (
        standing_reviews()
        .filter(partnership__slug=partnership, year=int(year), slug=slug)
        .select_related("partnership")
        .first()
    )
