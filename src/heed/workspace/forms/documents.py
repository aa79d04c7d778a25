"""What is asked of a person about a review's documents."""

from __future__ import annotations

from django import forms

from heed.reviews.models import ReviewDocument


class RoleForm(forms.Form):
    """What a document is to the review."""

    role = forms.ChoiceField(label="What it is", choices=ReviewDocument.Role.choices)
