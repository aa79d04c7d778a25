"""Signing in and out."""

from __future__ import annotations

from allauth.account.views import LoginView
from django.contrib.auth.views import LogoutView
from django.http import HttpRequest, HttpResponse

from heed.people.models import Person
from heed.workspace.forms.entering import SignInForm
from heed.workspace.services import entering


class SignIn(LoginView):
    """Asks who is there. Somebody signed in already goes to their desk."""

    form_class = SignInForm
    template_name = "workspace/entering/sign_in.html"


class SignOut(LogoutView):
    """Ends the session. POST only, so that no link can do it."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Signs out, and shows the public site."""
        if isinstance(request.user, Person):
            entering.signed_out(person=request.user, session_id=request.session.get(entering.SESSION_KEY))
        return super().post(request, *args, **kwargs)
