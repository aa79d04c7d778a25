"""What every page may offer the person who is signed in."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from heed.people.models import Person
from heed.people.rules import Permission
from heed.people.selectors import allowed_somewhere


def allowed(request: HttpRequest) -> dict[str, object]:
    """All that the person may do somewhere, as words; asked of the database only by a page that uses it."""

    def _asked() -> frozenset[Permission]:
        return allowed_somewhere(request.user) if isinstance(request.user, Person) else frozenset()

    return {"allowed": SimpleLazyObject(_asked)}
