"""What one person can take back and do again on a review, and who else is at work on it."""

from __future__ import annotations

from dataclasses import dataclass

from heed.people.models import Person
from heed.reviews.models import Act, Review
from heed.reviews.selectors import Other, last_act, others_here, undone_since


@dataclass(frozen=True, slots=True)
class ActsBar:
    """What this person did last, and took back last; and who else is here."""

    last: Act | None
    undone: Act | None
    others: tuple[Other, ...]


def acts_bar(review: Review, person: Person) -> ActsBar:
    """The bar of this review for this person. That they may see it was asked before."""
    last = last_act(review, person)
    return ActsBar(last, undone_since(review, person, last), others_here(review, person))
