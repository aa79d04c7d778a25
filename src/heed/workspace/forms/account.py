"""What is asked of a person about their own account."""

from __future__ import annotations

from allauth.account.forms import ChangePasswordForm, ReauthenticateForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import SignupWebAuthnForm
from django import forms
from django.core.cache import cache

from heed.people.models import Person
from heed.workspace.forms.entering import PASSWORD_HINT

# a code is good for three steps of half a minute, and in that time once
CODE_SECONDS = 90


class NameForm(forms.Form):
    """The name that stands beside what the person decides."""

    name = forms.CharField(
        label="Name",
        max_length=150,
        help_text="It stands beside what you decide from now on.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Enter your name."},
    )


class PasswordForm(ChangePasswordForm):
    """The password as it is, and the next one."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        self.fields["oldpassword"].label = "Your password now"
        self.fields["oldpassword"].widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})
        self.fields["password1"].label = "New password"
        self.fields["password1"].widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
        self.fields["password1"].help_text = PASSWORD_HINT


class PasswordAgainForm(ReauthenticateForm):
    """The password, asked for again before second factors are changed."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "Your password"
        self.fields["password"].widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})


def _code_field(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}),
        error_messages={"required": "Enter the code."},
    )


class _CodeOnce:
    """A code of the app that somebody saw over a shoulder is good for nobody once it was used."""

    user: Person

    def clean_code(self) -> str:
        """The code, where it fits and was not used before."""
        code = str(super().clean_code())  # type: ignore[misc]
        digits = "".join(filter(str.isalnum, code))  # however it was typed, it is the same code
        if not cache.add(f"code-used-{self.user.pk}-{digits}", 1, CODE_SECONDS):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(_CodeOnce, AuthenticateForm):
    """The second step of signing in: a code of the app, or a recovery code."""

    code = _code_field("Code")


class CodeConfirmForm(_CodeOnce, CodeAgainForm):
    """A code, asked for again before second factors are changed."""

    code = _code_field("Code")


class AppForm(ActivateTOTPForm):
    """The first code of an app: it shows that app and site agree."""

    code = _code_field("Code that the app shows")


class PasskeyForm(SignupWebAuthnForm):
    """A new passkey. It must know its owner by finger, face or PIN, so that it can stand alone."""

    name = forms.CharField(
        label="What to call it",
        required=False,
        max_length=60,
        help_text="So that you can tell it from others: work laptop, blue key.",
    )

    def clean(self) -> dict[str, object]:
        """What was filled in, with the key checked."""
        self.cleaned_data["passwordless"] = True
        checked: dict[str, object] = super().clean()
        return checked
