"""Stopping all mails at once: a page with one button, and what mail programs send by themselves (RFC 8058)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from heed.sharing import services
from heed.sharing.selectors.links import stopped_by
from heed.sharing.views.open_form import open_form
from heed.sharing.views.saying import no_longer_good


@open_form
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Looking at it does nothing; sending it stops everything. Sent a second time it says the same."""
    follower = stopped_by(token)
    if request.method == "POST":
        if follower is not None:
            services.stop_all(follower=follower)
        return render(request, "sharing/stopped.html")
    if follower is None:
        return no_longer_good(request)
    return render(request, "sharing/stop.html")
