"""A paper as a file to save."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from heed.publishing.rules.papers import MEDIA_TYPES
from heed.publishing.selectors import Gone
from heed.publishing.services import made, tag_of
from heed.publishing.views.outputs.asked import asked
from heed.publishing.views.public import gone, under_every_name


@login_not_required
@require_safe
@under_every_name
def paper_file(
    request: HttpRequest,
    /,
    partnership: str,
    year: int,
    label: str,
    format: str,  # noqa: A002 - the word that readers know
    **which: str,
) -> HttpResponse:
    """The file, asked for again each time, so that a withdrawal shows at once; what a browser has already isn't made again."""
    found = asked(partnership=partnership, year=year, label=label, **which)
    if isinstance(found, Gone):
        return gone(request, found)
    if format not in found.output.formats:
        raise Http404
    paper = found.made_as(format)
    tag = f'"{tag_of(paper, format)}"'
    answer: HttpResponse | None = get_conditional_response(request, etag=tag)
    if answer is None:
        content = made(paper, format, publication=found.current.publication, name=found.file_name)
        answer = HttpResponse(content, content_type=MEDIA_TYPES[format])
        answer["Content-Disposition"] = f'attachment; filename="{found.file_name}.{format}"'
    answer["ETag"] = tag
    answer["Cache-Control"] = "no-cache"
    return answer
