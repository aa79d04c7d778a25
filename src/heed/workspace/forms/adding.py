"""What is asked of a person who enters what the machine missed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from heed.people.models import Agency, Role
from heed.reading.document import FactState, ItemType
from heed.reading.facts import fact_names
from heed.reviews.models import Item, Review
from heed.reviews.rules.read import fact_name
from heed.reviews.services import Chosen
from heed.workspace.forms.confirming import CorrectFactForm, CorrectItemForm, CorrectStoryForm

SORTS = {
    "item": "Something to learn",
    "story": "What happened",
    "fact": "A fact of the case",
    "addressee": "Somebody spoken to",
}


class ChosenForm(forms.Form):
    """The stretch of a document that a person chose, if they did. Characters are counted as the page's text has them."""

    document = forms.IntegerField(min_value=1, widget=forms.HiddenInput, required=False)
    page = forms.IntegerField(min_value=1, widget=forms.HiddenInput, required=False)
    start = forms.IntegerField(min_value=0, widget=forms.HiddenInput, required=False)
    end = forms.IntegerField(min_value=1, widget=forms.HiddenInput, required=False)

    def chosen(self) -> Chosen | None:
        """The stretch; None where none was chosen. Call it on a form that is valid."""
        sent = [self.cleaned_data[name] for name in ("document", "page", "start", "end")]
        return None if None in sent else Chosen(*sent)


class AddItemForm(CorrectItemForm):
    """An item, in the words of the report."""

    seen = None  # type: ignore[assignment] # Django's way to leave a field out
    behind = forms.ModelChoiceField(Item.objects.none(), required=False, widget=forms.HiddenInput)

    def __init__(self, review: Review, data: QueryDict | None, initial: dict[str, Any]) -> None:
        super().__init__(data, initial={"type": ItemType.LESSON.value, **initial})
        self.fields["behind"].queryset = Item.objects.filter(review=review)  # type: ignore[attr-defined]


class AddStoryForm(CorrectStoryForm):
    """What happened, as the report tells it."""

    seen = None  # type: ignore[assignment] # Django's way to leave a field out

    def __init__(self, _review: Review, data: QueryDict | None, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)


class AddFactForm(CorrectFactForm):
    """What the report states of the case."""

    seen = None  # type: ignore[assignment] # Django's way to leave a field out
    field_order = ["name"]

    name = forms.ChoiceField(label="Which fact?")

    def __init__(self, _review: Review, data: QueryDict | None, initial: dict[str, Any]) -> None:
        super().__init__(data, initial={"state": FactState.STATED.value, **initial, "value": ""})
        self.fields["name"].choices = [(name, fact_name(name)) for name in fact_names()]  # type: ignore[attr-defined]


class AddAddresseeForm(forms.Form):
    """Whom an item speaks to."""

    item = forms.ModelChoiceField(Item.objects.none(), label="Which of these speaks to them?", empty_label=None)
    said = forms.CharField(label="The report’s words", required=False, max_length=300)
    agency = forms.ModelChoiceField(Agency.objects.all(), required=False, empty_label="No one agency")
    role = forms.ModelChoiceField(Role.objects.all(), required=False, empty_label="No one role")

    def __init__(self, review: Review, data: QueryDict | None, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        items = Item.objects.filter(review=review, merged_into=None).order_by("position", "pk")
        field = self.fields["item"]
        field.queryset = items  # type: ignore[attr-defined]
        field.label_from_instance = _in_a_line  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Somebody is spoken to."""
        cleaned = self.cleaned_data
        if not (cleaned.get("said") or cleaned.get("agency") or cleaned.get("role")):
            self.add_error("said", "Write whom the report names, or choose an agency or a role.")
        return cleaned


AddForm = AddItemForm | AddStoryForm | AddFactForm | AddAddresseeForm


def add_form(sort: str, review: Review, data: QueryDict | None, *, words: str = "", item: str = "") -> AddForm:
    """The form by which this sort is added, filled with the words that the person chose, or with what was sent."""
    text = "\n\n".join(" ".join(paragraph.split()) for paragraph in words.split("\n\n"))
    match sort:
        case "story":
            return AddStoryForm(review, data, {"text": text})
        case "fact":
            return AddFactForm(review, data, {})
        case "addressee":
            return AddAddresseeForm(review, data, {"said": " ".join(text.split())[:300], "item": item})
        case _:
            return AddItemForm(review, data, {"text": text, "behind": item})


def _in_a_line(item: Item) -> str:
    words = " ".join((item.title or item.text).split())
    head = f"{item.get_type_display()} {item.number}".rstrip()
    return f"{head}: {words[:80]}{'…' if len(words) > 80 else ''}"
