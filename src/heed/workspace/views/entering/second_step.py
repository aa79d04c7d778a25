"""The second step of signing in, and signing in with a passkey alone."""

from __future__ import annotations

from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.http import HttpResponse

from heed.workspace.forms.account import CodeForm
from heed.workspace.selectors.second_factors import second_factors
from heed.workspace.services.entering import sign_in_failed
from heed.workspace.views.account.passkeys import as_json


class SecondStep(AuthenticateView):
    """Asks for a code or a passkey, after the password fitted."""

    form_class = CodeForm
    template_name = "workspace/entering/second_step.html"

    def form_invalid(self, form: object) -> HttpResponse:
        """Logs the attempt: whoever made it knows the password."""
        sign_in_failed(email=self.stage.login.user.email, at="second factor")
        response: HttpResponse = super().form_invalid(form)
        return response

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """With what the browser needs to ask a key, and what this person can show."""
        known: dict[str, object] = super().get_context_data(**kwargs)
        return {
            **known,
            "factors": second_factors(self.stage.login.user),
            "options": as_json(known["js_data"], "request_options"),
        }


class PasskeyAlone(LoginWebAuthnView):
    """Gives the browser what to ask a key for, and takes its answer: the key knows its owner, so it is both factors."""
