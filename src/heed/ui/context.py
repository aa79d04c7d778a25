"""What every page needs to know of the house."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def house(_request: HttpRequest) -> dict[str, object]:
    """Whether this is the demonstration, and where *Exit this page* leads."""
    return {"is_demonstration": settings.HEED_DEMONSTRATION, "exit_address": settings.HEED_EXIT_ADDRESS}
