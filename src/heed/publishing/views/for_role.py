"""What speaks to one role: in an agency, or wherever it is."""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from heed.publishing import selectors
from heed.publishing.models import ListedItem
from heed.publishing.rules import ASKING
from heed.publishing.views.public import public_page

PER_PAGE = 20
TO_EVERYONE = 10
"""How many items for the whole agency stand under those for the role. All of them are on the agency's own page."""


@public_page
def for_role(request: HttpRequest, agency: str, role: str) -> HttpResponse:
    """First what speaks to the role; then, apart, what speaks to everyone in the agency."""
    audience = selectors.role_for(role, agency)
    if audience is None:
        raise Http404
    to_role = selectors.speaking_to_role(selectors.public_items(), role, agency)
    to_everyone = selectors.speaking_to_everyone_in(selectors.public_items(), agency)
    to_everyone = to_everyone.exclude(pk__in=to_role.values("pk"))
    page, is_asking = _page(request, to_role)
    others = _asking(to_everyone, is_asking)[: TO_EVERYONE + 1] if page.number == 1 else ()
    shown = [*page.object_list, *others]
    prefetch_related_objects(shown, "addressees", "themes")
    own = len(page.object_list)
    return render(
        request,
        "publishing/for_role.html",
        {
            "section": "for",
            "audience": audience,
            "is_asking": is_asking,
            "page": page,
            "reviews": selectors.gathered(shown[:own]),
            "to_everyone": selectors.gathered(shown[own:][:TO_EVERYONE]),
            "has_more": len(others) > TO_EVERYONE,
            "query": "type=recommendation&" if is_asking else "",
        },
    )


@public_page
def for_role_anywhere(request: HttpRequest, role: str) -> HttpResponse:
    """What speaks to the role, whichever agency it is in."""
    audience = selectors.role_for(role)
    if audience is None:
        raise Http404
    page, is_asking = _page(request, selectors.speaking_to_role(selectors.public_items(), role))
    prefetch_related_objects(list(page.object_list), "addressees", "themes")
    return render(
        request,
        "publishing/for_role.html",
        {
            "section": "for",
            "audience": audience,
            "is_asking": is_asking,
            "page": page,
            "reviews": selectors.gathered(page.object_list),
            "query": "type=recommendation&" if is_asking else "",
        },
    )


def _page(request: HttpRequest, items: QuerySet[ListedItem]) -> tuple[Page[ListedItem], bool]:
    is_asking = request.GET.get("type") == "recommendation"
    return Paginator(_asking(items, is_asking), PER_PAGE).get_page(request.GET.get("page")), is_asking


def _asking(items: QuerySet[ListedItem], is_asking: bool) -> QuerySet[ListedItem]:  # noqa: FBT001 - named where it is made
    return selectors.newest_first(items.filter(type__in=ASKING) if is_asking else items)
