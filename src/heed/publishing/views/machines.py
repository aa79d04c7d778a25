"""Answers for machines: is the site well, what may be crawled, the icon that browsers ask for unprompted."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from heed.publishing.selectors.standing import whole


@login_not_required
@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    """Plain "ok" while the site answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Everything public may be found by search engines, and where the map of it is."""
    said = f"User-agent: *\nAllow: /\nDisallow: /staff/\n\nSitemap: {whole(reverse('sitemap'))}\n"
    return HttpResponse(said, content_type="text/plain")


@login_not_required
@require_safe
def favicon(_request: HttpRequest) -> HttpResponse:
    """Where the icon is."""
    return HttpResponseRedirect(static("ui/favicon.svg"))
