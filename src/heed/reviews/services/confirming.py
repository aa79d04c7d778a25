"""Standing behind a review: what was read of it, and then the whole."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people.models import Person
from heed.people.rules import Permission
from heed.reviews.errors import UndecidedRemain
from heed.reviews.models import Addressee, Decision, Fact, Item, Review, Story
from heed.reviews.selectors import AnyProposal, undecided, undecided_count
from heed.reviews.services.confirmation import hold
from heed.reviews.services.deciding import decide


@transaction.atomic
def confirm_looked_at(*, seen: Iterable[tuple[AnyProposal, str]], by: Person) -> int:
    """Confirms those proposals that a person has looked at; each comes with its stamp as the page showed it.

    Gives how many. Raises ``DecidedMeanwhile`` where one has changed since, and then confirms none of them.
    """
    count = 0
    for proposal, stamp in seen:
        decide(proposal=proposal, decision=Decision.CONFIRMED, by=by, seen=stamp)
        count += 1
    return count


@transaction.atomic
def confirm_all(*, review: Review, by: Person, strict: bool = False) -> Review:
    """Confirms all that nobody has looked at yet, in the name of ``by``, and then the review.

    ``strict`` refuses that, with ``UndecidedRemain``, and confirms only a review where each thing has been decided.
    """
    held = hold(review, by=by, permission=Permission.CONFIRM)
    if not strict:
        waiting = undecided(held)
        for rows in (waiting.stories, waiting.items, waiting.facts, waiting.addressees):
            _confirm_rows(rows, held, by)
    return confirm_review(review=held, by=by)


@transaction.atomic
def confirm_review(*, review: Review, by: Person) -> Review:
    """Says that ``by`` stands behind the review as it is. Refused, with ``UndecidedRemain``, while anything waits."""
    held = hold(review, by=by, permission=Permission.CONFIRM)
    if left := undecided_count(held):
        raise UndecidedRemain(str(held), left)
    if not held.is_confirmed:
        held.confirmed_at, held.confirmed_by = timezone.now(), by
        held.save(update_fields=["confirmed_at", "confirmed_by"])
        audit.record(by=by, action=Action.REVIEW_CONFIRMED, record=held)
    return held


def _confirm_rows(
    rows: QuerySet[Story] | QuerySet[Item] | QuerySet[Fact] | QuerySet[Addressee], review: Review, by: Person
) -> None:
    """In one write: an undecided row stands as it was read, so confirming leaves its words alone."""
    confirmed = list(rows)
    keys = [row.pk for row in confirmed]
    rows.model.objects.filter(pk__in=keys).update(decision=Decision.CONFIRMED, decided_at=timezone.now(), decided_by=by)
    audit.record_all(by=by, action=Action.CONFIRMED, records=confirmed, about=review)
