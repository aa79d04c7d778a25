"""The list of people, and the invitations that nobody has accepted yet."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from heed.people.access import require_somewhere
from heed.people.rules import Permission
from heed.workspace.selectors.people import managing_where, open_invitations, person_rows, search
from heed.workspace.views.asking import person_asking

PER_PAGE = 50
INVITATIONS_SHOWN = 50


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """The people, by name, or those whose name or address holds the words searched for."""
    person = person_asking(request)
    require_somewhere(person, Permission.MANAGE_PEOPLE)
    managed = managing_where(person)
    words = request.GET.get("q", "").strip()[:100]
    page = Paginator(search(managed, words).order_by("name", "pk"), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": person_rows(list(page.object_list), managed),
        "words": words,
        "query": urlencode({"q": words}) + "&" if words else "",
        "invitations": open_invitations(managed)[:INVITATIONS_SHOWN],
        "now": timezone.now(),
    }
    return render(request, "workspace/people/list.html", context)
