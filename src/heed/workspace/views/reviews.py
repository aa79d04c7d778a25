"""All reviews of the partnerships that a person works for, with a search and filters that stand in the address."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from heed.people.access import require_somewhere
from heed.people.rules import Permission
from heed.workspace.forms.reviews import ReviewSearch
from heed.workspace.selectors.reviews import partnerships_with_reviews, reviews_found, years_of_reviews
from heed.workspace.selectors.rows import rows
from heed.workspace.views.asking import person_asking

PER_PAGE = 25


@require_safe
def reviews(request: HttpRequest) -> HttpResponse:
    """The reviews that match. A filter that is not understood says so and is left out."""
    person = person_asking(request)
    require_somewhere(person, Permission.SEE_DRAFTS)
    form = ReviewSearch(request.GET, partnerships=partnerships_with_reviews(person), years=years_of_reviews(person))
    chosen = form.chosen()
    page = Paginator(reviews_found(person, **chosen), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "chosen": chosen,
        "page": page,
        "rows": rows(page.object_list),
        "query": urlencode(chosen) + "&" if chosen else "",
    }
    return render(request, "workspace/reviews.html", context)
