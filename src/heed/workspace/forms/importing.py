"""What is asked of a person who hands files in."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from heed.people.models import Partnership, Person
from heed.people.rules import Permission
from heed.people.selectors import partnerships, partnerships_where
from heed.reviews.rules.incoming import KINDS, Door


class FilesInput(forms.FileInput):
    """The browser's own picker, for many files."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """All the files, where Django would take the last."""
        return files.getlist(name)


class FilesField(forms.FileField):
    """Files, of which there is at least one; how large they are is asked where each is received."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """The files as they were sent."""
        files = [file for file in data or [] if file]
        if not files:
            raise forms.ValidationError(self.error_messages["required"])
        return files


def door() -> Door:
    """What is let in at once, as the settings say."""
    return Door(settings.HEED_IMPORT_MEGABYTES)


class ImportForm(forms.Form):
    """Files, whose they are, and the batch that they belong to, so that a form sent twice counts once."""

    partnership = forms.ModelChoiceField(
        label="Whose documents are these?",
        help_text="A document that names its partnership goes to that one, where you may import for it.",
        queryset=Partnership.objects.none(),
        empty_label="Choose a partnership",
        error_messages={
            "required": "Choose the partnership whose documents these are.",
            "invalid_choice": "Choose one of the partnerships in the list.",
        },
    )
    documents = FilesField(
        label="Files",
        widget=FilesInput(attrs={"accept": ",".join(KINDS)}),
        error_messages={"required": "Choose at least one file, or drop it here."},
    )
    batch = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages={
            "required": "Open this page again, and send the files from there.",
            "invalid": "Open this page again.",
        },
    )
    # sent by the script, one for each file, so that one that is sent again after a lost connection counts once
    key = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        allowed = partnerships().filter(pk__in=partnerships_where(person, Permission.IMPORT))
        choice = self.fields["partnership"]
        assert isinstance(choice, forms.ModelChoiceField)  # noqa: S101 - declared above
        choice.queryset = allowed
        self.initial.setdefault("batch", uuid.uuid4())
        if len(allowed) == 1:
            self.initial.setdefault("partnership", allowed[0].pk)
