"""Reviews of which only the learning is published, and never the report."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from heed.audit.rules import Action
from heed.people.models import Person
from heed.people.rules import Permission
from heed.publishing.models import Plan, PublicationState
from heed.publishing.rules.states import State, Step
from heed.publishing.selectors import Course
from heed.publishing.services.holding import hold, reasoned, refuse, remember
from heed.publishing.services.versions import Release, write_version
from heed.publishing.services.withdrawing import without_documents
from heed.reviews.models import Review
from heed.reviews.services import open_documents


@transaction.atomic
def withhold(*, review: Review, reason: str, words: str, by: Person) -> Plan:
    """Decides that the report is never published. ``reason`` is for those who work here, ``words`` for everybody.

    None of its documents can be opened from then on; those that were open are closed at once, and the page says why.
    Raises ``ReasonMissing``, and ``NotNow`` where that is so already.
    """
    said = reasoned(reason, "withholding a report")
    told = reasoned(words, "what the public is told of a withheld report")
    course = hold(review, by=by, permission=Permission.PUBLISH)
    refuse(course, Step.WITHHELD, by)
    plan = course.plan
    plan.withheld_reason, plan.withheld_words = said, told
    plan.withheld_by, plan.withheld_at = by, timezone.now()
    plan.opening = []
    plan.save()
    open_documents(documents=course.settled.documents, public=False, by=by)
    remember(course, Step.WITHHELD, by=by, action=Action.WITHHELD, reason=said, detail={"public words": told})
    if course.publication and course.publication.is_public:
        _tell_the_public(course, told, by)
    return plan


@transaction.atomic
def release(*, review: Review, reason: str, by: Person) -> Plan:
    """Takes a decision to withhold back, before the public was told of it. Raises ``NotNow`` from then on."""
    said = reasoned(reason, "taking that back")
    course = hold(review, by=by, permission=Permission.OVERRULE)
    refuse(course, Step.RELEASED, by)
    plan = course.plan
    plan.withheld_reason = plan.withheld_words = ""
    plan.withheld_by = plan.withheld_at = None
    plan.save()
    remember(course, Step.RELEASED, by=by, action=Action.RELEASED, reason=said)
    return plan


def _tell_the_public(course: Course, words: str, by: Person) -> None:
    """A version of what is public already, without the documents and with the reason. Nothing newer comes with it."""
    content = replace(without_documents(course), documents=(), withheld=words)
    state = PublicationState.ARCHIVED if course.situation.public == State.ARCHIVED else PublicationState.PUBLISHED
    published = write_version(
        review=course.review, content=content, state=state, release=Release(by, reason="The report is withheld.")
    )
    remember(
        course,
        Step.PUBLISHED,
        by=by,
        action=Action.PUBLISHED,
        reason="The report is withheld.",
        version=published.version,
        detail={"version": published.version.number},
    )
