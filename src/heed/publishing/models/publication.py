"""A review's public face: where it answers, its state, its versions, and the log of every change of state."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from heed.people.models import Partnership, Person
from heed.reviews.models import Review


class PublicationState(models.TextChoices):
    """Where a review stands with the public. Before its first publication it has no row here."""

    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Publication(models.Model):
    """The public face of one review. Its address, once given, answers for ever.

    The columns repeat what lists and filters need from the latest version, so that a list is one query.
    """

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="+")
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
    latest = models.ForeignKey("Version", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-published_on", "-year", "label"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "year", "slug"], name="publishing_publication_once"),
        ]

    def __str__(self) -> str:
        return f"{self.label} ({self.year}): {self.get_state_display().lower()}"


class Version(models.Model):
    """What was published, whole, as it stood. Never altered; pages are drawn from the latest."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField(help_text="The shape is publishing.record.PublishedReview")
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "number"], name="publishing_version_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="publishing_version_counts_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.publication.label}, version {self.number}"


class Change(models.Model):
    """The publish log: each change of state, with who, when and why."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="changes")
    version = models.ForeignKey(Version, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=PublicationState)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=PublicationState.PUBLISHED) | ~Q(reason=""),
                name="publishing_change_withdrawn_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.publication.label}: {self.state} on {self.at:%d %B %Y}"
