"""Staff home: what waits for this person."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heed.people.access import require_somewhere
from heed.people.rules import Permission
from heed.workspace.selectors.desk import desk_of
from heed.workspace.views.asking import person_asking


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """The reviews that wait for a decision, and the published ones."""
    person = person_asking(request)
    require_somewhere(person, Permission.SEE_DRAFTS)
    return render(request, "workspace/desk.html", {"desk": desk_of(person)})
