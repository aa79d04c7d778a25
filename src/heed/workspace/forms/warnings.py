"""What is asked of a person who has looked at a warning."""

from __future__ import annotations

from django import forms


class SettleForm(forms.Form):
    """What they found; or that somebody should look again."""

    seen = forms.CharField()
    note = forms.CharField(required=False, max_length=1000)
    reopen = forms.BooleanField(required=False)
