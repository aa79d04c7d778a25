"""Where a review stands on its way to the public: one whole, and many for a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from heed.publishing.models import Approval, Change, Plan, Publication
from heed.publishing.record import PublishedReview
from heed.publishing.rules.states import PUBLIC, Answer, Asked, Situation, State
from heed.publishing.selectors.content import as_published, stamp_of_record
from heed.publishing.selectors.presentation import Presented, presented_of
from heed.reviews.models import Review
from heed.reviews.selectors import SettledRecord, settled_record


@dataclass(frozen=True, slots=True)
class Course:
    """A review on its way. ``content`` is what publishing now would make public; ``plan`` is unsaved where there is none."""

    review: Review
    plan: Plan
    publication: Publication | None
    approval: Approval | None
    settled: SettledRecord
    presented: Presented
    content: PublishedReview
    situation: Situation


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one review of a list stands.

    ``due`` is when it is to be published, ``late_because`` why it was not when it was due; ``look_again_on`` the day on
    which its embargo is to be looked at again, and ``look_again`` whether that day has come. ``waits_for_approval`` is
    the request that waits, and ``not_by`` the keys of the people who cannot answer it.
    """

    state: State
    due: datetime | None = None
    late_because: str = ""
    look_again_on: date | None = None
    look_again: bool = False
    is_withheld: bool = False
    waits_for_approval: Approval | None = None
    declined: Approval | None = None
    not_by: frozenset[int] = frozenset()

    @property
    def is_public(self) -> bool:
        """Whether visitors see its page."""
        return self.state in PUBLIC

    @property
    def is_late(self) -> bool:
        """Whether it was to be published, and something stood in the way."""
        return bool(self.late_because)


def course_of(review: Review) -> Course:
    """The review's way so far. Whoever asks must already have been allowed to see it."""
    plan = Plan.objects.filter(review=review).select_related("scheduled_by", "embargoed_by", "withheld_by").first()
    plan = plan or Plan(review=review)
    publication = Publication.objects.filter(review=review).select_related("latest", "partnership").first()
    approval = _approvals().filter(review=review).first()
    settled, presented = settled_record(review), presented_of(review)
    content = as_published(settled, presented, withheld=plan.withheld_words)
    return Course(
        review=review,
        plan=plan,
        publication=publication,
        approval=approval,
        settled=settled,
        presented=presented,
        content=content,
        situation=_situation(review, stamp_of_record(settled, content), plan, publication, approval),
    )


def steps_of(review: Review) -> list[Change]:
    """Every step that the review took, the newest first."""
    return list(Change.objects.filter(review=review).select_related("by", "version"))


def standing_of(reviews: Iterable[Review]) -> dict[int, Standing]:
    """Where each of these reviews stands, by its key, in three queries however many they are.

    An approval counts here as long as the confirmation stands on which it was given: the record itself is not compared.
    The review's own page does that, and so does publishing.
    """
    known = {review.pk: review for review in reviews}
    plans = {plan.review_id: plan for plan in Plan.objects.filter(review__in=known)}
    faces = {face.review_id: face for face in Publication.objects.filter(review__in=known)}
    approvals: dict[int, Approval] = {}
    for approval in _approvals().filter(review__in=known):
        approvals.setdefault(approval.review_id, approval)
    return {
        key: _standing(review, plans.get(key) or Plan(review=review), faces.get(key), approvals.get(key))
        for key, review in known.items()
    }


def due_plans(now: datetime) -> list[Plan]:
    """What was to be published by now and has not been tried yet, in order."""
    due = Plan.objects.filter(scheduled_for__lte=now, late_because="").order_by("scheduled_for", "pk")
    return list(due.select_related("review__partnership", "scheduled_by"))


def _standing(review: Review, plan: Plan, face: Publication | None, approval: Approval | None) -> Standing:
    situation = _situation(review, approval.stamp if approval else "", plan, face, approval)
    stands = approval if approval and approval.confirmed_at == review.confirmed_at else None
    return Standing(
        state=situation.state,
        due=plan.scheduled_for,
        late_because=plan.late_because,
        look_again_on=plan.embargo_review_on,
        look_again=plan.embargo_review_on is not None and plan.embargo_review_on <= timezone.localdate(),
        is_withheld=plan.is_withheld,
        waits_for_approval=stands if situation.is_waiting else None,
        declined=stands if stands and stands.answer == Answer.DECLINED else None,
        not_by=frozenset({stands.asked_by_id, stands.confirmed_by_id}) if stands else frozenset(),
    )


def _approvals() -> QuerySet[Approval]:
    return Approval.objects.select_related("asked_by", "answered_by", "confirmed_by").order_by("-pk")


def _situation(
    review: Review, about: str, plan: Plan, face: Publication | None, approval: Approval | None
) -> Situation:
    return Situation(
        about=about,
        confirmed_by=review.confirmed_by_id,
        asked=_asked(review, approval) if approval else None,
        is_scheduled=plan.is_scheduled,
        is_embargoed=plan.is_embargoed,
        is_withheld=plan.is_withheld,
        public=State(face.state) if face else None,
    )


def _asked(review: Review, approval: Approval) -> Asked:
    """The request; one that was made of an earlier confirmation is about nothing that stands."""
    about = approval.stamp if approval.confirmed_at == review.confirmed_at else ""
    return Asked(about, approval.asked_by_id, Answer(approval.answer), approval.answered_by_id)
