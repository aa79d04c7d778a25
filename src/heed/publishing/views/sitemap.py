"""The map of the site, by which search engines find every page and learn what changed."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from heed.publishing.outputs.open_data.sitemaps import index_of_maps, map_of_pages
from heed.publishing.selectors.sitemap import entries, parts
from heed.publishing.selectors.standing import whole
from heed.publishing.views.public import public_page

XML = "application/xml; charset=utf-8"


@public_page
def sitemap(_request: HttpRequest) -> HttpResponse:
    """Where its parts are."""
    found = ((whole(reverse("sitemap-part", args=[what, number])), at) for what, number, at in parts())
    return HttpResponse(index_of_maps(found), content_type=XML)


@public_page
def sitemap_part(_request: HttpRequest, what: str, number: int) -> HttpResponse:
    """The pages of one part."""
    found = entries(what, number)
    if found is None:
        raise Http404
    return HttpResponse(map_of_pages(found), content_type=XML)
