"""What should have happened by now and has not."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from heed.publishing.models import Approval, Plan
from heed.publishing.rules.states import Answer
from heed.reviews.models import LegalHold, Review
from heed.reviews.selectors.keeping import holds_of

PATIENCE = timedelta(days=7)
"""How long a request for approval may wait before it counts as late."""
LISTED = 20


@dataclass(frozen=True, slots=True)
class Late:
    """One thing that is late: about which review or body, what, and the address where something can be done."""

    about: str
    words: str
    address: str


def late(drafts: QuerySet[Review], *, keeping: Collection[int]) -> tuple[Late, ...]:
    """What is late among these, and among the holds of partnerships that somebody keeps; at most twenty of each kind."""
    return (*_not_published(drafts), *_embargoes(drafts), *_approvals(drafts), *_holds(keeping))


def _not_published(drafts: QuerySet[Review]) -> list[Late]:
    plans = Plan.objects.filter(review__in=drafts).exclude(late_because="").order_by("scheduled_for")
    return [
        Late(
            about=str(plan.review),
            words=f"was to be published on {_moment(plan.scheduled_for)}. {plan.late_because}",
            address=_publication(plan.review),
        )
        for plan in plans.select_related("review")[:LISTED]
        if plan.scheduled_for
    ]


def _embargoes(drafts: QuerySet[Review]) -> list[Late]:
    plans = Plan.objects.filter(review__in=drafts, embargo_review_on__lte=timezone.localdate())
    return [
        Late(
            about=str(plan.review),
            words=f"is under an embargo that was to be looked at again on {date_format(plan.embargo_review_on, 'j F Y')}.",
            address=_publication(plan.review),
        )
        for plan in plans.select_related("review").order_by("embargo_review_on")[:LISTED]
        if plan.embargo_review_on
    ]


def _approvals(drafts: QuerySet[Review]) -> list[Late]:
    now = timezone.now()
    waiting = Approval.objects.filter(
        review__in=drafts,
        answer=Answer.WAITING.value,
        confirmed_at=F("review__confirmed_at"),
        asked_at__lte=now - PATIENCE,
    )
    return [
        Late(
            about=str(approval.review),
            words=f"has waited for approval for {(now - approval.asked_at).days} days.",
            address=_publication(approval.review),
        )
        for approval in waiting.select_related("review").order_by("asked_at")[:LISTED]
    ]


def _holds(partnerships: Collection[int]) -> list[Late]:
    due = holds_of(partnerships).filter(lifted_at__isnull=True, look_again_on__lte=timezone.localdate())
    return [_hold(hold) for hold in due[:LISTED]]


def _hold(hold: LegalHold) -> Late:
    return Late(
        about=str(hold.review or hold.partnership),
        words=f"is on hold, and that was to be looked at again on {date_format(hold.look_again_on, 'j F Y')}.",
        address=reverse("keeping"),
    )


def _publication(review: Review) -> str:
    return reverse("publication", args=[review.pk])


def _moment(at: datetime) -> str:
    return date_format(timezone.localtime(at), "j F Y, H:i")
