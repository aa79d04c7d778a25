"""Registers the part with Django. The label is frozen: migrations and foreign keys name it."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """The ``publishing`` part."""

    name = "heed.publishing"
    label = "publishing"
    default_auto_field = "django.db.models.BigAutoField"
