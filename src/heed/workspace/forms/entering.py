"""What is asked of somebody who signs in, or who forgot their password."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm, ResetPasswordForm, ResetPasswordKeyForm
from django import forms
from django.http import HttpRequest


class SignInForm(LoginForm):
    """E-mail address and password. What it says of a wrong pair does not tell which of the two is wrong."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.EmailField(
            label="E-mail address",
            widget=forms.EmailInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
            error_messages={"required": "Enter your e-mail address."},
        )
        self.fields["password"] = forms.CharField(
            label="Password",
            strip=False,
            widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
            error_messages={"required": "Enter your password."},
        )
        self.order_fields(["login", "password"])


class ForgottenPasswordForm(ResetPasswordForm):
    """The address to send a link to. An address without account gets a mail too: nobody learns here which is which."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = forms.EmailField(
            label="E-mail address",
            widget=forms.EmailInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
            error_messages={"required": "Enter your e-mail address."},
        )

    def save(self, request: HttpRequest, **kwargs: object) -> str:
        """Sends the mail, and gives the address."""
        if self.users:
            return str(super().save(request, **kwargs))
        email = str(self.cleaned_data["email"])
        get_adapter(request).send_mail("no_account", email, {})
        return email


class NewPasswordForm(ResetPasswordKeyForm):
    """A password, once: a browser shows and keeps it."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        self.fields["password1"].label = "New password"
        self.fields["password1"].widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
        self.fields["password1"].help_text = PASSWORD_HINT


PASSWORD_HINT = "At least 12 characters. Three or four words that nobody would guess make a good one."  # noqa: S105
