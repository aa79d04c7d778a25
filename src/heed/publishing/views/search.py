"""Search in everything public."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from heed.publishing import selectors
from heed.publishing.rules import searching
from heed.publishing.views.public import public_page

PER_PAGE = 20
REVIEWS = 5
"""How many reviews stand above the items, found by their label or title."""


@public_page
def search(request: HttpRequest) -> HttpResponse:
    """The items that hold all the words, twenty to a page, and on the first page the reviews that are called so."""
    query = request.GET.get("q", "").strip()
    asked = searching.asked(query)
    page = Paginator(selectors.items_with(asked), PER_PAGE).get_page(request.GET.get("page"))
    reviews = selectors.reviews_with(asked)[:REVIEWS] if page.number == 1 else ()
    return render(
        request,
        "publishing/search.html",
        {
            "section": "search",
            "q": query[: searching.LONGEST],
            "asked": asked,
            "most_words": searching.MOST_WORDS,
            "longest": searching.LONGEST,
            "page": page,
            "hits": selectors.hits(page.object_list, asked),
            "reviews": selectors.review_hits(reviews, asked),
            "query": urlencode({"q": query}) + "&" if query else "",
        },
    )
