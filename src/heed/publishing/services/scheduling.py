"""Publishing at a day and time that somebody chose."""

from __future__ import annotations

import logging
from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from heed.audit.rules import Action
from heed.people.models import Person
from heed.people.rules import Permission
from heed.publishing.errors import NotAhead
from heed.publishing.models import Plan
from heed.publishing.rules.states import Step
from heed.publishing.selectors import course_of, due_plans
from heed.publishing.services.gate import pass_gate
from heed.publishing.services.holding import cancel_schedule, hold, reasoned, refuse, remember
from heed.publishing.services.publishing import chosen_documents, publish
from heed.publishing.services.versions import differs
from heed.reviews.errors import Refused
from heed.reviews.models import Review

log = logging.getLogger(__name__)


@transaction.atomic
def schedule(*, review: Review, at: datetime, by: Person, opening: Collection[int] = (), reason: str = "") -> Plan:
    """Sets when the review is published, with the documents of ``opening``; an earlier schedule is replaced.

    ``at`` carries its zone. What stands in the way of publishing now stands in the way of this, and everything is asked
    again when the time comes. Raises as ``publish`` does, and ``NotAhead`` where the time has gone by.
    """
    course = hold(review, by=by, permission=Permission.PUBLISH)
    refuse(course, Step.SCHEDULED, by)
    chosen = chosen_documents(course, opening=opening)
    if at <= timezone.now():
        raise NotAhead("day and time")
    if course.publication and differs(course.publication, course.content):
        reason = reasoned(reason, "a new version")
    pass_gate(course, chosen, by=by)
    plan = course.plan
    cancel_schedule(plan)
    plan.scheduled_for, plan.scheduled_by, plan.scheduled_at = at, by, timezone.now()
    plan.opening, plan.note = sorted(chosen), reason.strip()
    plan.save()
    detail = {"for": at.isoformat(), "documents": len(chosen)}
    remember(course, Step.SCHEDULED, by=by, action=Action.SCHEDULED, reason=plan.note, detail=detail)
    return plan


@transaction.atomic
def unschedule(*, review: Review, by: Person, reason: str = "") -> Plan:
    """Cancels the schedule. Raises ``NotNow`` where there is none."""
    course = hold(review, by=by, permission=Permission.PUBLISH)
    refuse(course, Step.UNSCHEDULED, by)
    cancel_schedule(course.plan)
    course.plan.save()
    remember(course, Step.UNSCHEDULED, by=by, action=Action.UNSCHEDULED, reason=reason.strip())
    return course.plan


def publish_due(now: datetime | None = None) -> int:
    """Publishes what is due, each by itself, in the name of whoever scheduled it; gives how many that were.

    Where something stands in the way, nothing is published and the plan says what it was: it is late, and waits for a
    person. Called again and again by the worker; two workers at once do no harm.
    """
    published = 0
    for plan in due_plans(now or timezone.now()):
        try:
            published += _publish_due(plan)
        except (Refused, PermissionDenied) as refusal:
            log.warning("%s was due and was not published: %s", plan.review, refusal)
            _is_late(plan, str(refusal))
    return published


@transaction.atomic
def _publish_due(plan: Plan) -> bool:
    held = _still_due(plan)
    if held is None or held.scheduled_by is None:
        return False
    publish(review=held.review, by=held.scheduled_by, opening=held.opening, reason=held.note)
    return True


@transaction.atomic
def _is_late(plan: Plan, because: str) -> None:
    held = _still_due(plan)
    if held is None or held.scheduled_by is None:
        return
    held.late_because = because
    held.save(update_fields=["late_because"])
    remember(course_of(held.review), Step.LATE, by=held.scheduled_by, action=Action.LATE, reason=because)


def _still_due(plan: Plan) -> Plan | None:
    """The plan, held, where nobody changed it since it was found due."""
    review = Review.objects.select_for_update(of=("self",)).filter(pk=plan.review_id, deleted_at=None).first()
    held = Plan.objects.select_related("review__partnership", "review__confirmed_by", "scheduled_by")
    found = held.filter(pk=plan.pk, scheduled_for=plan.scheduled_for, late_because="").first()
    return found if review else None
