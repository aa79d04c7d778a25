"""What django-allauth asks of Heed about signing in."""

from __future__ import annotations

import time
from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from heed.people.models import Person
from heed.people.rules import Permission
from heed.people.selectors import allowed_somewhere
from heed.ui.mail import send
from heed.workspace.services import entering
from heed.workspace.services.entering import SESSION_KEY

DO_NOT_BELONG = "That e-mail address and password do not belong together. Check both, and try again."
# for so long after signing in, nobody is asked to show again who they are
FRESH_SECONDS = 600


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by invitation only; every sign-in is logged and can be seen and ended."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": DO_NOT_BELONG,
        "too_many_login_attempts": "Too many attempts. Wait a quarter of an hour, and try again.",
        "incorrect_password": "That is not your password. Check it, and try again.",
        "enter_current_password": "That is not your password. Check it, and try again.",
        "incorrect_code": "That code does not fit. Wait for the next one, and try again.",
        "rate_limited": "Too many attempts. Wait a minute, and try again.",
        "same_as_current": "That is the password you have. Choose another.",
    }

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """Nobody makes an account by themselves."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Person | None:
        """The person, where address and password belong together. A closed account is told as a wrong password is."""
        person = super().authenticate(request, **credentials)
        return cast(Person, person) if person and person.is_active else None

    def authentication_failed(self, _request: HttpRequest, **credentials: Any) -> None:
        """Logs the attempt with the account it was made on. An address that has none is not kept in the log."""
        entering.sign_in_failed(email=credentials.get("email", ""))

    def login(self, request: HttpRequest, user: Person) -> None:
        """Signs the person in, under a new session key, and remembers where."""
        super().login(request, user)
        session = entering.signed_in(
            person=user,
            device=request.headers.get("user-agent", ""),
            has_second_factor=_has_second_factor(request, user),
        )
        request.session[SESSION_KEY] = session.pk

    def respond_user_inactive(self, request: HttpRequest, _user: Person) -> HttpResponse:
        """Somebody whose account is closed has shown who they are by other means than a password."""
        messages.error(request, "Your account is closed. Ask an administrator of your partnership.")
        return redirect("sign-in")

    def get_login_stages(self) -> list[str]:
        """The steps of signing in, with our own notion of when the second one is asked for."""
        ours = "heed.workspace.adapters.stages.SecondStepStage"
        return [ours if stage.endswith(".AuthenticateStage") else stage for stage in super().get_login_stages()]

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Where somebody goes who asked for no page: to their desk, or to their account where they have no desk."""
        person = request.user
        has_desk = isinstance(person, Person) and Permission.SEE_DRAFTS in allowed_somewhere(person)
        return reverse("desk" if has_desk else "account")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whether to ask again who is there, before second factors are changed: not right after signing in."""
        records = get_authentication_records(self.request, self.request.user)
        if records and time.time() - records[-1]["at"] < FRESH_SECONDS:
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def set_password(self, user: Person, password: str) -> None:
        """Gives the person another password; sessions opened before end."""
        entering.set_password(
            person=user, password=password, but_session=self.request.session.get(SESSION_KEY) if self.request else None
        )

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link in the mail. It leads to the site's own address, whatever name the request came under."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return settings.HEED_PUBLIC_ADDRESS + path.replace("UID-KEY", key)

    def get_password_change_redirect_url(self, _request: HttpRequest) -> str:
        """Back to the account."""
        return reverse("account")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Sends one of our mails."""
        send(template=f"workspace/mail/{template_prefix}", to=email, context=context)

    def send_password_reset_mail(self, _user: Person, email: str, context: dict[str, Any]) -> None:
        """Sends the link to somebody who asked for a new password."""
        self.send_mail("new_password", email, context)

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """Shows sentences; allauth's own message templates stay silent, our pages say what was done."""
        if message := kwargs.get("message"):
            messages.add_message(request, level, message)


def _has_second_factor(request: HttpRequest, person: Person) -> bool:
    """Whether more than a password was shown on the way in, here or to a provider that asks everybody for it."""
    records = get_authentication_records(request, person)
    return any(record["method"] == "mfa" for record in records) or shown_to_provider(records)


def shown_to_provider(records: list[dict[str, Any]]) -> bool:
    """Whether the person came by single sign-on, and the provider asks everybody for a second factor."""
    return settings.OIDC_HAS_SECOND_FACTOR and any(record["method"] == "socialaccount" for record in records)
