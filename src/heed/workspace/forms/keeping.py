"""What is asked of a person who says how long things are kept, and what is held."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from heed.people.models import Partnership
from heed.reviews.models import Review
from heed.reviews.rules.keeping import Rule, What, months_after
from heed.reviews.selectors import find_review
from heed.workspace.forms.partnerships import DayField


class RuleForm(forms.Form):
    """How long one body keeps one kind of thing."""

    partnership = forms.ModelChoiceField(label="Whose", queryset=Partnership.objects.none(), empty_label=None)
    what = forms.ChoiceField(label="What", choices=[(what.value, what.words) for what in What])
    months = forms.IntegerField(label="For how many months", min_value=1, max_value=1200)
    source = forms.CharField(
        label="The law or policy that says so",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say which law or policy: whoever asks later needs to know."},
    )
    holds_from = DayField(label="From which day this holds")
    unasked = forms.BooleanField(
        label="Destroy without asking",
        help_text="Otherwise a person says yes each time.",
        required=False,
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, bodies: QuerySet[Partnership], **given: Any) -> None:
        super().__init__(data, **given)
        _offer(self.fields["partnership"], bodies)

    def rule(self) -> Rule:
        """The rule as it was filled in."""
        entered = self.cleaned_data
        return Rule(
            partnership=entered["partnership"].pk,
            what=What(entered["what"]),
            months=entered["months"],
            holds_from=entered["holds_from"],
            asks=not entered["unasked"],
        )


class HoldForm(forms.Form):
    """What is held, why, and when somebody asks again."""

    partnership = forms.ModelChoiceField(label="Whose", queryset=Partnership.objects.none(), empty_label=None)
    review = forms.CharField(
        label="Which review",
        help_text="As in its address: fallowshire-scp/2023/child-kd. Leave it empty to hold all reviews of the body.",
        required=False,
        max_length=400,
    )
    reason = forms.CharField(
        label="Why",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why: everybody who is refused a deletion is told."},
    )
    look_again_on = DayField(
        label="When is it to be looked at again", initial=lambda: months_after(timezone.localdate(), 12)
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, bodies: QuerySet[Partnership], **given: Any) -> None:
        super().__init__(data, **given)
        _offer(self.fields["partnership"], bodies)
        self._bodies = bodies
        self.found: Review | None = None

    def clean_review(self) -> str:
        """Finds the review among those of the bodies that are offered; others are not there for this person."""
        name: str = self.cleaned_data["review"].strip()
        if name:
            found = find_review(name)
            if found is None or not self._bodies.filter(pk=found.partnership_id).exists():
                raise forms.ValidationError("There is no such review here. Name it as its address does.")
            self.found = found
        return name


def _offer(field: forms.Field, bodies: QuerySet[Partnership]) -> None:
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
    field.queryset = bodies
