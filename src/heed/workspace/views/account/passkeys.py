"""Adding and removing passkeys."""

from __future__ import annotations

import json
from typing import Any

from allauth.mfa.webauthn.internal.auth import begin_registration
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy

from heed.workspace.forms.account import PasskeyForm
from heed.workspace.services import second_factors
from heed.workspace.services.entering import SESSION_KEY
from heed.workspace.views.account.removing import is_needed, refuse
from heed.workspace.views.asking import person_asking


def as_json(data: Any, name: str) -> str:
    """What the browser passes on to the key, as an attribute of the form can hold it."""
    return json.dumps(data[name], cls=DjangoJSONEncoder)


class AddPasskey(AddWebAuthnView):
    """Has the browser make a key, and keeps its public half."""

    form_class = PasskeyForm
    template_name = "workspace/account/passkey.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """With what the browser needs: a key that knows its owner and can be found without a name."""
        known: dict[str, object] = super().get_context_data(**kwargs)
        options = {"creation_options": begin_registration(self.request.user, passwordless=True)}
        return {**known, "options": as_json(options, "creation_options")}

    @transaction.atomic
    def form_valid(self, form: PasskeyForm) -> HttpResponse:
        """Keeps the key, with its row in the log."""
        response: HttpResponse = super().form_valid(form)
        second_factors.added(person=self.request.user, kind="passkey", session_id=self.request.session.get(SESSION_KEY))
        return response


class RemovePasskey(RemoveWebAuthnView):
    """Asks once more, and removes the key."""

    template_name = "workspace/account/remove_passkey.html"
    success_url = reverse_lazy("account")

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """The last second factor of somebody who must have one stays."""
        if is_needed(person_asking(request)):
            refuse(request)
            return redirect("account")
        return super().dispatch(request, *args, **kwargs)

    @transaction.atomic
    def form_valid(self, form: object) -> HttpResponse:
        """Removes the key, with its row in the log."""
        response: HttpResponse = super().form_valid(form)
        second_factors.removed(person=self.request.user, kind="passkey")
        return response
