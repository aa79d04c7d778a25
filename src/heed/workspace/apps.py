"""Registers the part with Django. The label is frozen: migrations and foreign keys name it."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    """The ``workspace`` part."""

    name = "heed.workspace"
    label = "workspace"
    default_auto_field = "django.db.models.BigAutoField"
