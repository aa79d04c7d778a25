"""What the components need to know of a form's fields, and of the language of a page."""

from __future__ import annotations

from django import forms, template
from django.conf import settings
from django.forms.boundfield import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi, gettext

from heed.ui import languages

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


@register.simple_tag
def page_language() -> SafeString:
    """The attributes of ``<html>`` that say which language the page is in. Needs no context."""
    direction = mark_safe(' dir="rtl"') if get_language_bidi() else ""
    return format_html('lang="{}"{}', languages.tag(), direction)


@register.simple_tag
def record_language() -> SafeString:
    """The attribute of an element that holds words of the record, which are English on a page in another language."""
    if get_language() in {None, settings.LANGUAGE_CODE}:
        return mark_safe("")
    return format_html(' lang="{}"', languages.tag(settings.LANGUAGE_CODE))


@register.simple_tag(takes_context=True)
def in_every_language(context: template.Context) -> tuple[languages.InLanguage, ...]:
    """This page in each language that is turned on; empty where there is but one, and on pages for trouble."""
    request = context.get("request")
    return languages.in_every_language(request) if request and request.resolver_match else ()


@register.simple_tag
def site_address() -> str:
    """Where visitors reach this site, without a stroke at the end."""
    return str(settings.HEED_PUBLIC_ADDRESS)


@register.simple_tag
def exit_address() -> str:
    """Where *Exit this page* leads. A tag, so that it needs no context: the page for when all else fails has none."""
    return str(settings.HEED_EXIT_ADDRESS)
