"""Signing in and out."""

from __future__ import annotations

from django.contrib.auth.views import LoginView, LogoutView

from heed.people.forms import SignInForm


class SignIn(LoginView):
    """Asks who is there. Somebody signed in already goes to their desk."""

    form_class = SignInForm
    template_name = "people/sign_in.html"
    redirect_authenticated_user = True


class SignOut(LogoutView):
    """Ends the session. POST only, so that no link can do it."""
