"""What a person may ask of the list of reviews."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from heed.people.models import Partnership
from heed.publishing.models import PublicationState
from heed.workspace.selectors.reviews import Standing


class ReviewSearch(forms.Form):
    """Words and filters, each of which may be blank."""

    words = forms.CharField(
        label="Label or title", required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    standing = forms.ChoiceField(
        label="Where it stands",
        required=False,
        choices=[
            ("", "Anywhere"),
            ("On its way", Standing.choices),
            ("With the public", PublicationState.choices),
        ],
    )

    def __init__(self, data: Mapping[str, Any], *, partnerships: Iterable[Partnership], years: Iterable[int]) -> None:
        super().__init__(data)
        unknown = {"invalid_choice": "There are no reviews for “%(value)s”. Choose one from the list."}
        self.fields["partnership"] = forms.ChoiceField(
            required=False,
            choices=[("", "All partnerships"), *((body.slug, body.name) for body in partnerships)],
            error_messages=unknown,
        )
        self.fields["year"] = forms.ChoiceField(
            required=False,
            choices=[("", "All years"), *((str(year), str(year)) for year in years)],
            error_messages=unknown,
        )

    def chosen(self) -> dict[str, str]:
        """The filters that are set and understood."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}
