"""A review's documents: to have as they came in, and to say what each is."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from heed.reviews import services
from heed.reviews.models import Review, ReviewDocument
from heed.workspace.forms.documents import RoleForm
from heed.workspace.selectors.pane import entry_of
from heed.workspace.views.asking import draft_asked_for, person_asking, refusals_as_messages


@require_safe
def document_file(request: HttpRequest, review_id: int, document_id: int) -> HttpResponseBase:
    """The file as it came in. It is saved, never shown in place: what came from outside is not run as a page of ours."""
    document = _entry(draft_asked_for(request, review_id), document_id).document
    try:
        file = document.file.open("rb")
    except FileNotFoundError:
        messages.error(request, f"The file {document.name} is not there any more. Its text is, beside what was read.")
        return redirect("review-documents", review_id)
    answer = FileResponse(file, as_attachment=True, filename=document.name, content_type=document.media_type)
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_POST
def document_role(request: HttpRequest, review_id: int, document_id: int) -> HttpResponse:
    """Says what the document is to the review."""
    entry = _entry(draft_asked_for(request, review_id), document_id)
    form = RoleForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Choose what the document is.")
    else:
        role = ReviewDocument.Role(form.cleaned_data["role"])
        with refusals_as_messages(request, f"{entry.document.name} is now: {role.label}."):
            services.set_role(entry=entry, role=role, by=person_asking(request))
    return redirect("review-documents", review_id)


def _entry(review: Review, document_id: int) -> ReviewDocument:
    entry = entry_of(review, document_id)
    if entry is None:
        raise Http404
    return entry
