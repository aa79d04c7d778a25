"""Tests of the form components and their filters."""

from __future__ import annotations

import pytest
from django import forms
from django.template.loader import render_to_string

from heed.ui.templatetags.ui import dressed, is_single_checkbox


class Everything(forms.Form):
    """One field of each sort that pages use."""

    name = forms.CharField(help_text="As it should be shown.", error_messages={"required": "Enter a name."})
    words = forms.CharField(widget=forms.Textarea, required=False)
    year = forms.ChoiceField(choices=[("2024", "2024")], required=False)
    secret = forms.CharField(widget=forms.PasswordInput, required=False)
    sure = forms.BooleanField(label="I am sure", required=False)


@pytest.mark.parametrize(
    ("field", "dress"),
    [
        ("name", "govuk-input"),
        ("words", "govuk-textarea"),
        ("year", "govuk-select"),
        ("secret", "govuk-input"),
        ("sure", "govuk-checkboxes__input"),
    ],
)
def test_a_widget_wears_the_class_of_its_kind(field: str, dress: str) -> None:
    assert f'class="{dress}"' in dressed(Everything()[field])


def test_a_widget_of_another_kind_is_left_as_it_is() -> None:
    class Files(forms.Form):
        choice = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect)

    assert "govuk-" not in dressed(Files()["choice"])


def test_an_error_is_marked_and_tied_to_its_field() -> None:
    html = render_to_string("ui/components/field.html", {"field": Everything({"name": ""})["name"]})
    assert "govuk-input--error" in html
    assert "Enter a name." in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_error"' in html
    assert 'id="id_name_helptext"' in html


def test_a_single_box_has_its_label_behind_it() -> None:
    form = Everything()
    assert is_single_checkbox(form["sure"])
    assert not is_single_checkbox(form["name"])
    html = render_to_string("ui/components/field.html", {"field": form["sure"]})
    assert html.index("<input") < html.index("I am sure")


def test_the_summary_links_each_error_to_its_field() -> None:
    html = render_to_string("ui/components/error_summary.html", {"form": Everything({"name": ""})})
    assert '<a href="#id_name">Enter a name.</a>' in html


def test_there_is_no_summary_without_errors() -> None:
    assert not render_to_string("ui/components/error_summary.html", {"form": Everything({"name": "A"})}).strip()
