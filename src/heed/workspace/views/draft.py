"""A review before the public: every value beside the passage it was read from."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heed.workspace.selectors.draft import draft_page
from heed.workspace.views.asking import draft_asked_for, person_asking


@require_safe
def draft(request: HttpRequest, review_id: int) -> HttpResponse:
    """The draft with what may be done to it."""
    review = draft_asked_for(request, review_id)
    page = draft_page(review, person_asking(request))
    return render(request, "workspace/draft.html", {"page": page})
