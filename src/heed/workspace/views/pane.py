"""A review's documents beside what was read: their pages, drawn and with the places of their words, and what is marked."""

from __future__ import annotations

import json

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heed.reading.drawers import Busy
from heed.reading.errors import CannotRead
from heed.reading.sheets import as_json
from heed.reviews.models import Document, DocumentPage
from heed.reviews.selectors import draft_of
from heed.reviews.services import picture_of, sheet_of, sign_of
from heed.workspace.forms.pane import asked_for
from heed.workspace.selectors.draft import draft_page
from heed.workspace.selectors.pane import entry_of, marked_on, marks_of, page_of, pane_of
from heed.workspace.views.asking import part_asked_for, person_asking


@require_safe
def pane(request: HttpRequest, review_id: int) -> HttpResponse:
    """The pane by itself, for the page that holds it already."""
    page = draft_page(part_asked_for(request, review_id), person_asking(request))
    shown = pane_of(page.draft, asked_for(request.GET))
    return render(request, "workspace/confirming/pane.html", {"page": page, "pane": shown})


@require_safe
def page_picture(request: HttpRequest, review_id: int, document_id: int, number: int) -> HttpResponseBase:
    """How a page looks."""
    page = _page_asked_for(request, review_id, document_id, number)
    try:
        return _kept_by_browser(HttpResponse(picture_of(page.document, number), content_type="image/webp"), page)
    except (CannotRead, Busy) as refusal:
        return _refused(refusal)


@require_safe
def page_words(request: HttpRequest, review_id: int, document_id: int, number: int) -> HttpResponseBase:
    """A page's text, and where each of its words stands."""
    page = _page_asked_for(request, review_id, document_id, number)
    try:
        said = json.loads(as_json(sheet_of(page)))
    except (CannotRead, Busy) as refusal:
        return _refused(refusal)
    return _kept_by_browser(JsonResponse({**said, "text": page.text}), page)


@require_safe
def page_marks(request: HttpRequest, review_id: int, document_id: int, number: int) -> HttpResponseBase:
    """The marks of a page as a picture to lie over its own, for browsers that run no scripts."""
    page = _page_asked_for(request, review_id, document_id, number)
    asked = asked_for(request.GET)
    try:
        sheet = sheet_of(page)
    except (CannotRead, Busy) as refusal:
        return _refused(refusal)
    review = part_asked_for(request, review_id)
    marks = (mark for mark in marks_of(draft_of(review)) if (mark.document, mark.page) == (document_id, number))
    context = {"sheet": sheet, "marked": marked_on(sheet, marks, asked.at)}
    answer = render(request, "workspace/confirming/marks.svg", context, content_type="image/svg+xml")
    answer["Cache-Control"] = "private, no-cache"
    return answer


def _page_asked_for(request: HttpRequest, review_id: int, document_id: int, number: int) -> DocumentPage:
    page = page_of(document_in_question(request, review_id, document_id), number)
    if page is None:
        raise Http404
    return page


def document_in_question(request: HttpRequest, review_id: int, document_id: int) -> Document:
    """A document of a review whose draft the person may see."""
    entry = entry_of(part_asked_for(request, review_id), document_id)
    if entry is None:
        raise Http404
    return entry.document


def _kept_by_browser(answer: HttpResponse, page: DocumentPage) -> HttpResponse:
    """May be kept, and is asked for each time all the same: whether the person may still see it is decided here."""
    answer["ETag"] = sign_of(page.document, page.number)
    answer["Cache-Control"] = "private, no-cache"
    return answer


def _refused(refusal: CannotRead | Busy) -> HttpResponse:
    if isinstance(refusal, Busy):
        return HttpResponse(str(refusal), status=503, content_type="text/plain", headers={"Retry-After": "2"})
    return HttpResponse(str(refusal), status=422, content_type="text/plain; charset=utf-8")
