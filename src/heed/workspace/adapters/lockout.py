"""What locks somebody out who guesses passwords, and what they are told."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def client_address(request: HttpRequest) -> str | None:
    """Where the request comes from; None for a sign-in that no connection brought.

    What a proxy says of that is believed only where HEED_BEHIND_PROXY is on.
    """
    if "REMOTE_ADDR" not in request.META:
        return None
    return str(get_adapter(request).get_client_ip(request))


def address_given(request: HttpRequest, credentials: dict[str, str] | None = None) -> str:
    """The e-mail address that somebody tries to sign in with, folded as accounts are."""
    given = (credentials or {}).get("email") or (credentials or {}).get("username") or request.POST.get("login", "")
    return given.strip().lower()


def locked_out(request: HttpRequest, _response: HttpResponse | None, _credentials: object) -> HttpResponse:
    """The answer to somebody who is locked out. It is the same whether or not the address has an account."""
    return render(request, "workspace/entering/locked_out.html", status=429)
