"""One theme: what it is, and what reviews say about it."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from heed.publishing import selectors
from heed.publishing.views.public import public_page

PER_PAGE = 20


@public_page
def theme(request: HttpRequest, theme: str) -> HttpResponse:
    """The items about the theme, the newest first, of all agencies or of one."""
    found = selectors.public_theme(theme)
    if found is None:
        raise Http404
    items = selectors.about_theme(selectors.public_items(), theme)
    agencies = selectors.agencies_spoken_to(items)
    agency = next((one for one in agencies if one.code == request.GET.get("agency")), None)
    if agency:
        items = selectors.speaking_to(items, agency.code)
    items = selectors.with_what_belongs(selectors.newest_first(items))
    page = Paginator(items, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "publishing/theme.html",
        {
            "section": "themes",
            "theme": found,
            "agencies": agencies,
            "agency": agency,
            "page": page,
            "reviews": selectors.gathered(page.object_list),
            "query": urlencode({"agency": agency.code}) + "&" if agency else "",
        },
    )
