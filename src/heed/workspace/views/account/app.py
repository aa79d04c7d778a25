"""The page from which a first second factor is set up, the authenticator app, and the recovery codes."""

from __future__ import annotations

from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from heed.workspace.forms.account import AppForm
from heed.workspace.selectors.second_factors import has_second_factor
from heed.workspace.services import second_factors
from heed.workspace.services.entering import SESSION_KEY
from heed.workspace.views.account.removing import is_needed, refuse
from heed.workspace.views.asking import person_asking


@require_safe
@never_cache
def choose(request: HttpRequest) -> HttpResponse:
    """What a second factor is, and the two kinds. Who has one goes to their account."""
    if has_second_factor(person_asking(request)):
        return redirect("account")
    return render(request, "workspace/account/choose.html")


class AddApp(ActivateTOTPView):
    """Shows the picture for the app, and asks for its first code."""

    form_class = AppForm
    template_name = "workspace/account/app.html"

    @transaction.atomic
    def form_valid(self, form: AppForm) -> HttpResponse:
        """Keeps the app, with its row in the log."""
        response: HttpResponse = super().form_valid(form)
        second_factors.added(
            person=self.request.user, kind="authenticator app", session_id=self.request.session.get(SESSION_KEY)
        )
        return response


class RemoveApp(DeactivateTOTPView):
    """Asks once more, and removes the app."""

    template_name = "workspace/account/remove_app.html"
    success_url = reverse_lazy("account")

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """The last second factor of somebody who must have one stays."""
        if is_needed(person_asking(request)):
            refuse(request)
            return redirect("account")
        return super().dispatch(request, *args, **kwargs)

    @transaction.atomic
    def form_valid(self, form: object) -> HttpResponse:
        """Removes the app, with its row in the log."""
        response: HttpResponse = super().form_valid(form)
        second_factors.removed(person=self.request.user, kind="authenticator app")
        return response


class RecoveryCodes(ViewRecoveryCodesView):
    """Shows the codes, once."""

    template_name = "workspace/account/codes.html"


class NewRecoveryCodes(GenerateRecoveryCodesView):
    """Asks once more, and makes new codes; those before are void."""

    template_name = "workspace/account/new_codes.html"

    @transaction.atomic
    def form_valid(self, form: object) -> HttpResponse:
        """Makes them, with a row in the log."""
        response: HttpResponse = super().form_valid(form)
        second_factors.codes_made(person=self.request.user)
        return response
