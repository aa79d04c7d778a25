"""Signing in with an account of one's organisation: to the provider, and back."""

from __future__ import annotations

import logging

from allauth.decorators import rate_limit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from heed.workspace.adapters.single_sign_on import Provider

logger = logging.getLogger(__name__)


@login_not_required
@never_cache
@require_POST
@rate_limit(action="login")
def leave(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Sends the browser to the provider."""
    try:
        return _view(OAuth2LoginView, request, provider_id)
    except OSError:  # whatever is wrong with the connection
        logger.exception("The provider of single sign-on does not answer. Check HEED_OIDC_SERVER.")
        messages.error(request, "The site of your organisation does not answer. Try again later, or use another way.")
        return redirect("sign-in")


@login_not_required
@never_cache
@require_safe
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Where the provider sends it back to."""
    return _view(OAuth2CallbackView, request, provider_id)


def _view(kind: type[OAuth2LoginView | OAuth2CallbackView], request: HttpRequest, provider_id: str) -> HttpResponse:
    try:
        response: HttpResponse = kind.adapter_view(Provider(request, provider_id))(request)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    return response
