"""What an editor adds to a review for readers. It reaches the public with a version, as all else does, and by no other way."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from heed.people.models import Person
from heed.reviews.models import Item, Review


class Presentation(models.Model):
    """A review's summary, easy-read summary, questions and licence, as they stand; blank where there is none."""

    review = models.OneToOneField(Review, on_delete=models.CASCADE, related_name="+")
    summary = models.TextField(blank=True)
    easy_read = models.TextField(blank=True)
    questions = models.JSONField(default=list, blank=True, help_text="To think about with a team, in order")
    licence = models.CharField(max_length=40, blank=True, help_text="A code of data/licences.toml; blank: none chosen")
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.review}: for readers"


class LeftOut(models.Model):
    """A characteristic that is not shown of a review, by its name in the codebook, and why: for those who work here."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "left out"
        constraints = [
            models.UniqueConstraint(fields=["review", "name"], name="publishing_left_out_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="publishing_left_out_with_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.review}: {self.name} is left out"


class Wording(models.Model):
    """Shorter words of an item, for briefings. The item's own words stay its source.

    ``source`` is the sign of the words that were shortened (``rules.presenting.source_stamp``): once those differ, the
    shorter ones are stale, and are not published until somebody has looked.
    """

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="+")
    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="+")
    text = models.TextField()
    source = models.CharField(max_length=16)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="publishing_wording_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.item}, in shorter words"
