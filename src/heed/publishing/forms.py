"""What a visitor may ask of the public pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from heed.publishing.rules.facets import Facet
from heed.publishing.selectors import Choice, Choices

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_LABELS = {
    Facet.PARTNERSHIP: (_("Partnership"), _("All partnerships")),
    Facet.YEAR: (_("Year"), _("All years")),
    Facet.KIND: (_("Kind of review"), _("All kinds")),
    Facet.HARM: (_("Kind of harm"), _("All kinds of harm")),
    Facet.AGE: (_("Age"), _("All ages")),
    Facet.THEME: (_("Theme"), _("All themes")),
    Facet.AGENCY: (_("Agency"), _("All agencies")),
    Facet.ROLE: (_("Role"), _("All roles")),
}

_GROUPS = (
    (_("The review"), (Facet.PARTNERSHIP, Facet.YEAR, Facet.KIND)),
    (_("Whom it is about"), (Facet.HARM, Facet.AGE)),
    (_("What it says"), (Facet.THEME, Facet.AGENCY, Facet.ROLE)),
)


class ReviewFilters(forms.Form):
    """The filters of the list of reviews. They offer only what leads to a review, with how many."""

    def __init__(self, data: Mapping[str, Any], *, choices: Choices) -> None:
        super().__init__(data)
        for facet, (label, everything) in _LABELS.items():
            offered = choices.offered[facet]
            # a filter with nothing to choose is left out, but not one that is asked for: it has to say that it finds nothing
            if offered or data.get(facet):
                self.fields[facet] = _offering(label, everything, offered)

    def groups(self) -> list[tuple[StrOrPromise, list[BoundField]]]:
        """The filters in groups, each with its name; a group without filters is left out."""
        grouped = [(name, [self[facet] for facet in facets if facet in self.fields]) for name, facets in _GROUPS]
        return [(name, fields) for name, fields in grouped if fields]


def _offering(label: StrOrPromise, everything: StrOrPromise, choices: Iterable[Choice]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        required=False,
        choices=[("", everything), *((c.value, f"{c.name} ({c.count})") for c in choices)],
        error_messages={"invalid_choice": _("There are no reviews for “%(value)s”. Choose one from the list.")},
    )
