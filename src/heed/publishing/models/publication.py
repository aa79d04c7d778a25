"""A review's public face: where it answers, its state, its versions, and the log of every change of state."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from heed.people.models import Partnership, Person
from heed.publishing.rules.states import NEEDS_REASON, Step
from heed.reviews.models import Review


class PublicationState(models.TextChoices):
    """Where a review stands with the public. Before its first publication it has no row here."""

    PUBLISHED = "published", "Published"
    ARCHIVED = "archived", "Archived"
    WITHDRAWN = "withdrawn", "Withdrawn"


PUBLIC_STATES = (PublicationState.PUBLISHED, PublicationState.ARCHIVED)
"""Where visitors see the page. Of an archived review the report is closed, and what was learned stays."""


class Publication(models.Model):
    """The public face of one review. Its address, once given, answers for ever.

    The columns repeat what lists and filters need from the latest version, so that a list is one query.
    """

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="+")
    public_id = models.UUIDField(
        unique=True, editable=False, default=uuid.uuid4, help_text="Stays, even where the partnership changes its name"
    )
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    slug = models.SlugField(max_length=120)
    label = models.CharField(max_length=120)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=60)
    published_on = models.DateField(null=True, blank=True, help_text="The day the report itself was published")
    item_count = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=PublicationState)
    first_published_at = models.DateTimeField()
    changed_at = models.DateTimeField(
        default=timezone.now, db_index=True, help_text="When its public face last changed: a version, a state"
    )
    latest = models.ForeignKey("Version", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-published_on", "-year", "label"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "year", "slug"], name="publishing_publication_once"),
        ]

    def __str__(self) -> str:
        return f"{self.label} ({self.year}): {self.get_state_display().lower()}"

    @property
    def is_public(self) -> bool:
        """Whether visitors see the page now."""
        return self.state in PUBLIC_STATES


class Version(models.Model):
    """What was published, whole, as it stood. Never altered; pages are drawn from the latest."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField(help_text="The shape is publishing.record.PublishedReview")
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True, help_text="Why there is a new version. For those who work here")
    changes = models.JSONField(
        default=list, blank=True, help_text="What changed since the version before, in sentences for everybody"
    )

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "number"], name="publishing_version_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="publishing_version_counts_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.publication.label}, version {self.number}"


class Change(models.Model):
    """The publish log: each step that a review took on its way to the public and from it, with who, when and why.

    ``state`` is the step. ``publication`` is null for steps before the first publication.
    """

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="+")
    publication = models.ForeignKey(
        Publication, null=True, blank=True, on_delete=models.CASCADE, related_name="changes"
    )
    version = models.ForeignKey(Version, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=30, choices=[(step.value, step.value.capitalize()) for step in Step])
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    detail = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=sorted(step.value for step in NEEDS_REASON)) | ~Q(reason=""),
                name="publishing_change_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["published", "archived", "withdrawn"]) | Q(publication__isnull=False),
                name="publishing_change_of_something_public",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review}: {self.state} on {self.at:%d %B %Y}"
