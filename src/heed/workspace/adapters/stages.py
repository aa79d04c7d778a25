"""When the second step of signing in is asked for."""

from __future__ import annotations

from allauth.account.authentication import get_authentication_records
from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from heed.workspace.adapters.account import shown_to_provider


class SecondStepStage(AuthenticateStage):
    """As django-allauth has it, but not of somebody who showed a second factor to the provider of single sign-on."""

    def _should_handle(self, request: HttpRequest) -> bool:
        if shown_to_provider(get_authentication_records(request, self.login.user)):
            return False
        return bool(super()._should_handle(request))
