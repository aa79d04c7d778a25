"""The log, and the seals that chain it. No foreign keys: it neither blocks a deletion nor loses a row to one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Never, TypeVar

from django.db import models

from heed.audit.errors import AppendOnly

M = TypeVar("M", bound=models.Model)


class AppendOnlyQuerySet(models.QuerySet[M]):
    """Rows that can be read and added, and nothing else. The database refuses the rest too, by its triggers."""

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
        objs: Iterable[M],
        batch_size: int | None = None,
        ignore_conflicts: bool = False,  # noqa: FBT001, FBT002
        update_conflicts: bool = False,  # noqa: FBT001, FBT002
        update_fields: Collection[str] | None = None,
        unique_fields: Collection[str] | None = None,
    ) -> list[M]:
        """Adds many rows at once; refused where it would write over one that is there."""
        if update_conflicts or update_fields or unique_fields:
            raise AppendOnly
        return super().bulk_create(objs, batch_size=batch_size, ignore_conflicts=ignore_conflicts)


class AppendOnlyModel(models.Model):
    """A row that stays as it was written."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Adds the row. Refused for one that is there already."""
        if not self._state.adding:
            raise AppendOnly
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> Never:
        """Refused, always."""
        raise AppendOnly


class Entry(AppendOnlyModel):
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

    objects = AppendOnlyQuerySet["Entry"].as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["record_kind", "record_id"], name="audit_entry_by_record"),
            # with the key, by which pages of the log go on where the last one ended
            models.Index(fields=["about_kind", "about_id", "id"], name="audit_entry_by_about"),
            models.Index(fields=["partnership_id", "id"], name="audit_entry_by_partnership"),
            models.Index(fields=["actor_id", "id"], name="audit_entry_by_actor"),
            models.Index(fields=["action", "id"], name="audit_entry_by_action"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name}: {self.action} {self.record_kind} {self.record_id}"

    def columns(self) -> dict[str, object]:
        """Every column of the row by name, which is what its seal covers."""
        return {field.attname: getattr(self, field.attname) for field in self._meta.concrete_fields}


class Seal(AppendOnlyModel):
    """One link of the chain. ``rules.chain`` says what the two sums are of."""

    position = models.BigIntegerField(primary_key=True, help_text="Counted from 1, without a gap")
    entry_id = models.BigIntegerField(unique=True)
    fingerprint = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    objects = AppendOnlyQuerySet["Seal"].as_manager()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.position}: entry {self.entry_id}"
