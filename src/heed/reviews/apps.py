"""Registers the part with Django. The label is frozen: migrations and foreign keys name it."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """The ``reviews`` part."""

    name = "heed.reviews"
    label = "reviews"
    default_auto_field = "django.db.models.BigAutoField"
