"""Signing in and out."""

from __future__ import annotations

from typing import cast
from urllib.parse import urlsplit

from allauth.account.views import LoginView
from csp.decorators import csp_update
from django.conf import settings
from django.contrib.auth.views import LogoutView
from django.http import HttpRequest, HttpResponse

from heed.people.models import Person
from heed.workspace.forms.entering import SignInForm
from heed.workspace.services import entering


class SignIn(LoginView):
    """Asks who is there. Somebody signed in already goes to their desk."""

    form_class = SignInForm
    template_name = "workspace/entering/sign_in.html"

    def render_to_response(self, context: dict[str, object], **kwargs: object) -> HttpResponse:
        """The page. Its forms may lead to the provider of single sign-on; no other page's may."""
        lead_to = {"form-action": [_origin(settings.OIDC_SERVER)]} if settings.OIDC_SERVER else {}
        draw = csp_update(lead_to)(lambda _request: super(SignIn, self).render_to_response(context, **kwargs))
        return cast(HttpResponse, draw(self.request))

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """With the name of single sign-on, where there is one."""
        known: dict[str, object] = super().get_context_data(**kwargs)
        return {**known, "single_sign_on": settings.OIDC_NAME if settings.OIDC_SERVER else ""}


class SignOut(LogoutView):
    """Ends the session. POST only, so that no link can do it."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Signs out, and shows the public site."""
        if isinstance(request.user, Person):
            entering.signed_out(person=request.user, session_id=request.session.get(entering.SESSION_KEY))
        return super().post(request, *args, **kwargs)


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
