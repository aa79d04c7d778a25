"""What is asked of a person at each step of a review on its way to the public."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.forms.utils import from_current_timezone

from heed.publishing.models import Plan


def _reason(label: str, hint: str, missing: str, *, rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        error_messages={"required": missing},
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class ApproveForm(forms.Form):
    """``seen`` is the stamp of the record as the page showed it."""

    seen = forms.CharField(widget=forms.HiddenInput)


class DeclineForm(ApproveForm):
    """What has to be put right first."""

    reason = _reason(
        "What has to be put right first", "Whoever asked sees this.", "Say what has to be put right first."
    )


class PublishForm(forms.Form):
    """Which documents visitors may download, and why there is a new version."""

    documents = forms.TypedMultipleChoiceField(
        label="Which documents may visitors download?",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "One of these documents cannot be opened. Look at the page as it is now."},
    )
    reason = forms.CharField(
        label="Why is there a new version?",
        help_text="For those who work here. Visitors see what changed, in words that Heed writes.",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    overrule = forms.CharField(
        label="Why is it published in spite of what nobody has decided on?",
        help_text="Only if you have looked at each. The reason stays beside each, with your name.",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        *args: Any,
        documents: Iterable[tuple[int, str]] = (),
        is_first: bool = True,
        may_overrule: bool = False,
        **given: Any,
    ) -> None:
        super().__init__(*args, **given)
        offered = self.fields["documents"]
        assert isinstance(offered, forms.TypedMultipleChoiceField)  # noqa: S101 - declared so above
        offered.choices = list(documents)
        if is_first:
            del self.fields["reason"]
        if not may_overrule:
            del self.fields["overrule"]


class ScheduleForm(PublishForm):
    """When it is published, by the clock here."""

    day = forms.DateField(
        label="Day",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Choose a day."},
    )
    time = forms.TimeField(
        label="Time",
        help_text="UK time",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": "Choose a time."},
    )

    def clean(self) -> dict[str, Any]:
        """The day and time as one moment; an hour that the clocks leave out, or that comes twice, is none."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("day") and cleaned.get("time"):
            try:
                cleaned["at"] = from_current_timezone(datetime.combine(cleaned["day"], cleaned["time"]))
            except forms.ValidationError:
                self.add_error("time", "The clocks change in that hour, so it is not one moment. Choose another hour.")
        return cleaned


class LookAgainForm(forms.Form):
    """Until when an embargo stands before somebody looks at it again, and why."""

    reason = _reason("Why", "For those who work here. Visitors never see that there is an embargo.", "Say why.")
    review_on = forms.DateField(
        label="Look at it again on",
        help_text="It stays until somebody lifts it. On this day the desk asks.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Choose the day on which to look at it again."},
    )


class EmbargoForm(LookAgainForm):
    """What runs beside the review."""

    kind = forms.ChoiceField(label="What runs beside it", choices=Plan.Embargo.choices)

    field_order = ["kind", "reason", "review_on"]


class WithholdForm(forms.Form):
    """Why the report is never published: for those who work here, and for everybody."""

    reason = _reason("Why", "For those who work here. It is not published.", "Say why.")
    words = _reason(
        "What the page says",
        "Everybody reads this, the family among them. Say what can be said, plainly and kindly.",
        "Write what the page says to everybody.",
    )


class ReasonForm(forms.Form):
    """Why, for those who work here."""

    reason = _reason("Why", "For those who work here.", "Say why.")


class PublicReasonForm(forms.Form):
    """Why, on the page that everybody sees."""

    reason = _reason(
        "Why",
        "Its page will show this to everybody, the family among them.",
        "Say why: the page that remains gives the reason.",
    )
