"""What the components need to know of a form's fields, and of the language of a page."""

from __future__ import annotations

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString
from django.utils.translation import gettext

register = template.Library()

# in this order: a widget takes the class of the first kind it is of
_DRESS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.Select, "govuk-select"),
    (forms.Textarea, "govuk-textarea"),
    (forms.widgets.Input, "govuk-input"),
)


@register.filter
def dressed(field: BoundField) -> SafeString:
    """The field's widget with the class that the styles know, and an error marked as such."""
    dress = next((name for kind, name in _DRESS if isinstance(field.field.widget, kind)), "")
    if field.errors and dress:
        dress += f" {dress}--error"
    return field.as_widget(attrs={"class": dress} if dress else None)


@register.filter
def is_single_checkbox(field: BoundField) -> bool:
    """Whether the field is one box to tick, whose label stands behind it."""
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def translated(words: str) -> str:
    """Words that rules made, in the language of the page: those marked with ``heed.ui.words.shown``. Others stay as they are."""
    return gettext(words) if words else ""
