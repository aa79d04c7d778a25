"""All reviews, with filters that stand in the address."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode

from heed.people.selectors import now_called
from heed.publishing import selectors
from heed.publishing.forms import ReviewFilters
from heed.publishing.views.public import public_page

PER_PAGE = 20


@public_page
def reviews(request: HttpRequest) -> HttpResponse:
    """The reviews that match, twenty to a page. A filter that is not understood says so and is left out."""
    form = ReviewFilters(request.GET, choices=selectors.choices())
    chosen = form.chosen()
    if "partnership" in form.errors and (body := now_called(request.GET["partnership"])):
        return redirect(f"{request.path}?{urlencode(request.GET.dict() | {'partnership': body.slug})}", permanent=True)
    page = Paginator(selectors.matching(**chosen), PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "publishing/reviews.html",
        {
            "section": "reviews",
            "form": form,
            "chosen": chosen,
            "page": page,
            "tiles": selectors.tiles(page.object_list),
            "query": urlencode(chosen) + "&" if chosen else "",
        },
    )
