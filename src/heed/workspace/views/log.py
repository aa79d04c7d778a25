"""The whole log, and all of it as a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from heed.audit.models import Entry
from heed.audit.services import note_view
from heed.people.access import require_somewhere
from heed.people.models import Person
from heed.people.rules import Permission
from heed.ui.csv import csv_lines
from heed.workspace.forms.log import LogSearch
from heed.workspace.selectors.history import part_of
from heed.workspace.selectors.log import entries_for, partnership_names, people_in_the_log, told
from heed.workspace.views.asking import person_asking
from heed.workspace.views.history import key_asked_for

COLUMNS = ("entry", "at", "person", "what", "reason", "action", "record", "about", "partnership", "detail")


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """One page of what matches. A filter that is not understood says so and is left out."""
    person, form = _asked(request)
    chosen, before = form.chosen(), key_asked_for(request)
    context = {
        "form": form,
        "chosen": chosen,
        "query": urlencode(chosen) + "&" if chosen else "",
        "part": part_of(entries_for(person, **chosen), before),
        "before": before,
    }
    _note(request, person, "log")
    return render(request, "workspace/log.html", context)


@require_safe
def log_export(request: HttpRequest) -> StreamingHttpResponse:
    """Everything that matches, as CSV, sent as it is read."""
    person, form = _asked(request)
    entries = entries_for(person, **form.chosen())
    _note(request, person, "log-export")
    response = StreamingHttpResponse(csv_lines(COLUMNS, _rows(entries)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="heed-log-{timezone.localdate():%Y-%m-%d}.csv"'
    return response


def _asked(request: HttpRequest) -> tuple[Person, LogSearch]:
    person = person_asking(request)
    require_somewhere(person, Permission.SEE_LOG)
    return person, LogSearch(request.GET, people=people_in_the_log(person))


def _note(request: HttpRequest, person: Person, page: str) -> None:
    """The log holds words of drafts, so whoever reads it is in it too."""
    if request.method == "GET":
        note_view(by=person, record=person, detail={"page": page})


def _rows(entries: QuerySet[Entry]) -> Iterator[tuple[object, ...]]:
    partnerships = partnership_names()
    for entry, deed in told(entries):
        yield (
            entry.pk,
            entry.at.astimezone(UTC).isoformat(),
            entry.actor_name,
            deed.words,
            deed.reason,
            entry.action,
            f"{entry.record_kind} {entry.record_id}",
            deed.review or f"{entry.about_kind} {entry.about_id}",
            partnerships.get(entry.partnership_id or 0, ""),
            json.dumps(entry.detail, ensure_ascii=False),
        )
