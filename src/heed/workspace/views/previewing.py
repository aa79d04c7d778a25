"""A look at the papers for readers, as a review stands."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heed.publishing.selectors import course_of
from heed.workspace.selectors.previewing import preview_of
from heed.workspace.views.asking import draft_asked_for


@require_safe
def preview(request: HttpRequest, review_id: int) -> HttpResponse:
    """The paper that ``paper`` asks for: the briefing on one page, where nothing does."""
    review = draft_asked_for(request, review_id)
    found = preview_of(course_of(review), request.GET.get("paper", "briefing"))
    if found is None:
        raise Http404
    return render(request, "workspace/preview.html", {"review": review, "preview": found, "paper": found.paper})
