"""What a visitor may ask of the public pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from heed.publishing.selectors import Choice, Choices

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class ReviewFilters(forms.Form):
    """The filters of the list of reviews. They offer only what leads to a review, with how many."""

    def __init__(self, data: Mapping[str, Any], *, choices: Choices) -> None:
        super().__init__(data)
        self.fields["partnership"] = _offering(_("Partnership"), _("All partnerships"), choices.partnerships)
        self.fields["year"] = _offering(_("Year"), _("All years"), choices.years)
        self.fields["kind"] = _offering(_("Kind of review"), _("All kinds"), choices.kinds)

    def chosen(self) -> dict[str, str]:
        """The filters that are set and understood."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}


def _offering(label: StrOrPromise, everything: StrOrPromise, choices: Iterable[Choice]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        required=False,
        choices=[("", everything), *((c.value, f"{c.name} ({c.count})") for c in choices)],
        error_messages={"invalid_choice": _("There are no reviews for “%(value)s”. Choose one from the list.")},
    )
