"""What is asked of a person who records how a partnership changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import slugify

from heed.people.models import Membership, Partnership

if TYPE_CHECKING:
    PartnershipForm = forms.ModelForm[Partnership]
    BodiesField = forms.ModelMultipleChoiceField[Partnership]
else:
    PartnershipForm = forms.ModelForm
    BodiesField = forms.ModelMultipleChoiceField

_NEW = re.compile(r"(?P<name>[^()]+?)\s*(?:\((?P<short>[^()]{1,30})\))?\s*")
LONGEST_KEY = 18
"""How many digits the key of a row may have."""


class DayField(forms.DateField):
    """A day, asked for with the browser's own control."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **given: Any) -> None:
        given.setdefault("initial", timezone.localdate)
        super().__init__(**given)


class DetailsForm(PartnershipForm):
    """What kind of body it is, under whose law, and how to reach it."""

    class Meta:
        model = Partnership
        fields = ("kind", "nation", "postal_address", "email", "phone")
        labels = {"email": "E-mail address", "phone": "Telephone"}
        widgets = {"postal_address": forms.Textarea(attrs={"rows": 4})}


class RenameForm(forms.Form):
    """Another name for the same body."""

    name = forms.CharField(label="New name", max_length=200)
    short_name = forms.CharField(label="New short name", max_length=30, required=False)
    slug = forms.SlugField(
        label="In addresses", max_length=200, help_text="Old addresses lead on to the new ones, for ever."
    )
    on = DayField(label="From which day")


class _Bodies(BodiesField):
    """Bodies by their keys. A number that is too high for one is not brought before the database."""

    def clean(self, value: Any) -> Any:
        """The bodies; ``ValidationError`` where one of the keys is none."""
        for key in value or ():
            if len(str(key)) > LONGEST_KEY:
                raise forms.ValidationError(self.error_messages["invalid_pk_value"], params={"pk": str(key)[:40]})
        return super().clean(value)


class SucceedForm(forms.Form):
    """What came after a body: one body, or several, or one that others became as well."""

    also = _Bodies(
        label="Which others ended with it?",
        help_text="Only where several bodies became one.",
        queryset=Partnership.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    existing = _Bodies(
        label="Which bodies here took over?",
        queryset=Partnership.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    new = forms.CharField(
        label="Which new bodies took over?",
        help_text="One to a line, the short name in brackets: Westshire Safeguarding Children Partnership (WSCP)",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    on = DayField(label="From which day")

    def __init__(
        self, data: Any = None, *, partnership: Partnership, others: QuerySet[Partnership], **given: Any
    ) -> None:
        super().__init__(data, **given)
        self.partnership = partnership
        for name in ("also", "existing"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101 - declared above
            field.queryset = others

    def clean(self) -> dict[str, Any]:
        """Sees to it that something takes over, and that nothing does so from itself."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        also, existing = cleaned.get("also") or (), cleaned.get("existing") or ()
        if set(also) & set(existing):
            self.add_error("existing", "A body cannot both end with this one and take over from it.")
        if "new" in cleaned and not existing and not self.new_bodies:
            self.add_error("new", "Say what came after it: choose a body, or write the name of a new one.")
        if len(also) and len(existing) + len(self.new_bodies) > 1:
            self.add_error(
                "also", "Several bodies become one, or one becomes several. Record the two one after the other."
            )
        return cleaned

    @property
    def predecessors(self) -> list[Partnership]:
        """The bodies that end."""
        return [self.partnership, *self.cleaned_data["also"]]

    @property
    def successors(self) -> list[Partnership]:
        """The bodies that take over, those that are here first; new ones are filled in and not yet kept."""
        return [*self.cleaned_data["existing"], *self.new_bodies]

    @property
    def new_bodies(self) -> list[Partnership]:
        """The new bodies, of the same kind and nation as the one that ends."""
        bodies = []
        for line in (self.cleaned_data.get("new") or "").splitlines():
            if match := _NEW.fullmatch(line.strip()):
                name = match["name"].strip()
                bodies.append(
                    Partnership(
                        name=name,
                        short_name=match["short"] or "",
                        slug=slugify(name)[:200],
                        kind=self.partnership.kind,
                        nation=self.partnership.nation,
                    )
                )
        return bodies

    def clean_new(self) -> str:
        """Refuses a line that is no name."""
        words: str = self.cleaned_data["new"]
        for line in words.splitlines():
            if line.strip() and not (_NEW.fullmatch(line.strip()) and slugify(line)):
                raise forms.ValidationError(
                    f"“{line.strip()}” is not understood. Write the name, then the short name in brackets."
                )
        return words


class GoingForm(forms.Form):
    """Who does the same at which successor: boxes named by membership and successor."""

    going = forms.MultipleChoiceField(required=False)

    def __init__(self, data: Any, *, memberships: tuple[Membership, ...], successors: int) -> None:
        super().__init__(data)
        self._memberships = {membership.pk: membership for membership in memberships}
        field = self.fields["going"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - declared above
        field.choices = [(f"{key}-{place}", "") for key in self._memberships for place in range(successors)]

    def chosen(self) -> list[tuple[Membership, int]]:
        """The memberships, each with the place of its successor. Boxes that are not offered are left out."""
        self.full_clean()
        pairs = [value.split("-") for value in self.cleaned_data.get("going", [])]
        return [(self._memberships[int(key)], int(place)) for key, place in pairs]


class ReasonForm(forms.Form):
    """Why something is done that is only done with a reason."""

    reason = forms.CharField(
        label="Why", max_length=1000, error_messages={"required": "Say why: the reason is kept with it."}
    )
