"""Registers the part with Django. The label is frozen: migrations and foreign keys name it."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The ``jobs`` part."""

    name = "heed.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"
