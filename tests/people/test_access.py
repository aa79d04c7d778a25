"""The one place that refuses."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from factories.people import a_partnership, a_person, a_reader, an_editor
from heed.people.access import require, require_somewhere
from heed.people.rules import Permission

pytestmark = pytest.mark.django_db


def test_a_stranger_and_a_reader_are_refused_with_a_sentence() -> None:
    partnership = a_partnership("Fallowshire Partnership")
    for person in (a_person("Sam Stone"), a_reader(partnership)):
        with pytest.raises(PermissionDenied, match=r"may not import documents for Fallowshire Partnership\. An admin"):
            require(person, Permission.IMPORT, partnership)
        with pytest.raises(PermissionDenied, match="for any partnership"):
            require_somewhere(person, Permission.IMPORT)


def test_an_editor_may_at_their_partnership_and_is_refused_at_another() -> None:
    partnership = a_partnership()
    editor = an_editor(partnership)
    require(editor, Permission.IMPORT, partnership)
    require_somewhere(editor, Permission.IMPORT)
    with pytest.raises(PermissionDenied):
        require(editor, Permission.IMPORT, a_partnership())
