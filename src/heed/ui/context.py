"""What every page needs to know of the house."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def house(_request: HttpRequest) -> dict[str, object]:
    """Whether this is the demonstration, whether a password is enough in it, and where *Exit this page* leads."""
    return {
        "is_demonstration": settings.HEED_DEMONSTRATION,
        "password_is_enough": settings.HEED_DEMONSTRATION and settings.PASSWORD_IS_ENOUGH,
        "exit_address": settings.HEED_EXIT_ADDRESS,
    }
