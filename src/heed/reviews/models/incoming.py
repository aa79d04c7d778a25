"""Files that were handed in, until their documents are in the record."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from heed.jobs.models import Job
from heed.people.models import Partnership, Person
from heed.reviews.models.document import Document
from heed.reviews.rules.incoming import State


class Incoming(models.Model):
    """One file of a batch, and what came of it. The file itself is kept only while it may be needed."""

    batch = models.UUIDField(help_text="What was handed in together")
    key = models.CharField(max_length=100, help_text="The same file sent twice in one batch has the same key")
    name = models.CharField(max_length=255, help_text="As it was given, without what does harm")
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(help_text="In bytes")
    path = models.CharField(max_length=300, blank=True, help_text="Where it is kept; empty once it is not")
    partnership = models.ForeignKey(Partnership, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in State], default="waiting")
    sentence = models.TextField(blank=True, help_text="Why it failed, and what to do")
    job = models.ForeignKey(Job, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    outcome = models.JSONField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "incoming"
        indexes = [
            models.Index(fields=["batch", "id"], name="reviews_incoming_batch"),
            models.Index(fields=["partnership", "-at"], name="reviews_incoming_recent"),
            models.Index(fields=["at"], name="reviews_incoming_at"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["batch", "key"], name="reviews_incoming_once"),
            models.CheckConstraint(
                condition=Q(state="waiting", settled_at__isnull=True)
                | ~Q(state="waiting") & Q(settled_at__isnull=False),
                name="reviews_incoming_settled_has_its_time",
            ),
            models.CheckConstraint(condition=~Q(state="failed", sentence=""), name="reviews_incoming_failed_says_why"),
            models.CheckConstraint(condition=~Q(state="waiting", path=""), name="reviews_incoming_waits_with_its_file"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.state}"
