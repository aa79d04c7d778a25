"""What is asked of a person who says from where something was read."""

from __future__ import annotations

from typing import Any

from django import forms

from heed.workspace.forms.adding import ChosenForm


class CiteForm(ChosenForm):
    """A stretch of a document, for a proposal as the page showed it."""

    seen = forms.CharField()

    def clean(self) -> dict[str, Any]:
        """A stretch is chosen."""
        if not self.errors and self.chosen() is None:
            raise forms.ValidationError("Choose words of the report first.")
        return self.cleaned_data


class TakeOutForm(forms.Form):
    """One passage of a proposal as the page showed it."""

    seen = forms.CharField()
    passage = forms.IntegerField(min_value=1)
