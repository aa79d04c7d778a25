"""Which reviews a person may see before the public does."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from heed.people.models import Person
from heed.people.rules import Permission
from heed.people.selectors import partnerships_of, partnerships_where
from heed.reviews.models import ReadingWarning, Review
from heed.reviews.selectors.documents import standing_documents
from heed.reviews.selectors.undecided import undecided_per_review


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A review in a list: ``left`` of what was read of it is undecided, and its reading warns of ``warning_count``."""

    review: Review
    left: int
    warning_count: int


def visible_to(person: Person) -> QuerySet[Review]:
    """The reviews of the partnerships that the person works for; of others, they do not learn that they are there."""
    return Review.objects.filter(partnership__in=partnerships_of(person)).select_related("partnership", "confirmed_by")


def drafts_for(person: Person) -> list[DraftRow]:
    """The reviews whose drafts the person may see, with what is left to do."""
    warnings = ReadingWarning.objects.filter(review=OuterRef("pk"), document__in=standing_documents())
    warning_count = warnings.order_by().values("review").annotate(n=Count("pk")).values("n")
    reviews = (
        Review.objects.filter(partnership__in=partnerships_where(person, Permission.SEE_DRAFTS))
        .select_related("partnership", "confirmed_by")
        .annotate(
            left=undecided_per_review(),
            warning_count=Coalesce(Subquery(warning_count, output_field=IntegerField()), 0),
        )
    )
    return [DraftRow(review, review.left, review.warning_count) for review in reviews]


def find_review(name: str) -> Review | None:
    """The review that commands name so, partnership/year/label, or None. Who may do what with it is asked later."""
    partnership, year, slug = (*name.strip("/").split("/"), "", "", "")[:3]
    if not year.isdecimal():
        return None
    return (
        Review.objects.filter(partnership__slug=partnership, year=int(year), slug=slug)
        .select_related("partnership")
        .first()
    )
