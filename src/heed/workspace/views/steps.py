"""Taking a review a step further, or back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from heed.people.models import Person
from heed.publishing import services
from heed.publishing.models import Plan
from heed.publishing.selectors import course_of
from heed.reviews.models import Review
from heed.workspace.forms import publication as asked
from heed.workspace.views.asking import draft_asked_for, person_asking, refusals_as_messages
from heed.workspace.views.publication import publication_response

Entered = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Step:
    """What is asked for a step, how it is taken, and what is said once it was. ``{review}`` stands for its name."""

    form: Callable[[QueryDict, Review], forms.Form]
    take: Callable[[Review, Person, Entered], object]
    said: str


@require_POST
def take_step(request: HttpRequest, review_id: int, step: str) -> HttpResponse:
    """Takes the step, or shows what is missing, or says why it cannot be taken."""
    review = draft_asked_for(request, review_id)
    known = _STEPS.get(step)
    if known is None:
        raise Http404
    form = known.form(request.POST, review)
    if not form.is_valid():
        return publication_response(request, review, refused=(step, form))
    with refusals_as_messages(request, known.said.format(review=review)):
        known.take(review, person_asking(request), form.cleaned_data)
    return redirect("publication", review.pk)


def _plain(form: type[forms.Form], name: str) -> Callable[[QueryDict, Review], forms.Form]:
    return lambda data, _review: form(data, auto_id=f"{name}_%s")


def _publishing(form: type[asked.PublishForm], name: str) -> Callable[[QueryDict, Review], forms.Form]:
    def filled(data: QueryDict, review: Review) -> forms.Form:
        course = course_of(review)
        documents = [(entry.document_id, entry.document.name) for entry in course.settled.documents]
        is_first = course.publication is None
        # who may not overrule is told so by the service
        return form(data, documents=documents, is_first=is_first, may_overrule=True, auto_id=f"{name}_%s")

    return filled


def _publish(review: Review, by: Person, entered: Entered) -> object:
    return services.publish(
        review=review,
        by=by,
        opening=entered["documents"],
        reason=entered.get("reason", ""),
        overrule=entered.get("overrule", ""),
    )


def _schedule(review: Review, by: Person, entered: Entered) -> object:
    reason = entered.get("reason", "")
    return services.schedule(review=review, at=entered["at"], by=by, opening=entered["documents"], reason=reason)


def _withdraw(review: Review, by: Person, entered: Entered) -> object:
    publication = course_of(review).publication
    if publication is None:
        raise Http404
    return services.withdraw(publication=publication, reason=entered["reason"], by=by)


_STEPS: dict[str, _Step] = {
    "asked": _Step(
        _plain(forms.Form, "ask"),
        lambda review, by, _: services.ask_approval(review=review, by=by),
        "{review} waits for the approval of a second person.",
    ),
    "approved": _Step(
        _plain(asked.ApproveForm, "approve"),
        lambda review, by, entered: services.approve(review=review, by=by, seen=entered["seen"]),
        "{review} is approved as it stands.",
    ),
    "declined": _Step(
        _plain(asked.DeclineForm, "decline"),
        lambda review, by, entered: services.decline(
            review=review, by=by, seen=entered["seen"], reason=entered["reason"]
        ),
        "{review} is not approved. Whoever asked sees why.",
    ),
    "published": _Step(_publishing(asked.PublishForm, "publish"), _publish, "{review} is public."),
    "scheduled": _Step(_publishing(asked.ScheduleForm, "schedule"), _schedule, "{review} is scheduled."),
    "unscheduled": _Step(
        _plain(forms.Form, "unschedule"),
        lambda review, by, _: services.unschedule(review=review, by=by),
        "The schedule of {review} is cancelled.",
    ),
    "embargoed": _Step(
        _plain(asked.EmbargoForm, "embargo"),
        lambda review, by, entered: services.embargo(
            review=review,
            by=by,
            kind=Plan.Embargo(entered["kind"]),
            reason=entered["reason"],
            review_on=entered["review_on"],
        ),
        "{review} is under an embargo.",
    ),
    "kept_up": _Step(
        _plain(asked.LookAgainForm, "keep"),
        lambda review, by, entered: services.keep_embargo(review=review, by=by, **entered),
        "The embargo on {review} stays.",
    ),
    "lifted": _Step(
        _plain(asked.ReasonForm, "lift"),
        lambda review, by, entered: services.lift_embargo(review=review, by=by, **entered),
        "The embargo on {review} is lifted. Nothing is published by that.",
    ),
    "withheld": _Step(
        _plain(asked.WithholdForm, "withhold"),
        lambda review, by, entered: services.withhold(review=review, by=by, **entered),
        "The report of {review} is withheld. What was learned can be published.",
    ),
    "released": _Step(
        _plain(asked.ReasonForm, "release"),
        lambda review, by, entered: services.release(review=review, by=by, **entered),
        "The report of {review} is no longer withheld.",
    ),
    "archived": _Step(
        _plain(asked.PublicReasonForm, "archive"),
        lambda review, by, entered: services.archive(review=review, by=by, **entered),
        "The report of {review} is closed to visitors. What was learned stays.",
    ),
    "withdrawn": _Step(
        _plain(asked.PublicReasonForm, "withdraw"), _withdraw, "{review} is withdrawn. Its page says so, and why."
    ),
}
