"""What a visitor may ask of the public pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from heed.publishing.selectors import Choice, Choices


class ReviewFilters(forms.Form):
    """The filters of the list of reviews. They offer only what leads to a review, with how many."""

    def __init__(self, data: Mapping[str, Any], *, choices: Choices) -> None:
        super().__init__(data)
        self.fields["partnership"] = _offering("Partnership", "All partnerships", choices.partnerships)
        self.fields["year"] = _offering("Year", "All years", choices.years)
        self.fields["kind"] = _offering("Kind of review", "All kinds", choices.kinds)

    def chosen(self) -> dict[str, str]:
        """The filters that are set and understood."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}


def _offering(label: str, everything: str, choices: Iterable[Choice]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        required=False,
        choices=[("", everything), *((c.value, f"{c.name} ({c.count})") for c in choices)],
        error_messages={"invalid_choice": "There are no reviews for “%(value)s”. Choose one from the list."},
    )
