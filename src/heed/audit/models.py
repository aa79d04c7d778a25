"""The log. No foreign keys: it neither blocks a deletion nor loses a row to one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Never

from django.db import models

from heed.audit.errors import AppendOnly


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries, which can be read and added, and nothing else."""

    def update(self, **_values: object) -> Never:
        """Refused, always."""
        raise AppendOnly

    def bulk_update(self, *_args: Any, **_kwargs: Any) -> Never:
        """Refused, always."""
        raise AppendOnly

    def delete(self) -> Never:
        """Refused, always."""
        raise AppendOnly

    def bulk_create(
        self,
        objs: Iterable[Entry],
        batch_size: int | None = None,
        ignore_conflicts: bool = False,  # noqa: FBT001, FBT002
        update_conflicts: bool = False,  # noqa: FBT001, FBT002
        update_fields: Collection[str] | None = None,
        unique_fields: Collection[str] | None = None,
    ) -> list[Entry]:
        """Adds many entries at once; refused where it would write over one that is there."""
        if update_conflicts or update_fields or unique_fields:
            raise AppendOnly
        return super().bulk_create(objs, batch_size=batch_size, ignore_conflicts=ignore_conflicts)


class Entry(models.Model):
    """One thing that somebody did to one record."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    actor_id = models.BigIntegerField(null=True, blank=True)
    actor_name = models.CharField(max_length=150)
    action = models.CharField(max_length=60)
    record_kind = models.CharField(max_length=60)
    record_id = models.BigIntegerField()
    about_kind = models.CharField(max_length=60, help_text="What the record is part of: the review of an item")
    about_id = models.BigIntegerField()
    partnership_id = models.BigIntegerField(null=True, blank=True, help_text="Whose matter it is, where it is one's")
    detail = models.JSONField(default=dict, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["record_kind", "record_id"], name="audit_entry_by_record"),
            # with the key, by which pages of the log go on where the last one ended
            models.Index(fields=["about_kind", "about_id", "id"], name="audit_entry_by_about"),
            models.Index(fields=["partnership_id", "id"], name="audit_entry_by_partnership"),
            models.Index(fields=["actor_id", "id"], name="audit_entry_by_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name}: {self.action} {self.record_kind} {self.record_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Adds the entry. Refused for one that is there already."""
        if not self._state.adding:
            raise AppendOnly
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> Never:
        """Refused, always."""
        raise AppendOnly
