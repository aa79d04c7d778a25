"""What open data there is, what it is not, and what every column means."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from heed.publishing.outputs.open_data.tables import TABLES
from heed.publishing.selectors.open_codes import facts_in_use
from heed.publishing.selectors.snapshot import snapshot
from heed.publishing.selectors.standing import whole
from heed.publishing.views.public import public_page
from heed.reading.kinds import kinds


@public_page
def data(request: HttpRequest) -> HttpResponse:
    """The files, how many rows there are, and how to cite them."""
    context = {
        "section": "data",
        "snapshot": snapshot(),
        "today": timezone.localdate(),
        "tables": TABLES,
        "address": whole(request.path),
    }
    return render(request, "publishing/data/data.html", context)


@public_page
def codebook(request: HttpRequest) -> HttpResponse:
    """Every column and characteristic: its name, meaning, values and source, and for how many reviews it is known."""
    facts = [
        {"fact": fact, "known": fact.known, "of": fact.known + fact.unclear + fact.not_stated}
        for fact in facts_in_use()
    ]
    context = {"section": "data", "tables": TABLES, "facts": facts, "kinds": kinds()}
    return render(request, "publishing/data/codebook.html", context)
