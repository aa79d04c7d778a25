"""A review on its way to the public: where it stands, what may be done next, its versions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heed.analysing.services import propose_themes
from heed.publishing.selectors import course_of, version_shown
from heed.publishing.services import examine
from heed.reviews.models import Review
from heed.workspace.forms import publication as asked
from heed.workspace.selectors.publication import PublicationPage, publication_page
from heed.workspace.views.asking import draft_asked_for, person_asking


@require_safe
def publication(request: HttpRequest, review_id: int) -> HttpResponse:
    """Where the review stands, with the steps that this person may take."""
    return publication_response(request, draft_asked_for(request, review_id))


@require_safe
def version(request: HttpRequest, review_id: int, number: int) -> HttpResponse:
    """One version as it stood, and what changed by it."""
    review = draft_asked_for(request, review_id)
    public = course_of(review).publication
    shown = version_shown(public, number) if public else None
    if shown is None:
        raise Http404
    return render(request, "workspace/version.html", {"review": review, "page": shown})


def publication_response(
    request: HttpRequest, review: Review, *, refused: tuple[str, forms.Form] | None = None
) -> HttpResponse:
    """The page. ``refused`` is a step that was asked for, and its form with what is wrong in it."""
    course = course_of(review)
    examine(course)
    propose_themes(review=review)
    page = publication_page(course, person_asking(request))
    drawn: dict[str, forms.Form] = dict(_forms(page))
    if refused:
        drawn[refused[0]] = refused[1]
    context = {"page": page, "review": review, "forms": drawn, "form": refused[1] if refused else None}
    return render(request, "workspace/publication.html", context, status=422 if refused else 200)


def _forms(page: PublicationPage) -> Mapping[str, forms.Form]:
    seen = {"seen": page.course.situation.about}
    offered: dict[str, Any] = {"documents": page.documents, "is_first": page.course.publication is None}
    opened = [entry.document_id for entry in page.course.settled.documents if entry.public]
    plan = page.course.plan
    return {
        "approved": asked.ApproveForm(initial=seen, auto_id="approve_%s"),
        "declined": asked.DeclineForm(initial=seen, auto_id="decline_%s"),
        "published": asked.PublishForm(
            **offered, may_overrule=page.can_overrule, initial={"documents": opened}, auto_id="publish_%s"
        ),
        "scheduled": asked.ScheduleForm(
            **offered, initial={"documents": plan.opening or opened}, auto_id="schedule_%s"
        ),
        "embargoed": asked.EmbargoForm(auto_id="embargo_%s"),
        "kept_up": asked.LookAgainForm(auto_id="keep_%s"),
        "lifted": asked.ReasonForm(auto_id="lift_%s"),
        "withheld": asked.WithholdForm(auto_id="withhold_%s"),
        "released": asked.ReasonForm(auto_id="release_%s"),
        "archived": asked.PublicReasonForm(auto_id="archive_%s"),
        "withdrawn": asked.PublicReasonForm(auto_id="withdraw_%s"),
    }
