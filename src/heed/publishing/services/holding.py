"""Holding a review while a step is taken, refusing what does not go together, and remembering what was done."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people.access import require
from heed.people.models import Person
from heed.people.rules import Permission
from heed.publishing.errors import NotNow
from heed.publishing.models import Change, Plan, Version
from heed.publishing.rules.states import Step, refusal
from heed.publishing.selectors import Course, course_of
from heed.reviews.errors import InTheBin, ReasonMissing
from heed.reviews.models import Review


def hold(review: Review, *, by: Person, permission: Permission) -> Course:
    """The review's way as it is now, held until the transaction ends.

    Raises ``PermissionDenied`` where ``by`` may not, and ``InTheBin`` where somebody has deleted the review.
    """
    require(by, permission, review.partnership)
    rows = Review.objects.select_for_update(of=("self",)).select_related("partnership", "confirmed_by", "deleted_by")
    held = rows.get(pk=review.pk)
    if held.deleted_at and held.deleted_by:
        raise InTheBin(str(held), held.deleted_by, held.deleted_at)
    return course_of(held)


def refuse(course: Course, step: Step, by: Person) -> None:
    """Raises ``NotNow`` where the person may not take this step from where the review stands."""
    why = refusal(course.situation, step, by.pk)
    if why:
        raise NotNow(why, str(course.review))


def reasoned(reason: str, what: str) -> str:
    """The reason without the space around it. Raises ``ReasonMissing`` where there is none."""
    if not reason.strip():
        raise ReasonMissing(what)
    return reason.strip()


def remember(
    course: Course,
    step: Step,
    *,
    by: Person,
    action: Action,
    reason: str = "",
    detail: Mapping[str, object] | None = None,
    version: Version | None = None,
) -> None:
    """Writes the step to the publish log and to the log of everything."""
    said = dict(detail or {})
    Change.objects.create(
        review=course.review,
        publication=course.publication,
        version=version,
        state=step,
        at=timezone.now(),
        by=by,
        reason=reason,
        detail=said,
    )
    record = course.publication if version and course.publication else course.review
    told = said | ({"reason": reason} if reason else {})
    audit.record(by=by, action=action, record=record, detail=told, about=course.review)


def cancel_schedule(plan: Plan) -> bool:
    """Takes the schedule from the plan, which the caller then keeps. False where there was none."""
    if not plan.is_scheduled:
        return False
    plan.scheduled_for = plan.scheduled_by = plan.scheduled_at = None
    plan.opening, plan.note, plan.late_because = [], "", ""
    return True
