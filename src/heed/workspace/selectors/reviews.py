"""All reviews that a person may see the drafts of, by where they stand."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet

from heed.people.models import Partnership, Person
from heed.publishing.models import PUBLIC_STATES, Publication, PublicationState
from heed.reviews.models import Review
from heed.reviews.selectors import drafts_for


class Standing(models.TextChoices):
    """Where a review stands, as people look for it."""

    TO_LOOK_AT = "to-look-at", "To look at"
    CONFIRMED = "confirmed", "Confirmed, not yet public"
    PUBLIC = "public", "Public"
    WITHDRAWN = "withdrawn", "Withdrawn"


def standing_as(reviews: QuerySet[Review], standing: Standing) -> QuerySet[Review]:
    """Those of the reviews that stand so."""
    match standing:
        case Standing.TO_LOOK_AT:
            return reviews.filter(confirmed_at__isnull=True)
        case Standing.CONFIRMED:
            return reviews.filter(~_seen(), confirmed_at__isnull=False)
        case Standing.PUBLIC:
            return reviews.filter(_seen(state__in=PUBLIC_STATES))
        case Standing.WITHDRAWN:
            return reviews.filter(_seen(state=PublicationState.WITHDRAWN))


def reviews_found(
    person: Person, *, words: str = "", partnership: str = "", year: str = "", standing: str = ""
) -> QuerySet[Review]:
    """The reviews under these filters, the newest first; a blank one lets all through. Every word must be found."""
    found = drafts_for(person)
    for word in words.split():
        found = found.filter(Q(label__icontains=word) | Q(title__icontains=word))
    if partnership:
        found = found.filter(partnership__slug=partnership)
    if year:
        found = found.filter(year=int(year))
    if standing:
        found = standing_as(found, Standing(standing))
    return found.order_by("-year", "label", "pk")


def partnerships_with_reviews(person: Person) -> QuerySet[Partnership]:
    """The partnerships of these reviews, by name."""
    return Partnership.objects.filter(pk__in=drafts_for(person).order_by().values("partnership").distinct())


def years_of_reviews(person: Person) -> list[int]:
    """The years of these reviews, the newest first."""
    return list(drafts_for(person).order_by("-year").values_list("year", flat=True).distinct())


def _seen(**having: object) -> Exists:
    return Exists(Publication.objects.filter(review=OuterRef("pk"), **having))
