"""Registers the part with Django. The label is frozen: migrations and foreign keys name it."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The ``ui`` part."""

    name = "heed.ui"
    label = "ui"
    default_auto_field = "django.db.models.BigAutoField"
