"""A public document of a review, to download."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from heed.publishing import selectors
from heed.publishing.selectors import Gone
from heed.publishing.views.public import gone, under_every_name


@login_not_required
@require_safe
@under_every_name
def document(request: HttpRequest, partnership: str, year: int, label: str, number: int) -> HttpResponseBase:
    """The file as it came in. It is saved, never shown in place: what came from outside is not run as a page of ours."""
    found = selectors.public_document(partnership=partnership, year=year, slug=label, document=number)
    if found is None:
        raise Http404
    if isinstance(found, Gone):
        return gone(request, found)
    answer = FileResponse(found.file.open("rb"), as_attachment=True, filename=found.name, content_type=found.media_type)
    answer["Cache-Control"] = "no-cache"
    return answer
