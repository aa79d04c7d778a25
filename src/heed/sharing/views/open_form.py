"""What makes a view a form for visitors, who have no account and get no cookie."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

Given = ParamSpec("Given")


def open_form(
    view: Callable[Concatenate[HttpRequest, Given], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Given], HttpResponse]:
    """A page that anybody may read and send, kept by nobody, found by no search engine, and that tells no other site its address.

    It asks for no token against forged requests: nothing here rests on who is signed in. What a forged one could do
    anybody can do from their own machine, and what a link from a mail allows, whoever forges one does not have.
    """

    @wraps(view)
    def kept_to_itself(request: HttpRequest, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        answer["Referrer-Policy"] = "no-referrer"
        answer["X-Robots-Tag"] = "noindex"
        return answer

    asked = require_http_methods(["GET", "HEAD", "POST"])
    return login_not_required(csrf_exempt(asked(never_cache(kept_to_itself))))


def network_of(request: HttpRequest) -> str:
    """Where a request comes from, as far as it can be told: an address, or the network that one household or office has.

    What a proxy says is believed only where HEED_BEHIND_PROXY is on.
    """
    said = str(request.META.get("REMOTE_ADDR", ""))
    if settings.BEHIND_PROXY:
        said = request.headers.get("X-Forwarded-For", said).rpartition(",")[2].strip()
    try:
        address = ipaddress.ip_address(said)
    except ValueError:
        return "unknown"
    if address.version == 4:
        return str(address)
    # a server that listens in both ways says so of every address of the old kind: they would all be one network
    return str(address.ipv4_mapped or ipaddress.ip_network((address, 64), strict=False))
