"""What is asked of a person who corrects a review's own details."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.http import QueryDict

from heed.people.models import Partnership, Person
from heed.people.rules import Permission
from heed.people.selectors import partnerships_where
from heed.reading.kinds import kind_name, kinds
from heed.reviews.models import Review
from heed.reviews.selectors import details_stamp
from heed.reviews.services import Details

EARLIEST = 1945


class DetailsForm(forms.Form):
    """Label, title, kind, year, partnership and date of the report."""

    seen = forms.CharField(widget=forms.HiddenInput)
    label = forms.CharField(
        help_text="What the report calls the person the review is about, as in “Child CH”. Never a real name.",
        max_length=120,
        error_messages={"required": "Write the label that the report uses."},
    )
    title = forms.CharField(max_length=300, error_messages={"required": "Write the title of the report."})
    kind = forms.ChoiceField(required=False)
    year = forms.IntegerField(
        help_text="Of the case, as the title gives it; otherwise of the report.",
        min_value=EARLIEST,
        error_messages={"required": "Write the year, in four figures."},
    )
    partnership = forms.ModelChoiceField(Partnership.objects.none(), empty_label=None)
    published_on = forms.DateField(
        label="Report published on",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Write the day as year-month-day, as in 2020-05-14."},
    )

    def __init__(self, review: Review, person: Person, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"seen": details_stamp(review), **_as_it_stands(review)})
        known = [(kind.code, kind.name) for kind in kinds()]
        if review.kind and review.kind not in dict(known):
            known.append((review.kind, kind_name(review.kind)))
        self.fields["kind"].choices = [("", "Not known"), *known]  # type: ignore[attr-defined]
        may = partnerships_where(person, Permission.IMPORT)
        bodies = Partnership.objects.filter(Q(pk__in=may) | Q(pk=review.partnership_id))
        self.fields["partnership"].queryset = bodies  # type: ignore[attr-defined]

    def clean_year(self) -> int:
        """A year that a review can have."""
        year: int = self.cleaned_data["year"]
        if year > date.today().year + 1:  # noqa: DTZ011 - a year in advance, whatever the time zone
            raise forms.ValidationError("That year has not come yet. Write the year of the case or of the report.")
        return year

    def details(self) -> Details:
        """What was entered."""
        return Details(**{name: value for name, value in self.cleaned_data.items() if name != "seen"})


def _as_it_stands(review: Review) -> dict[str, Any]:
    return {
        "label": review.label,
        "title": review.title,
        "kind": review.kind,
        "year": review.year,
        "partnership": review.partnership_id,
        "published_on": review.published_on,
    }
