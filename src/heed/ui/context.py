"""What every page needs to know of the house."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def house(_request: HttpRequest) -> dict[str, object]:
    """Whether this is the demonstration, and whether a password is enough in it."""
    return {
        "is_demonstration": settings.HEED_DEMONSTRATION,
        "password_is_enough": settings.HEED_DEMONSTRATION and settings.PASSWORD_IS_ENOUGH,
    }
