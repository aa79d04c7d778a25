"""What can be deleted and brought back for a while."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from heed.people.models import Person


class Deletable(models.Model):
    """A row that is deleted in two steps: first it lies in the bin, and only weeks later is it gone.

    Selectors leave out what lies in the bin; managers do not, so that the log and a backup miss nothing.
    """

    deleted_at = models.DateTimeField(null=True, blank=True, db_index=True, editable=False)
    deleted_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    deleted_why = models.TextField(blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(deleted_at__isnull=True, deleted_by__isnull=True, deleted_why="")
                | Q(deleted_at__isnull=False, deleted_by__isnull=False) & ~Q(deleted_why=""),
                name="%(app_label)s_%(class)s_deleted_with_reason",
            ),
        ]
