"""What is asked of a person who publishes or withdraws."""

from __future__ import annotations

from django import forms


class PublishForm(forms.Form):
    """Whether visitors may download the documents."""

    with_report = forms.BooleanField(label="Let visitors download its documents", required=False)


class WithdrawForm(forms.Form):
    """Why a review is withdrawn. Its page will say so."""

    reason = forms.CharField(
        label="Why",
        help_text="Its page will show this to everybody, the family among them.",
        error_messages={"required": "Say why: the page that remains gives the reason."},
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
