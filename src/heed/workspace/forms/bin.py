"""What is asked of a person who deletes something or brings it back."""

from __future__ import annotations

from django import forms


class DeleteForm(forms.Form):
    """Why something is deleted."""

    why = forms.CharField(
        label="Why",
        help_text="Kept with it, for whoever looks for it.",
        max_length=1000,
        error_messages={"required": "Say why: the reason is kept with it."},
    )


class AddressForm(forms.Form):
    """Another address for a review whose own was taken meanwhile."""

    slug = forms.SlugField(
        label="At which address",
        max_length=100,
        error_messages={"required": "Say at which address it is to stand."},
    )
