"""What people have typed and not saved, and who else is at work on a review."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from heed.people.models import Person
from heed.reviews.errors import DecidedMeanwhile
from heed.reviews.models import Act, Review, Typed
from heed.reviews.selectors.details import details_stamp, last_correction_of_details
from heed.reviews.selectors.proposals import find_proposal, stamp_of

LATELY = timedelta(minutes=5)
DETAILS = "details"
_PROPOSAL = re.compile(r"(?P<sort>item|story|fact|addressee)-(?P<key>\d{1,18})")


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody else who works on the review, and when they last did something there."""

    name: str
    at: datetime


def typed_by(review: Review, person: Person, form: str) -> Typed | None:
    """What the person has typed into that form and not saved; None where there is nothing."""
    return Typed.objects.filter(review=review, person=person, form=form).first()


def changed_meanwhile(review: Review, form: str, seen: str) -> DecidedMeanwhile | None:
    """Why what is typed into the form cannot be saved as it is: what it is about is no longer as ``seen``.

    ``form`` is ``details``, or names a proposal, as in ``item-12``; the others are about nothing that could change.
    """
    if form == DETAILS and details_stamp(review) != seen:
        last = last_correction_of_details(review)
        return DecidedMeanwhile(last.by if last else None, last.at if last else None)
    if match := _PROPOSAL.fullmatch(form):
        found = find_proposal(review, match["sort"], int(match["key"]))
        if found is None:
            return DecidedMeanwhile(None, None)
        if stamp_of(found) != seen:
            return DecidedMeanwhile(found.decided_by, found.decided_at)
    return None


def others_here(review: Review, person: Person) -> tuple[Other, ...]:
    """Who else has typed into this review or changed it in the last five minutes, by name. Two queries."""
    since = timezone.now() - LATELY
    typed = Typed.objects.filter(review=review, at__gte=since).exclude(person=person)
    acted = Act.objects.filter(review=review, at__gte=since).exclude(by=person)
    last: dict[str, datetime] = {}
    for name, at in (
        *typed.order_by().values_list("person__name", "at"),
        *acted.order_by().values_list("by__name", "at"),
    ):
        last[name] = max(at, last.get(name, at))
    return tuple(Other(name, at) for name, at in sorted(last.items()))
