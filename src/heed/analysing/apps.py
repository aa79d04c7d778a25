"""Registers the part with Django. The label is frozen: migrations and foreign keys name it."""

from django.apps import AppConfig


class AnalysingConfig(AppConfig):
    """The ``analysing`` part."""

    name = "heed.analysing"
    label = "analysing"
    default_auto_field = "django.db.models.BigAutoField"
