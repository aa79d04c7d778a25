"""Setting Django up for a command that needs it. Reading files does not, and starts faster without."""

from __future__ import annotations

import os

import django
from django.apps import apps


def ready() -> None:
    """Sets Django up, once. Until then no module that holds models can be imported."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heed.config.settings")
    if not apps.ready:
        django.setup()
