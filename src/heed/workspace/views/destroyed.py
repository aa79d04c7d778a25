"""The log of what was destroyed: to read, and as a table to keep."""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from heed.reviews.models import Destruction
from heed.reviews.selectors.keeping import destructions_for
from heed.ui.csv import csv_lines
from heed.workspace.views.keeping import PER_PAGE, keeper_asking

COLUMNS = ("destroyed at", "what", "name", "partnership", "rule", "approved by", "detail")


@require_safe
def destroyed(request: HttpRequest) -> HttpResponse:
    """What was destroyed, the last first."""
    page = Paginator(destructions_for(keeper_asking(request)), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "workspace/destroyed.html", {"page": page})


@require_safe
def destroyed_table(request: HttpRequest) -> StreamingHttpResponse:
    """The same as CSV, whole."""
    rows = destructions_for(keeper_asking(request)).iterator(chunk_size=500)
    answer = StreamingHttpResponse(csv_lines(COLUMNS, _rows(rows)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="destroyed.csv"'
    return answer


def _rows(destroyed: Iterator[Destruction]) -> Iterator[tuple[str, ...]]:
    for row in destroyed:
        at = timezone.localtime(row.at).isoformat(timespec="seconds")
        detail = json.dumps(row.detail, sort_keys=True)
        yield at, row.what, row.name, row.partnership_name, row.rule, row.approved_by, detail
