"""All reviews that a person may see the drafts of, by what is to be done next with each."""

from __future__ import annotations

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, Value, When

from heed.people.models import Partnership, Person
from heed.publishing.models import Approval, Plan, Publication, PublicationState
from heed.publishing.rules.states import Answer
from heed.reviews.models import Review
from heed.reviews.selectors import drafts_for


class Standing(models.TextChoices):
    """What a review waits for, or that it waits for nothing. Each review stands in one of these ways."""

    TO_LOOK_AT = "to-look-at", "To look at"
    TO_ASK = "to-send", "To send for approval"
    ASKED = "sent", "Waiting for approval"
    DECLINED = "sent-back", "Sent back"
    APPROVED = "approved", "Ready to publish"
    SCHEDULED = "scheduled", "Scheduled"
    EMBARGOED = "embargoed", "Under an embargo"
    SETTLED = "settled", "Nothing to be done"


def unsettled(reviews: QuerySet[Review]) -> list[tuple[int, int, Standing]]:
    """The reviews with which something is to be done, the oldest first: key, partnership's key, and how each stands."""
    told = reviews.annotate(answer=_answer(), standing=_standing()).exclude(standing=Standing.SETTLED.value)
    rows = told.order_by("created_at", "pk").values_list("pk", "partnership_id", "standing")
    return [(key, partnership, Standing(standing)) for key, partnership, standing in rows]


def standing_as(reviews: QuerySet[Review], standing: str) -> QuerySet[Review]:
    """Those of the reviews that stand so, on their way to the public or with it."""
    if standing in PublicationState.values:
        return reviews.filter(Exists(Publication.objects.filter(review=OuterRef("pk"), state=standing)))
    return reviews.annotate(answer=_answer(), standing=_standing()).filter(standing=standing)


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
        found = standing_as(found, standing)
    return found.order_by("-year", "label", "pk")


def partnerships_with_reviews(person: Person) -> QuerySet[Partnership]:
    """The partnerships of these reviews, by name."""
    return Partnership.objects.filter(pk__in=drafts_for(person).order_by().values("partnership").distinct())


def years_of_reviews(person: Person) -> list[int]:
    """The years of these reviews, the newest first."""
    return list(drafts_for(person).order_by("-year").values_list("year", flat=True).distinct())


def _answer() -> Subquery:
    """The last answer to a request for approval. As everywhere, it counts for the confirmation on which it was asked."""
    asked = Approval.objects.filter(review=OuterRef("pk"), confirmed_at=OuterRef("confirmed_at"))
    return Subquery(asked.order_by("-pk").values("answer")[:1])


def _standing() -> Case:
    """How a review stands; reads its ``answer``."""
    shown = Publication.objects.filter(review=OuterRef("pk"), latest__published_at__gte=OuterRef("confirmed_at"))
    plan = Plan.objects.filter(review=OuterRef("pk"))
    return Case(
        When(Exists(plan.filter(embargoed_at__isnull=False)), then=Value(Standing.EMBARGOED.value)),
        When(confirmed_at__isnull=True, then=Value(Standing.TO_LOOK_AT.value)),
        When(Exists(plan.filter(scheduled_for__isnull=False)), then=Value(Standing.SCHEDULED.value)),
        When(Exists(shown), then=Value(Standing.SETTLED.value)),
        When(answer=Answer.WAITING.value, then=Value(Standing.ASKED.value)),
        When(answer=Answer.DECLINED.value, then=Value(Standing.DECLINED.value)),
        When(answer=Answer.GIVEN.value, then=Value(Standing.APPROVED.value)),
        default=Value(Standing.TO_ASK.value),
    )
