"""What is asked of somebody who manages people, and of somebody who is invited."""

from __future__ import annotations

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from heed.people.models import Agency, Partnership, Role
from heed.people.rules import Duty
from heed.workspace.forms.entering import PASSWORD_HINT

_WHAT = {
    Duty.READER: "reads what is public, signed in",
    Duty.AGENCY_LEAD: "answers for what an agency does with the learning",
    Duty.EDITOR: "imports documents and confirms what was read",
    Duty.APPROVER: "approves, publishes and withdraws",
    Duty.ANALYST: "sees drafts, to study them",
    Duty.ADMINISTRATOR: "does all of this, invites people, and says who does what",
}
DUTIES = [(duty.value, f"{duty.words.capitalize()}: {what}") for duty, what in _WHAT.items()]


def _partnership_field(partnerships: QuerySet[Partnership]) -> forms.Field:
    """One of the partnerships that the person asking manages; where there is only one, it is chosen already."""
    only = partnerships[:2]
    return forms.ModelChoiceField(
        queryset=partnerships,
        label="For",
        initial=only[0] if len(only) == 1 else None,
        error_messages={"required": "Choose a partnership.", "invalid_choice": "Choose one of the partnerships."},
    )


class PositionForm(forms.Form):
    """An agency, and a role in it."""

    auto_id_pattern = "position-%s"

    agency = forms.ModelChoiceField(
        queryset=Agency.objects.all(),
        label="Agency",
        error_messages={"required": "Choose an agency."},
    )
    role = forms.ModelChoiceField(
        queryset=Role.objects.all(), label="Role in it", required=False, empty_label="No particular role"
    )

    def __init__(self, partnerships: QuerySet[Partnership], data: QueryDict | None = None) -> None:
        super().__init__(data, auto_id=self.auto_id_pattern)
        self.fields["partnership"] = _partnership_field(partnerships)

    def clean(self) -> dict[str, object]:
        """A role of another agency is refused."""
        kept = super().clean() or {}
        agency, role = kept.get("agency"), kept.get("role")
        if isinstance(role, Role) and role.agency_id and isinstance(agency, Agency) and role.agency_id != agency.pk:
            self.add_error("role", f"{role} is no role in {agency}. Choose another, or no particular role.")
        if role and not agency:
            self.add_error("agency", "Choose the agency in which the role is held.")
        return kept


class InvitationForm(PositionForm):
    """An address, what its owner is to do, and whom they stand for."""

    field_order = ["email", "partnership", "duties", "agency", "role"]

    email = forms.EmailField(
        label="E-mail address",
        error_messages={"required": "Enter an e-mail address."},
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    duties = forms.MultipleChoiceField(
        label="What they do",
        choices=DUTIES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose what they do."},
    )

    def __init__(self, partnerships: QuerySet[Partnership], data: QueryDict | None = None) -> None:
        super().__init__(partnerships, data)
        agency = self.fields["agency"]
        agency.required = False
        assert isinstance(agency, forms.ModelChoiceField)  # noqa: S101 - declared above
        agency.empty_label = "None"
        self.order_fields(self.field_order)


class DutyForm(forms.Form):
    """One more duty."""

    auto_id_pattern = "duty-%s"

    duty = forms.ChoiceField(label="Duty", choices=DUTIES, error_messages={"required": "Choose what they do."})

    def __init__(self, partnerships: QuerySet[Partnership], data: QueryDict | None = None) -> None:
        super().__init__(data, auto_id=self.auto_id_pattern)
        self.fields["partnership"] = _partnership_field(partnerships)


class ResetForm(forms.Form):
    """Why somebody's second factor is taken away."""

    reason = forms.CharField(
        label="Why, and how you know that it is them who asked",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say why: a second factor is only taken away with a reason."},
    )


class AcceptForm(forms.Form):
    """Name and password of somebody who was invited."""

    name = forms.CharField(
        label="Your name",
        max_length=150,
        help_text="It stands beside what you decide.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Enter your name."},
    )
    password = forms.CharField(
        label="A password",
        strip=False,
        help_text=PASSWORD_HINT,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Choose a password."},
    )
