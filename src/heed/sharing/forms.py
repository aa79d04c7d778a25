"""What somebody fills in to follow by e-mail, and to change it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from heed.publishing.selectors.following import Followed, find_followed, topics
from heed.sharing.models import Often

LONGEST_ADDRESS = 254
OFTEN = [
    (Often.WEEKLY.value, _("Once a week, on Monday morning")),
    (Often.AT_ONCE.value, _("At once, when it is published")),
]


def value_of(what: Followed) -> str:
    """What follows is called in a form and in an address: ``agency:police``, ``role:community-health/health-visitor``."""
    code = f"{what.topic.agency}/{what.code}" if what.topic.agency else what.code
    return f"{what.topic.kind}:{code}" if code else what.topic.kind


def topic_of(value: str) -> Followed | None:
    """The other way round; None for what cannot be followed."""
    kind, _colon, code = value.partition(":")
    agency, _slash, role = code.rpartition("/")
    if kind not in {"all", "partnership", "theme", "agency", "role"} or (agency and kind != "role"):
        return None
    return find_followed(kind, role, agency)


class TopicForm(forms.Form):
    """What to follow. A topic that a link names, and the list does not, is offered too."""

    topic = forms.ChoiceField(label=_("What do you want to follow?"))

    def __init__(self, chosen: Followed) -> None:
        super().__init__(initial={"topic": value_of(chosen)})
        groups: list[tuple[str, list[tuple[str, str]]]] = [
            (group.name, [(value_of(what), what.name) for what in group.topics]) for group in topics()
        ]
        known = {value for _name, options in groups for value, _words in options}
        everything: list[tuple[str, object]] = [("all", _("Everything"))]
        if value_of(chosen) not in known | {"all"}:
            everything.append((value_of(chosen), chosen.name))
        self.fields["topic"].choices = [*everything, *groups]  # type: ignore[attr-defined]


class SubscribeForm(forms.Form):
    """Who is to be told, of what and how often. ``website`` is seen by programs only: a person leaves it blank."""

    topic = forms.CharField(max_length=200, widget=forms.HiddenInput)
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=LONGEST_ADDRESS,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": _("Enter your e-mail address."),
            "invalid": _("Enter an e-mail address in the form name@example.org."),
        },
    )
    often = forms.ChoiceField(
        label=_("How often?"),
        choices=OFTEN,
        initial=Often.WEEKLY.value,
        error_messages={"required": _("Choose how often."), "invalid_choice": _("Choose how often.")},
    )
    website = forms.CharField(
        required=False, max_length=200, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )

    def clean_email(self) -> str:
        """The address in small letters, as it is kept. Refused where that is too long, or names no place that a mail can go to."""
        address = str(self.cleaned_data["email"]).lower()
        try:
            address.rpartition("@")[2].encode("idna")
        except UnicodeError:
            address = ""
        # some letters become two when they are made small
        if not 0 < len(address) <= LONGEST_ADDRESS:
            raise forms.ValidationError(self.fields["email"].error_messages["invalid"], code="invalid")
        return address

    def clean_topic(self) -> Followed:
        """What is followed."""
        found = topic_of(self.cleaned_data["topic"])
        if found is None:
            raise forms.ValidationError(_("Choose again what you want to follow: that is not here."))
        return found

    @property
    def is_a_program(self) -> bool:
        """Whether somebody filled in what no person sees."""
        return bool(self.cleaned_data.get("website"))


class OftenForm(forms.Form):
    """How often, for one subscription."""

    often = forms.ChoiceField(label=_("How often?"), choices=OFTEN)
