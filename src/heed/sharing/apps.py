"""Registers the part with Django. The label is frozen: migrations and foreign keys name it."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    """The ``sharing`` part."""

    name = "heed.sharing"
    label = "sharing"
    default_auto_field = "django.db.models.BigAutoField"
