"""What is asked of a person who decides on what could identify somebody."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from heed.publishing.rules.gate import Verdict

MOST = 2**63 - 1
"""The highest key there can be."""


def is_key(said: str) -> bool:
    """Whether this could be the key of a row."""
    return said.isascii() and said.isdecimal() and len(said) < 19


class DecideForm(forms.Form):
    """Which findings, what is decided on them, and why. ``of`` is the document they stand in; none for the page's text."""

    findings = forms.TypedMultipleChoiceField(coerce=int, error_messages={"required": "Tick what you decide on first."})
    verdict = forms.ChoiceField(
        choices=[(verdict.value, verdict.words) for verdict in Verdict if verdict != Verdict.MENDED]
    )
    of = forms.IntegerField(required=False, max_value=MOST)
    reason = forms.CharField(
        label="Why",
        help_text="This stays beside each finding you ticked, with your name.",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: QueryDict | None = None, **given: Any) -> None:
        super().__init__(data, **given)
        field = self.fields["findings"]
        assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101 - declared so above
        # the service takes only findings of the review that was asked for
        field.choices = [(key, key) for key in data.getlist("findings")[:500] if is_key(key)] if data else []

    def clean(self) -> dict[str, Any]:
        """Every decision but taking one back needs its reason."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("verdict") != Verdict.OPEN and not cleaned.get("reason"):
            self.add_error("reason", "Say why: the reason stays beside the finding.")
        return cleaned


class RedactForm(forms.Form):
    """Which words a copy of a document is to be without. ``of`` is the document."""

    of = forms.IntegerField(max_value=MOST, widget=forms.HiddenInput)
    phrases = forms.CharField(
        label="Words to take out, one to a line",
        help_text=(
            "They are removed wherever they stand, from the text and from what the file carries beside it. "
            "What earlier copies left out stays out."
        ),
        error_messages={"required": "Write the words that are to be taken out."},
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean_phrases(self) -> list[str]:
        """The lines that hold words."""
        return [line.strip() for line in str(self.cleaned_data["phrases"]).splitlines() if line.strip()]
