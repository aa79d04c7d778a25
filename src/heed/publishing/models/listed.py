"""What is public now, row by row, so that it can be found by agency, role, theme and characteristic of the case.

Written with each version and never apart from it: pages of one review are drawn from the version itself.
"""

from __future__ import annotations

from django.db import models

from heed.publishing.models.publication import Publication
from heed.reading.document import FactState, ItemType


class ListedItem(models.Model):
    """An item of a review's latest version. ``taken_out_at`` is when a version came without it; then it is public no more.

    An item of a review that was withdrawn keeps its row: whether it is public is the publication's state to say.
    """

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="listed_items")
    public_id = models.UUIDField(unique=True)
    type = models.CharField(max_length=20, choices=[(t.value, t.value.replace("_", " ")) for t in ItemType])
    number = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=500, blank=True)
    text = models.TextField()
    words = models.TextField(help_text="Title, text and sub-points, one after another, to search in")
    due = models.CharField(max_length=100, blank=True)
    position = models.PositiveIntegerField(help_text="Order in the review, from 1")
    first_public_at = models.DateTimeField()
    changed_at = models.DateTimeField(help_text="When a version last changed its words or whom it speaks to")
    taken_out_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["publication", "position"]
        indexes = [
            models.Index(fields=["-first_public_at", "position"], name="publishing_listed_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.number or self.position} of {self.publication}"


class ListedAddressee(models.Model):
    """Whom a listed item speaks to, by code and by the name when published. Both codes are blank where nobody settled it."""

    item = models.ForeignKey(ListedItem, on_delete=models.CASCADE, related_name="addressees")
    said = models.CharField(max_length=300, blank=True)
    agency = models.CharField(max_length=60, blank=True)
    agency_name = models.CharField(max_length=150, blank=True)
    role = models.CharField(max_length=60, blank=True)
    role_name = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["agency", "role"], name="publishing_listed_by_agency"),
            models.Index(fields=["role"], name="publishing_listed_by_role"),
        ]

    def __str__(self) -> str:
        return self.role_name or self.agency_name or self.said


class ListedTheme(models.Model):
    """A theme of a listed item, as a person coded it."""

    item = models.ForeignKey(ListedItem, on_delete=models.CASCADE, related_name="themes")
    code = models.CharField(max_length=60, db_index=True)
    name = models.CharField(max_length=150)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["item", "code"], name="publishing_listed_theme_once")]

    def __str__(self) -> str:
        return self.name


class ListedFact(models.Model):
    """A public characteristic of a case. ``value`` is a code, ``yes`` or ``no``; blank unless the state is *stated*."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="listed_facts")
    name = models.CharField(max_length=60)
    state = models.CharField(max_length=12, choices=[(s.value, s.value.replace("_", " ")) for s in FactState])
    value = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["name", "value"], name="publishing_listed_by_fact")]
        constraints = [models.UniqueConstraint(fields=["publication", "name"], name="publishing_listed_fact_once")]

    def __str__(self) -> str:
        return f"{self.name}: {self.value or self.state}"
