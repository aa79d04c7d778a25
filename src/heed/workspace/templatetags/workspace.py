"""What the templates of the desk need to know of the record."""

from __future__ import annotations

from django import template

from heed.reviews.models import ReadingWarning
from heed.reviews.selectors import warning_stamp

register = template.Library()


@register.filter
def warning_sign(warning: ReadingWarning) -> str:
    """The sign of the warning as the page shows it, for the forms that settle or reopen it."""
    return warning_stamp(warning)
