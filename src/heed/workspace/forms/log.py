"""What a person may ask of the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from heed.audit.rules import Action
from heed.people.models import Person

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class LogSearch(forms.Form):
    """Filters, each of which may be blank."""

    by = forms.TypedChoiceField(label="Person", required=False, coerce=int, empty_value=None)
    action = forms.ChoiceField(
        label="What was done",
        required=False,
        choices=[("", "Anything"), *sorted((action.value, action.value.capitalize()) for action in Action)],
    )
    since = forms.DateField(label="From", required=False, widget=_DAY)
    until = forms.DateField(label="To", required=False, widget=_DAY)

    def __init__(self, data: Mapping[str, Any], *, people: Iterable[Person]) -> None:
        super().__init__(data)
        by = self.fields["by"]
        assert isinstance(by, forms.TypedChoiceField)  # noqa: S101 - as it stands above
        by.choices = [("", "Anybody"), *((person.pk, person.name) for person in people)]

    def chosen(self) -> dict[str, Any]:
        """The filters that are set and understood."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}
