"""What people did to a review of late."""

from __future__ import annotations

from heed.people.models import Person
from heed.reviews.models import Act, Review


def last_act(review: Review, person: Person) -> Act | None:
    """What this person did last to the review and has not taken back; None where there is nothing."""
    return Act.objects.filter(review=review, by=person, undone_at=None).order_by("-pk").first()


def last_undone(review: Review, person: Person) -> Act | None:
    """What this person took back last and can do again; None where they have done something else since."""
    return undone_since(review, person, last_act(review, person))


def undone_since(review: Review, person: Person, last: Act | None) -> Act | None:
    """As ``last_undone``, where what they did last is known already."""
    undone = Act.objects.filter(review=review, by=person, undone_at__isnull=False)
    return undone.filter(pk__gt=last.pk if last else 0).order_by("-undone_at", "pk").first()
