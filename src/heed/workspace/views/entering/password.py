"""A new password for somebody who forgot theirs: by a link sent to their address, good once and for two hours."""

from __future__ import annotations

from allauth.account.views import PasswordResetDoneView, PasswordResetFromKeyView, PasswordResetView
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse_lazy

from heed.workspace.forms.entering import ForgottenPasswordForm, NewPasswordForm


class ForgottenPassword(PasswordResetView):
    """Asks for the address. What follows is the same whether or not it has an account."""

    form_class = ForgottenPasswordForm
    template_name = "workspace/entering/forgotten.html"


class ForgottenPasswordSent(PasswordResetDoneView):
    """Says that a mail is on its way."""

    template_name = "workspace/entering/forgotten_sent.html"


class NewPassword(PasswordResetFromKeyView):
    """Where the link in the mail leads."""

    form_class = NewPasswordForm
    template_name = "workspace/entering/new_password.html"
    success_url = reverse_lazy("sign-in")

    def form_valid(self, form: NewPasswordForm) -> HttpResponse:
        """Sets the password, and asks for it."""
        response: HttpResponse = super().form_valid(form)
        messages.success(self.request, "Your password is changed. Sign in with it.")
        return response
