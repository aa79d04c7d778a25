"""Holding a review while it is written to, and withdrawing the confirmation that no longer fits it."""

from __future__ import annotations

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people.access import require
from heed.people.models import Person
from heed.people.rules import Permission
from heed.reviews.errors import InTheBin
from heed.reviews.models import Review


def hold(review: Review, *, by: Person, permission: Permission) -> Review:
    """The review as it is now, held until the transaction ends.

    Raises ``PermissionDenied`` where ``by`` may not, and ``InTheBin`` where somebody has deleted it meanwhile.
    """
    require(by, permission, review.partnership)
    held = Review.objects.select_for_update(of=("self",)).select_related("partnership", "deleted_by").get(pk=review.pk)
    if held.deleted_at and held.deleted_by:
        raise InTheBin(str(held), held.deleted_by, held.deleted_at)
    return held


def lose_confirmation(*, review: Review, by: Person) -> bool:
    """Takes back the confirmation of a review that is no longer what was confirmed. False where it had none."""
    if not review.is_confirmed:
        return False
    review.confirmed_at = review.confirmed_by = None
    review.save(update_fields=["confirmed_at", "confirmed_by"])
    audit.record(by=by, action=Action.CONFIRMATION_LOST, record=review)
    return True
