"""A paper as a page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from heed.publishing.rules.papers import FORMAT_NAMES, PAGE
from heed.publishing.selectors import Gone
from heed.publishing.services import made
from heed.publishing.views.outputs.asked import Asked, asked
from heed.publishing.views.public import gone, public_page


@public_page
def paper_page(request: HttpRequest, /, partnership: str, year: int, label: str, **which: str) -> HttpResponse:
    """The paper with the files that it can be had as, or what there is to say once the review was withdrawn."""
    found = asked(partnership=partnership, year=year, label=label, **which)
    if isinstance(found, Gone):
        return gone(request, found)
    return render(
        request,
        "publishing/outputs/paper.html",
        {"section": "reviews", "paper": found.made_as(PAGE), "current": found.current, "files": _files(request, found)},
    )


def _files(request: HttpRequest, found: Asked) -> list[dict[str, object]]:
    """Format, address and size of each file. They are made within a blink, and whoever comes next finds them made."""
    files: list[dict[str, object]] = []
    for format_ in found.output.formats:
        content = made(found.made_as(format_), format_, publication=found.current.publication, name=found.file_name)
        files.append({"name": FORMAT_NAMES[format_], "address": f"{request.path}.{format_}", "size": len(content)})
    return files
