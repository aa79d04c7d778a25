"""What an editor writes for readers, on one form, so that nothing typed in one place is lost by saving another.

Beside each value stands the sign of what the person saw there (``seen_…``). By that the form tells what they touched, and
what somebody else changed meanwhile.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.http import QueryDict

from heed.publishing.rules.licences import licences, not_chosen
from heed.publishing.rules.presenting import (
    MOST_QUESTIONS,
    Column,
    cleaned,
    cleaned_questions,
    wrong_with,
    wrong_with_wording,
)
from heed.publishing.selectors.presentation import seen_of
from heed.workspace.selectors.presenting import ItemShown, PresentationPage
from heed.workspace.services.presenting import Changes, Shorter

_WORDS = re.compile(r"words_(?P<key>[0-9]{1,18})")
PLACES = range(1, MOST_QUESTIONS + 1)
LEFT_OUT = "left_out"


def _text(label: str, hint: str, rows: int) -> forms.CharField:
    # the lengths are the rules' to say: their sentence tells how long it is
    return forms.CharField(label=label, help_text=hint, required=False, widget=forms.Textarea(attrs={"rows": rows}))


class PresentationForm(forms.Form):
    """Summary, easy-read summary, questions, licence, characteristics left out, and shorter words of the items shown."""

    summary = _text("Summary", "The review in a few sentences, for briefings and lists. Up to 1,500 characters.", 6)
    easy_read = _text("Easy-read summary", "For people who find reading hard. Up to 4,000 characters.", 10)
    licence = forms.ChoiceField(label="How may others use what is published?", required=False, widget=forms.RadioSelect)
    left_out = forms.MultipleChoiceField(label="Do not show", required=False, widget=forms.CheckboxSelectMultiple)
    reason = forms.CharField(
        label="Why are they left out?",
        help_text="For those who work here. It is kept with each that you leave out now.",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, page: PresentationPage, data: QueryDict | None = None) -> None:
        self.page = page
        self.sent = data if data is not None else QueryDict()
        self.conflicts: dict[str, str] = {}
        super().__init__(data)
        chosen = [("", not_chosen().name), *((one.code, one.name) for one in licences())]
        self.fields["licence"].choices = chosen  # type: ignore[attr-defined]
        self.fields[LEFT_OUT].choices = [(one.fact.name, one.label) for one in page.facts]  # type: ignore[attr-defined]
        for place in PLACES:
            self.fields[f"question_{place}"] = _text(f"Question {place}", "", 2)
            self.fields[f"place_{place}"] = forms.IntegerField(
                label=f"Place of question {place}", required=False, min_value=1, max_value=99
            )
        for item in page.items:
            self.fields[f"words_{item.key}"] = _text(
                f"Shorter words of {item.name}", "Leave this empty to have none.", 4
            )
            self.fields[f"fits_{item.key}"] = forms.BooleanField(
                label="These shorter words still fit the words beside them", required=False
            )
        self.initial = self._as_it_stands()
        for name, value in self.signs().items():
            self.fields[f"seen_{name}"] = forms.CharField(required=False, widget=forms.HiddenInput)
            self.initial[f"seen_{name}"] = value
        if not page.may_write:
            for field in self.fields.values():
                field.disabled = True

    def signs(self) -> dict[str, str]:
        """The sign of each value as it stands, and of the words of each item."""
        presented = self.page.course.presented
        signs = {column.value: seen_of(presented.value(column)) for column in Column}
        signs[LEFT_OUT] = seen_of(sorted(presented.left_out))
        for item in self.page.items:
            signs[f"words_{item.key}"] = seen_of(item.text)
            signs[f"source_{item.key}"] = item.source
        return signs

    def clean(self) -> dict[str, Any]:
        """Each value by the rules. What was typed for an item that is gone is said, so that it can be copied."""
        entered = self.cleaned_data
        for column in (Column.SUMMARY, Column.EASY_READ, Column.QUESTIONS):
            if wrong := wrong_with(column, self._entered(column)):
                self.add_error("question_1" if column == Column.QUESTIONS else column.value, wrong)
        for item in self.page.items:
            if wrong := wrong_with_wording(cleaned(entered.get(f"words_{item.key}") or ""), item.words):
                self.add_error(f"words_{item.key}", wrong)
        known = {row.fact.name for row in self.page.facts if row.left_out}
        if set(entered.get(LEFT_OUT) or ()) - known and not (entered.get("reason") or "").strip():
            self.add_error("reason", "Say why, for those who work here.")
        for text in self._for_items_that_are_gone():
            self.add_error(None, f"An item is no longer in the record. Its shorter words were: “{text}”")
        return entered

    def changes(self) -> Changes:
        """What the person touched, with the signs of what they saw."""
        touched = [column for column in Column if self._is_touched(column.value, self._entered(column))]
        left_out = self._left_out(self.cleaned_data[LEFT_OUT])
        return Changes(
            entered={column: self._entered(column) for column in touched},
            seen={column: self._seen(column.value) for column in touched},
            left_out=left_out if self._is_touched(LEFT_OUT, left_out) else None,
            left_out_seen=self._seen(LEFT_OUT),
            reason=self.cleaned_data["reason"],
            shorter=tuple(self._shorter()),
        )

    def against(self, page: PresentationPage) -> PresentationForm:
        """The same, typed over the page as it is now: what nobody touched here follows it, and the rest shows both."""
        data, now = self.sent.copy(), PresentationForm(page)
        form = PresentationForm(page, data)
        self.full_clean()
        for column in Column:
            self._bring_up(data, form, now, column.value, self._entered(column), column)
        for item in page.items:
            name, source = f"words_{item.key}", f"source_{item.key}"
            text = cleaned(self.sent.get(name, ""))
            if self._is_touched(name, text) and data.get(f"seen_{source}") != item.source:
                form.conflicts[name] = item.text or "No shorter words."
            self._bring_up(data, form, now, name, text)
            data[f"seen_{source}"] = item.source
        self._bring_up(data, form, now, LEFT_OUT, self._left_out(self.cleaned_data.get(LEFT_OUT, ())))
        form.full_clean()
        return form

    def _bring_up(
        self,
        data: QueryDict,
        form: PresentationForm,
        now: PresentationForm,
        name: str,
        value: object,
        column: Column | None = None,
    ) -> None:
        sign = now.initial[f"seen_{name}"]
        if self._seen(name) == sign or seen_of(value) == sign:
            data[f"seen_{name}"] = sign
            return
        if self._is_touched(name, value):
            form.conflicts[name] = now.said(name)
        else:
            for field in _fields_of(column, name):
                stands = now.initial.get(field, "")
                data.setlist(field, stands if isinstance(stands, list) else [str(stands)])
        data[f"seen_{name}"] = sign

    def said(self, name: str) -> str:
        """A value as it stands, in words."""
        if name == Column.QUESTIONS:
            return "\n".join(self.page.course.presented.presentation.questions) or "No questions."
        if name == Column.LICENCE:
            return self.page.licence.name
        if name == LEFT_OUT:
            return ", ".join(row.label for row in self.page.facts if row.left_out) or "Nothing is left out."
        return str(self.initial.get(name) or "Nothing.")

    def _as_it_stands(self) -> dict[str, Any]:
        presentation = self.page.course.presented.presentation
        questions = [*presentation.questions, *[""] * MOST_QUESTIONS][:MOST_QUESTIONS]
        return {
            "summary": presentation.summary,
            "easy_read": presentation.easy_read,
            "licence": presentation.licence,
            LEFT_OUT: [row.fact.name for row in self.page.facts if row.left_out],
            **{f"question_{place}": question for place, question in zip(PLACES, questions, strict=True)},
            **{f"place_{place}": place for place in PLACES},
            **{f"words_{item.key}": item.text for item in self.page.items},
        }

    def _entered(self, column: Column) -> str | list[str]:
        if column != Column.QUESTIONS:
            return cleaned(self.cleaned_data.get(column.value) or "")
        typed = [
            (self.cleaned_data.get(f"place_{place}") or place, place, self.cleaned_data.get(f"question_{place}") or "")
            for place in PLACES
        ]
        return cleaned_questions(question for _, _, question in sorted(typed))

    def _left_out(self, chosen: Iterable[str]) -> list[str]:
        """What was chosen, and what is left out of rows that this kind of review does not show."""
        shown = {row.fact.name for row in self.page.facts}
        return sorted({*chosen, *(name for name in self.page.course.presented.left_out if name not in shown)})

    def _seen(self, name: str) -> str:
        return str(self.sent.get(f"seen_{name}", ""))

    def _is_touched(self, name: str, value: object) -> bool:
        return self._seen(name) != seen_of(value)

    def _shorter(self) -> Iterator[Shorter]:
        for item in self.page.items:
            name = f"words_{item.key}"
            text = cleaned(self.cleaned_data[name])
            fits = self.cleaned_data[f"fits_{item.key}"] and item.is_stale
            if self._is_touched(name, text) or fits:
                yield Shorter(item.key, text, self._seen(name), self._seen(f"source_{item.key}"))

    def _for_items_that_are_gone(self) -> Iterator[str]:
        for name in self.sent:
            match = _WORDS.fullmatch(name)
            if match and int(match["key"]) not in self.page.standing and (text := cleaned(self.sent.get(name) or "")):
                yield text

    @property
    def questions(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Each question with its place."""
        return [(self[f"question_{place}"], self[f"place_{place}"]) for place in PLACES]

    @property
    def signed(self) -> list[forms.BoundField]:
        """The signs, which stand unseen in the form."""
        return [self[name] for name in self.fields if name.startswith("seen_")]

    @property
    def wordings(self) -> list[tuple[ItemShown, forms.BoundField, forms.BoundField, str]]:
        """Each item with its fields, and what somebody else made of it meanwhile."""
        return [
            (item, self[f"words_{item.key}"], self[f"fits_{item.key}"], self.conflicts.get(f"words_{item.key}", ""))
            for item in self.page.items
        ]


def _fields_of(column: Column | None, name: str) -> list[str]:
    if column == Column.QUESTIONS:
        return [f"{part}_{place}" for place in PLACES for part in ("question", "place")]
    return [name]
