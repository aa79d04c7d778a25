"""What is asked of a person who confirms what was read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from heed.people.models import Agency, Role
from heed.reading import document
from heed.reading.document import FactState, ItemType
from heed.reviews.models import Addressee, Decision, Fact, Item, Review, Story
from heed.reviews.rules.read import fact_value
from heed.reviews.selectors import KINDS, AnyProposal, find_proposals

_MARK = re.compile(r"(?P<anchor>(?P<sort>item|story|fact|addressee)-(?P<key>\d{1,18}))-(?P<stamp>[0-9a-f]{16})")
_PART = re.compile(r"(?:(?P<number>[^\s)]{1,6})\)\s+)?(?P<text>.+)", re.DOTALL)


class WordsField(forms.CharField):
    """Words of several lines. Browsers end lines in two characters; reports, and the record, in one."""

    def to_python(self, value: Any) -> str:
        """The words with line ends as the record has them."""
        return (super().to_python(value) or "").replace("\r\n", "\n")


class LookedAtForm(forms.Form):
    """Which proposals of the review a person has looked at: those ticked, or the one whose button they pressed."""

    def __init__(self, data: QueryDict, *, review: Review) -> None:
        super().__init__(data)
        self._marks = data.getlist("only") or data.getlist("looked_at")
        self._review = review
        self.seen: list[tuple[AnyProposal, str]] = []

    @property
    def anchor(self) -> str:
        """Where on the page the person was."""
        match = _MARK.fullmatch(self._marks[-1]) if self._marks else None
        return match["anchor"] if match else ""

    def clean(self) -> dict[str, Any]:
        """Finds the proposals, each with its stamp as the page showed it."""
        if not self._marks:
            raise forms.ValidationError("Tick what you have looked at first.")
        self.seen = marked(self._review, self._marks)
        return self.cleaned_data


class KindForm(forms.Form):
    """All of one kind that the page showed as waiting, by their marks."""

    kind = forms.ChoiceField(choices=[(kind, kind) for kind in KINDS])

    def __init__(self, data: QueryDict, *, review: Review) -> None:
        super().__init__(data)
        self._marks = data.getlist("marks")
        self._review = review
        self.seen: list[tuple[AnyProposal, str]] = []

    def clean(self) -> dict[str, Any]:
        """Finds the proposals, each with its stamp as the page showed it."""
        self.seen = marked(self._review, self._marks)
        return self.cleaned_data


def marked(review: Review, marks: Iterable[str]) -> list[tuple[AnyProposal, str]]:
    """The proposals that these marks name, each with its stamp as the page showed it.

    Raises ``ValidationError``, with a sentence, where one of them is not there.
    """
    matches = [_MARK.fullmatch(mark) for mark in marks]
    places = [(match["sort"], int(match["key"]), match["stamp"]) for match in matches if match]
    found = find_proposals(review, [(sort, key) for sort, key, _stamp in places])
    if len(places) < len(matches) or any((sort, key) not in found for sort, key, _stamp in places):
        raise forms.ValidationError("Something you ticked is not there any more. Look at the page as it is now.")
    return [(found[sort, key], stamp) for sort, key, stamp in places]


class DecisionForm(forms.Form):
    """Confirm, reject with a reason, or undo. ``seen`` is the proposal's stamp as the page showed it."""

    UNDO = "undo"

    seen = forms.CharField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        choices=[(Decision.CONFIRMED, "Confirm"), (Decision.REJECTED, "Reject"), (UNDO, "Undo")],
        widget=forms.HiddenInput,
    )
    reason = forms.CharField(
        label="Why is it not so?",
        help_text="For example: this is another review’s recommendation, quoted here.",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        """A rejection needs its reason."""
        cleaned = self.cleaned_data
        if cleaned.get("decision") == Decision.REJECTED and not cleaned.get("reason"):
            self.add_error("reason", "Say why this is not what the report says, or not part of this review.")
        return cleaned


class CorrectItemForm(forms.Form):
    """The words of an item as the report has them."""

    seen = forms.CharField(widget=forms.HiddenInput)
    type = forms.ChoiceField(choices=[(t.value, t.value.replace("_", " ").capitalize()) for t in ItemType])
    number = forms.CharField(label="The report’s own number", required=False, max_length=20)
    title = forms.CharField(required=False, max_length=500)
    text = WordsField(label="Words", widget=forms.Textarea(attrs={"rows": 6}))
    parts = WordsField(
        label="Sub-points",
        help_text="One to a paragraph. If the report numbers them, write it so: a) the words",
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    due = forms.CharField(label="By when", required=False, max_length=100)

    @staticmethod
    def initial_for(item: Item) -> dict[str, Any]:
        """The item as it stands."""
        parts = (f"{part['number']}) {part['text']}" if part["number"] else part["text"] for part in item.parts)
        return {
            "type": item.type,
            "number": item.number,
            "title": item.title,
            "text": item.text,
            "parts": "\n\n".join(parts),
            "due": item.due,
        }

    def words(self) -> document.Item:
        """What was entered."""
        cleaned = self.cleaned_data
        return document.Item(
            type=ItemType(cleaned["type"]),
            text=cleaned["text"],
            number=cleaned["number"] or None,
            title=cleaned["title"] or None,
            parts=tuple(_part(paragraph) for paragraph in re.split(r"\n\s*\n", cleaned["parts"]) if paragraph.strip()),
            due=cleaned["due"] or None,
        )


class CorrectStoryForm(forms.Form):
    """What happened, as the report tells it."""

    seen = forms.CharField(widget=forms.HiddenInput)
    text = WordsField(label="What happened", widget=forms.Textarea(attrs={"rows": 16}))

    @staticmethod
    def initial_for(story: Story) -> dict[str, Any]:
        """The story as it stands."""
        return {"text": story.text}


class CorrectFactForm(forms.Form):
    """What the report states of the case."""

    seen = forms.CharField(widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label="Does the report say?",
        choices=[
            (FactState.STATED.value, "It says so"),
            (FactState.NOT_STATED.value, "It does not say"),
            (FactState.UNCLEAR.value, "It is unclear"),
        ],
    )
    value = forms.CharField(
        label="What it says", help_text="Yes, no, a number or words.", required=False, max_length=300
    )

    @staticmethod
    def initial_for(fact: Fact) -> dict[str, Any]:
        """The fact as it stands."""
        said = "" if fact.state == FactState.NOT_STATED else fact_value(fact.value, FactState.STATED)
        return {"state": fact.state, "value": said}

    def clean(self) -> dict[str, Any]:
        """What is stated has a value; what is not has none."""
        cleaned = self.cleaned_data
        if cleaned.get("state") == FactState.STATED and not cleaned.get("value"):
            self.add_error("value", "Write what the report says, or choose that it does not say.")
        return cleaned

    def value_entered(self) -> str | int | bool | None:
        """What was entered, as the kind of value it is."""
        said: str = self.cleaned_data["value"]
        known: Mapping[str, str | int | bool | None] = {"": None, "yes": True, "no": False}
        if said.casefold() in known:
            return known[said.casefold()]
        return int(said) if re.fullmatch(r"\d{1,9}", said, re.ASCII) else said


class CorrectAddresseeForm(forms.Form):
    """Whom the report's words mean."""

    seen = forms.CharField(widget=forms.HiddenInput)
    said = forms.CharField(label="The report’s words", required=False, max_length=300)
    agency = forms.ModelChoiceField(Agency.objects.all(), required=False, empty_label="No one agency")
    role = forms.ModelChoiceField(Role.objects.all(), required=False, empty_label="No one role")

    @staticmethod
    def initial_for(addressee: Addressee) -> dict[str, Any]:
        """The addressee as it stands."""
        return {"said": addressee.said, "agency": addressee.agency_id, "role": addressee.role_id}

    def clean(self) -> dict[str, Any]:
        """Somebody is spoken to."""
        cleaned = self.cleaned_data
        if not (cleaned.get("said") or cleaned.get("agency") or cleaned.get("role")):
            self.add_error("said", "Write whom the report names, or choose an agency or a role.")
        return cleaned


CorrectionForm = CorrectItemForm | CorrectStoryForm | CorrectFactForm | CorrectAddresseeForm


def correction_form(proposal: AnyProposal, seen: str, data: QueryDict | None = None) -> CorrectionForm:
    """The form by which this sort of proposal is corrected, filled with what stands, or with what was sent."""
    match proposal:
        case Item():
            return CorrectItemForm(data, initial={"seen": seen, **CorrectItemForm.initial_for(proposal)})
        case Story():
            return CorrectStoryForm(data, initial={"seen": seen, **CorrectStoryForm.initial_for(proposal)})
        case Fact():
            return CorrectFactForm(data, initial={"seen": seen, **CorrectFactForm.initial_for(proposal)})
        case Addressee():
            return CorrectAddresseeForm(data, initial={"seen": seen, **CorrectAddresseeForm.initial_for(proposal)})


def _part(paragraph: str) -> document.Part:
    match = _PART.fullmatch(paragraph.strip())
    return document.Part(match["text"].strip(), match["number"]) if match else document.Part(paragraph.strip())
