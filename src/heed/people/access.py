"""The one place that refuses."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from heed.people import rules, selectors
from heed.people.models import Partnership, Person
from heed.people.rules import Permission


def require(person: Person, permission: Permission, partnership: Partnership) -> None:
    """Does nothing where the person may; raises ``PermissionDenied``, with a sentence, where they may not."""
    if not rules.may(selectors.duties(person, partnership), permission):
        raise PermissionDenied(
            f"{person.name} may not {permission.value} for {partnership.name}. "
            "An administrator of that partnership can give you the duty."
        )


def require_somewhere(person: Person, permission: Permission) -> None:
    """As ``require``, for a page that draws on every partnership the person works for."""
    if not selectors.partnerships_where(person, permission):
        raise PermissionDenied(
            f"{person.name} may not {permission.value} for any partnership. An administrator can give you the duty."
        )
