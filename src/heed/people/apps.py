"""Registers the part with Django. The label is frozen: migrations and foreign keys name it."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The ``people`` part."""

    name = "heed.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
