"""What a link says that is good no more."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def no_longer_good(request: HttpRequest, *, is_expired: bool = False) -> HttpResponse:
    """A page that says so, and how to get another link. It says nothing of any address."""
    return render(request, "sharing/no_longer_good.html", {"is_expired": is_expired}, status=410 if is_expired else 404)
