"""Approval by a second person, who neither confirmed the record nor asked."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from heed.audit.rules import Action
from heed.people.models import Person
from heed.people.rules import Permission
from heed.publishing.errors import NotNow, RecordChanged
from heed.publishing.models import Approval
from heed.publishing.rules.states import Answer, Refusal, Step
from heed.publishing.selectors import Course
from heed.publishing.services.holding import hold, reasoned, refuse, remember
from heed.reviews.models import Review


@transaction.atomic
def ask_approval(*, review: Review, by: Person) -> Approval:
    """Asks that a second person approve the record as it stands. A request made of an earlier record is replaced.

    Raises ``NotNow`` where it is not confirmed, waits already, or is approved.
    """
    course = hold(review, by=by, permission=Permission.CONFIRM)
    refuse(course, Step.ASKED, by)
    approval = _ask(course, by)
    remember(course, Step.ASKED, by=by, action=Action.APPROVAL_ASKED)
    return approval


@transaction.atomic
def approve(*, review: Review, by: Person, seen: str | None = None) -> Approval:
    """Says that a second person approves the record as it stands, whether or not somebody asked.

    ``seen`` is the stamp of the record as the person saw it. Raises ``RecordChanged`` where it differs by now, and
    ``NotNow`` where they confirmed the record or asked for the approval themselves.
    """
    course = hold(review, by=by, permission=Permission.APPROVE)
    refuse(course, Step.APPROVED, by)
    approval = _answer(course, Answer.GIVEN, by=by, seen=seen)
    remember(course, Step.APPROVED, by=by, action=Action.APPROVED)
    return approval


@transaction.atomic
def decline(*, review: Review, reason: str, by: Person, seen: str | None = None) -> Approval:
    """Says that a second person does not approve the record as it stands, and why. Raises as ``approve`` does."""
    said = reasoned(reason, "declining")
    course = hold(review, by=by, permission=Permission.APPROVE)
    refuse(course, Step.DECLINED, by)
    approval = _answer(course, Answer.DECLINED, by=by, seen=seen, reason=said)
    remember(course, Step.DECLINED, by=by, action=Action.APPROVAL_DECLINED, reason=said)
    return approval


def _ask(course: Course, by: Person) -> Approval:
    review = course.review
    if review.confirmed_at is None or review.confirmed_by is None:
        raise NotNow(Refusal.NOT_CONFIRMED, str(review))
    Approval.objects.filter(review=review, answer=Answer.WAITING).delete()
    return Approval.objects.create(
        review=review,
        stamp=course.situation.about,
        confirmed_at=review.confirmed_at,
        confirmed_by=review.confirmed_by,
        asked_at=timezone.now(),
        asked_by=by,
    )


def _answer(course: Course, answer: Answer, *, by: Person, seen: str | None, reason: str = "") -> Approval:
    """The answer to the request that waits; where nobody asked, confirming is taken for asking."""
    if seen is not None and seen != course.situation.about:
        raise RecordChanged(str(course.review))
    asked = course.approval if course.situation.is_waiting else None
    approval = asked or _ask(course, course.review.confirmed_by or by)
    approval.answer, approval.reason = answer, reason
    approval.answered_at, approval.answered_by = timezone.now(), by
    approval.save(update_fields=["answer", "reason", "answered_at", "answered_by"])
    return approval
