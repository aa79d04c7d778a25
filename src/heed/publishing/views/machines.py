"""Answers for machines: is the site well, what may be crawled, the icon that browsers ask for unprompted."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    """Plain "ok" while the site answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Everything public may be found by search engines."""
    return HttpResponse("User-agent: *\nAllow: /\nDisallow: /staff/\n", content_type="text/plain")


@login_not_required
@require_safe
def favicon(_request: HttpRequest) -> HttpResponse:
    """Where the icon is."""
    return HttpResponseRedirect(static("ui/favicon.svg"))
