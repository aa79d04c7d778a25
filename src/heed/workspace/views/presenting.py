"""The tab *Briefing*: what an editor adds to a review for readers."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from heed.publishing.errors import WrittenMeanwhile
from heed.publishing.selectors import course_of
from heed.reviews.errors import Refused
from heed.reviews.models import Review
from heed.workspace.forms.presenting import PresentationForm
from heed.workspace.selectors.presenting import PresentationPage, presentation_page
from heed.workspace.services.presenting import save_for_readers
from heed.workspace.views.asking import draft_asked_for, person_asking


@require_http_methods(["GET", "HEAD", "POST"])
def presentation(request: HttpRequest, review_id: int) -> HttpResponse:
    """Shows what is there for readers, and saves what was changed: all of it, or nothing."""
    review = draft_asked_for(request, review_id)
    page = _page(request, review)
    if request.method != "POST":
        return _drawn(request, page, PresentationForm(page))
    form = PresentationForm(page, request.POST)
    if not form.is_valid():
        return _drawn(request, page, form, status=422)
    changes = form.changes()
    try:
        save_for_readers(review=review, changes=changes, by=person_asking(request))
    except WrittenMeanwhile as refusal:
        page = _page(request, review)
        form = form.against(page)
        form.add_error(None, str(refusal))
        return _drawn(request, page, form, status=422)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _drawn(request, page, form, status=422)
    messages.success(request, "Saved." if changes.are_any else "Nothing was changed.")
    return redirect(f"{reverse('presentation', args=[review.pk])}?page={page.items.number}")


def _page(request: HttpRequest, review: Review) -> PresentationPage:
    number, item = request.GET.get("page", "1"), request.GET.get("item", "")
    return presentation_page(course_of(review), person_asking(request), number=number, item=item)


def _drawn(request: HttpRequest, page: PresentationPage, form: PresentationForm, status: int = 200) -> HttpResponse:
    context = {"review": page.course.review, "page": page, "form": form}
    return render(request, "workspace/presentation.html", context, status=status)
