"""What speaks to one agency, the newest first."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from heed.publishing import selectors
from heed.publishing.rules import ASKING
from heed.publishing.views.public import public_page

PER_PAGE = 20


@public_page
def for_agency(request: HttpRequest, agency: str) -> HttpResponse:
    """The items addressed to the agency or a role in it; on request only those that ask for something, or all of it."""
    audience = selectors.agency_for(agency)
    if audience is None:
        raise Http404
    items = selectors.speaking_to(selectors.public_items(), agency)
    is_asking, is_everyone = request.GET.get("type") == "recommendation", request.GET.get("to") == "everyone"
    if is_everyone:
        items = selectors.speaking_to_everyone_in(items, agency)
    if is_asking:
        items = items.filter(type__in=ASKING)
    items = selectors.with_what_belongs(selectors.newest_first(items))
    page = Paginator(items, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "publishing/for_agency.html",
        {
            "section": "for",
            "audience": audience,
            "is_asking": is_asking,
            "is_everyone": is_everyone,
            "page": page,
            "reviews": selectors.gathered(page.object_list),
            "query": ("to=everyone&" if is_everyone else "") + ("type=recommendation&" if is_asking else ""),
        },
    )
