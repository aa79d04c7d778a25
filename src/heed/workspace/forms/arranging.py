"""What is asked of a person who splits, merges, moves, re-types or renumbers items."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from heed.reading.document import ItemType
from heed.reviews.models import Item, Review
from heed.reviews.rules.arranging import Step, places
from heed.reviews.selectors import as_it_stands, stamp_of
from heed.workspace.forms.confirming import marked


class SplitForm(forms.Form):
    """Where the second item begins."""

    seen = forms.CharField(widget=forms.HiddenInput)
    place = forms.ChoiceField(
        label="Where does the next one begin?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose where the next one begins.",
            "invalid_choice": "Choose one of these places. The words may have changed since you opened the page.",
        },
    )

    def __init__(self, item: Item, data: QueryDict | None = None, place: str = "") -> None:
        super().__init__(data, initial={"seen": stamp_of(item), "place": place})
        found = places(as_it_stands(item))
        self.fields["place"].choices = [(each.name, each.words) for each in found]  # type: ignore[attr-defined]
        self.can_be_split = bool(found)


class MergeForm(forms.Form):
    """Which items become one, by their marks as the page showed them."""

    as_parts = forms.BooleanField(label="Keep the others as sub-points", required=False)

    def __init__(self, data: QueryDict, *, review: Review) -> None:
        super().__init__(data)
        self._marks = data.getlist("items") or data.getlist("looked_at")
        self._review = review
        self.seen: list[tuple[Item, str]] = []

    def clean(self) -> dict[str, Any]:
        """Finds the items; what else was ticked is no item to merge."""
        found = marked(self._review, self._marks)
        self.seen = [(row, stamp) for row, stamp in found if isinstance(row, Item)]
        return self.cleaned_data


class MoveForm(forms.Form):
    """One place up or down. ``seen`` is the sign of the order as the page showed it."""

    seen = forms.CharField()
    step = forms.ChoiceField(choices=[(step.value, step.value) for step in Step])


class OrderForm(forms.Form):
    """All items in their new order, by their keys with commas between, or one key in each ``order``."""

    seen = forms.CharField()
    order = forms.CharField()

    def __init__(self, data: QueryDict) -> None:
        super().__init__({"seen": data.get("seen", ""), "order": ",".join(data.getlist("order"))})

    def clean_order(self) -> list[int]:
        """The keys."""
        keys = [word.strip() for word in self.cleaned_data["order"].split(",") if word.strip()]
        if not all(key.isascii() and key.isdecimal() and len(key) < 19 for key in keys):
            raise forms.ValidationError("Something other than items was sent. Look at the page as it is now.")
        return [int(key) for key in keys]


class SetForm(forms.Form):
    """One thing about an item: its type, or the report's own number."""

    seen = forms.CharField()
    type = forms.ChoiceField(choices=[(t.value, t.value) for t in ItemType], required=False)
    number = forms.CharField(required=False, max_length=20)

    def clean(self) -> dict[str, Any]:
        """One of the two is sent; a number may be sent blank."""
        if not self.cleaned_data.get("type") and "number" not in self.data:
            raise forms.ValidationError("Choose a type, or write the report’s own number.")
        return self.cleaned_data
