"""What lies in the bin, what is held, and what was destroyed."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from heed.people.models import Person
from heed.people.rules import Permission, reach
from heed.people.selectors import known_steps, partnerships_where
from heed.reviews.models import Destruction, LegalHold, RetentionRule, Review, ReviewDocument
from heed.reviews.rules.keeping import Held


def binned_reviews(person: Person) -> QuerySet[Review]:
    """The reviews in the bin that the person may bring back, those deleted last first."""
    own = Review.objects.filter(deleted_at__isnull=False, partnership__in=partnerships_where(person, Permission.DELETE))
    return own.select_related("partnership", "deleted_by").order_by("-deleted_at", "-pk")


def binned_documents(person: Person) -> QuerySet[ReviewDocument]:
    """The documents in the bin, of reviews that do not lie there themselves, that the person may bring back."""
    own = ReviewDocument.objects.filter(
        deleted_at__isnull=False,
        review__deleted_at__isnull=True,
        review__partnership__in=partnerships_where(person, Permission.DELETE),
    )
    return own.select_related("review__partnership", "document", "deleted_by").order_by("-deleted_at", "-pk")


def holds_on(review: Review) -> QuerySet[LegalHold]:
    """The holds under which the review stands now: its own, and those on its body or on one that came after it."""
    steps = [(step.before, step.after) for step in known_steps()]
    bodies = {review.partnership_id, *reach(review.partnership_id, steps)}
    standing = LegalHold.objects.filter(lifted_at__isnull=True)
    return (standing.filter(review=review) | standing.filter(of="", partnership__in=bodies)).select_related("placed_by")


def held() -> Held:
    """All that is held now. A hold on a body holds the reviews of the bodies that it came from as well."""
    back = [(step.after, step.before) for step in known_steps()]
    rows = LegalHold.objects.filter(lifted_at__isnull=True).values_list("review", "partnership", "of")
    whole = {partnership for _review, partnership, of in rows if not of}
    return Held(
        reviews=frozenset(review for review, _partnership, of in rows if of and review),
        partnerships=frozenset(whole.union(*(reach(body, back) for body in whole))),
    )


def rules_for(person: Person) -> QuerySet[RetentionRule]:
    """The rules of the bodies for which the person says how long things are kept."""
    own = RetentionRule.objects.filter(partnership__in=partnerships_where(person, Permission.KEEP))
    return own.select_related("partnership", "set_by").order_by("partnership__name", "what")


def holds_for(person: Person) -> QuerySet[LegalHold]:
    """The holds of those bodies, standing ones first."""
    return holds_of(partnerships_where(person, Permission.KEEP))


def holds_of(partnerships: Collection[int]) -> QuerySet[LegalHold]:
    """The holds of partnerships for which somebody was found to be allowed to see them already."""
    own = LegalHold.objects.filter(partnership__in=partnerships)
    return own.select_related("partnership", "review", "placed_by", "lifted_by").order_by(
        "lifted_at", "-placed_at", "-pk"
    )


def destructions_for(person: Person) -> QuerySet[Destruction]:
    """What was destroyed of those bodies, the last first."""
    return Destruction.objects.filter(partnership_id__in=partnerships_where(person, Permission.KEEP))
