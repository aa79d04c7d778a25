"""Changing your password, and showing again who you are before second factors are changed."""

from __future__ import annotations

from allauth.account.views import PasswordChangeView, ReauthenticateView
from allauth.mfa.base.views import ReauthenticateView as CodeAgainView
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from heed.workspace.forms.account import CodeConfirmForm, PasswordAgainForm, PasswordForm
from heed.workspace.views.account.passkeys import as_json
from heed.workspace.views.asking import person_asking


class ChangePassword(PasswordChangeView):
    """Asks for the password as it is and the next one. Other sessions end."""

    form_class = PasswordForm
    template_name = "workspace/account/password.html"

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Somebody who has no password yet makes one by mail."""
        if not person_asking(request).has_usable_password():
            return redirect("account_reset_password")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: PasswordForm) -> HttpResponse:
        """Changes it, and says so."""
        response: HttpResponse = super().form_valid(form)
        messages.success(self.request, "Your password is changed. Other sessions are ended.")
        return response


class PasswordAgain(ReauthenticateView):
    """Asks for the password."""

    form_class = PasswordAgainForm
    template_name = "workspace/account/again_password.html"


class CodeAgain(CodeAgainView):
    """Asks for a code."""

    form_class = CodeConfirmForm
    template_name = "workspace/account/again_code.html"


class PasskeyAgain(ReauthenticateWebAuthnView):
    """Asks for a passkey."""

    template_name = "workspace/account/again_passkey.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """With what the browser needs to ask the key."""
        known: dict[str, object] = super().get_context_data(**kwargs)
        return {**known, "options": as_json(known["js_data"], "request_options")}
