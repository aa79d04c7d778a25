"""Registers the part with Django. The label is frozen: migrations and foreign keys name it."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The ``audit`` part."""

    name = "heed.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
