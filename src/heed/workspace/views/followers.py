"""How many follow what by e-mail. Nobody sees who."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heed.people.access import require_somewhere
from heed.people.rules import Permission
from heed.sharing.selectors.counting import addresses, followings
from heed.workspace.views.asking import person_asking


@require_safe
def followers(request: HttpRequest) -> HttpResponse:
    """Counts, for whoever brings reviews in; small ones are not told."""
    require_somewhere(person_asking(request), Permission.IMPORT)
    return render(request, "workspace/followers.html", {"addresses": addresses(), "followings": followings()})
