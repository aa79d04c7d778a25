"""What could identify a family, found in a review's own text and in its documents, and what people decided on it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from heed.people.models import Person
from heed.publishing.rules.gate import Looked, Verdict
from heed.reviews.models import Document, Review


class Inspection(models.Model):
    """What looking through a document's text and file found, whichever reviews it tells of. ``found`` is plain values."""

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(
        max_length=10, choices=[(looked.value, looked.value) for looked in Looked], default=Looked.WAITING.value
    )
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    found = models.JSONField(default=list, blank=True)
    failure = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=Looked.WAITING.value, done_at__isnull=True)
                | (~Q(state=Looked.WAITING.value) & Q(done_at__isnull=False)),
                name="publishing_inspection_done_at_some_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document}: {self.state}"


class Examination(models.Model):
    """The sign of what a review's findings were last made from, so that they are made anew only when that changes."""

    review = models.OneToOneField(Review, on_delete=models.CASCADE, related_name="+")
    stamp = models.CharField(max_length=16)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.review}: examined {self.at:%d %B %Y}"


class Finding(models.Model):
    """One thing found, and what was decided on it. ``document`` is null for the review's own text.

    ``key`` is made of the words and their text or file, so that a decision outlives each new look. ``is_there`` says
    whether the last look found it. ``places`` are where it stands: a name, page, quote, and where to go.
    """

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="+")
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=16)
    kind = models.CharField(max_length=60)
    group = models.CharField(max_length=60)
    stops = models.BooleanField(help_text="Whether somebody has to decide on it; else it is only a note")
    message = models.TextField()
    said = models.TextField(blank=True, help_text="The words found")
    places = models.JSONField(default=list)
    position = models.PositiveIntegerField(help_text="Order within its text or file")
    first_seen = models.DateTimeField()
    is_there = models.BooleanField(default=True)
    verdict = models.CharField(max_length=10, choices=[(v.value, v.words) for v in Verdict], default=Verdict.OPEN.value)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["review", "is_there", "verdict"], name="publishing_finding_open")]
        constraints = [
            models.UniqueConstraint(fields=["review", "key"], name="publishing_finding_once"),
            models.CheckConstraint(
                condition=(
                    Q(verdict__in=["open", "mended"], decided_at__isnull=True, decided_by__isnull=True, reason="")
                    | (
                        Q(verdict__in=["cleared", "overruled"], decided_at__isnull=False, decided_by__isnull=False)
                        & ~Q(reason="")
                    )
                ),
                name="publishing_finding_decided_by_somebody_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(verdict="mended") | Q(is_there=False), name="publishing_finding_mended_is_gone"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} in {self.document or self.review}: {self.verdict}"


class Redaction(models.Model):
    """A copy of a document without some of its words: which, who asked, and what came of it."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="+")
    original = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    phrases = models.JSONField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    copy = models.ForeignKey(Document, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    failure = models.TextField(blank=True)

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, copy__isnull=True, failure="")
                | Q(ended_at__isnull=False, copy__isnull=False, failure="")
                | (Q(ended_at__isnull=False, copy__isnull=True) & ~Q(failure="")),
                name="publishing_redaction_ends_one_way",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.original}: copy without {len(self.phrases)} phrases"
