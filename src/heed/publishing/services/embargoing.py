"""Holding a review back while proceedings run beside it."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from heed.audit.rules import Action
from heed.people.models import Person
from heed.people.rules import Permission
from heed.publishing.errors import NotAhead
from heed.publishing.models import Plan
from heed.publishing.rules.states import Step
from heed.publishing.services.holding import cancel_schedule, hold, reasoned, refuse, remember
from heed.reviews.models import Review


@transaction.atomic
def embargo(*, review: Review, kind: Plan.Embargo, reason: str, review_on: date, by: Person) -> Plan:
    """Holds the review back, until somebody lifts the embargo; on ``review_on`` the desk asks that it be looked at again.

    A schedule is cancelled by it. Raises ``ReasonMissing``; ``NotAhead`` where the day has gone by; and ``NotNow`` where
    the review is public or under an embargo already.
    """
    said = reasoned(reason, "an embargo")
    course = hold(review, by=by, permission=Permission.PUBLISH)
    refuse(course, Step.EMBARGOED, by)
    plan = course.plan
    _look_again(plan, review_on)
    plan.embargo, plan.embargo_reason = kind, said
    plan.embargoed_by, plan.embargoed_at = by, timezone.now()
    was_scheduled = cancel_schedule(plan)
    plan.save()
    if was_scheduled:
        remember(course, Step.UNSCHEDULED, by=by, action=Action.UNSCHEDULED)
    detail = {"kind": str(kind), "look again on": review_on.isoformat()}
    remember(course, Step.EMBARGOED, by=by, action=Action.EMBARGOED, reason=said, detail=detail)
    return plan


@transaction.atomic
def keep_embargo(*, review: Review, reason: str, review_on: date, by: Person) -> Plan:
    """Says that the embargo was looked at and stays, and when it is to be looked at next."""
    said = reasoned(reason, "keeping up an embargo")
    course = hold(review, by=by, permission=Permission.PUBLISH)
    refuse(course, Step.KEPT_UP, by)
    _look_again(course.plan, review_on)
    course.plan.save()
    detail = {"look again on": review_on.isoformat()}
    remember(course, Step.KEPT_UP, by=by, action=Action.EMBARGO_KEPT, reason=said, detail=detail)
    return course.plan


@transaction.atomic
def lift_embargo(*, review: Review, reason: str, by: Person) -> Plan:
    """Ends the embargo. Nothing is published by that. Raises ``NotNow`` where there is none."""
    said = reasoned(reason, "lifting an embargo")
    course = hold(review, by=by, permission=Permission.PUBLISH)
    refuse(course, Step.LIFTED, by)
    plan = course.plan
    plan.embargo = plan.embargo_reason = ""
    plan.embargo_review_on = plan.embargoed_by = plan.embargoed_at = None
    plan.save()
    remember(course, Step.LIFTED, by=by, action=Action.EMBARGO_LIFTED, reason=said)
    return plan


def _look_again(plan: Plan, day: date) -> None:
    if day <= timezone.localdate():
        raise NotAhead("day")
    plan.embargo_review_on = day
