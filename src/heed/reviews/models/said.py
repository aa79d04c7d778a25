"""What a review says: story, items with their addressees, facts; and what the reading warns of.

Where a later document says a thing differently from what a person has decided, the decided row stays as it is and a
second one *replaces* it: from the moment that a person takes the second into the record, and not before. An item that
was *merged into* another stands no longer by itself; one that was *split from* another holds a part of its words.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from heed.people.models import Agency, Person, Role
from heed.reading.document import FactState, ItemType
from heed.reviews.models.document import Document, Passage
from heed.reviews.models.proposal import Proposal
from heed.reviews.models.review import Review


class Story(Proposal):
    """What happened, as published."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="stories")
    text = models.TextField()
    evidence = models.ManyToManyField(Passage, related_name="+")
    replaces = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta(Proposal.Meta):
        ordering = ["id"]
        verbose_name_plural = "stories"
        constraints = [
            *Proposal.Meta.constraints,
            models.UniqueConstraint(
                fields=["review"], condition=Q(replaces__isnull=True), name="reviews_story_once_but_for_replacements"
            ),
        ]

    def __str__(self) -> str:
        return f"What happened: {self.review}"


class Item(Proposal):
    """A lesson, finding, question, good practice, recommendation or action, in the report's own words."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="items")
    type = models.CharField(
        max_length=20, choices=[(t.value, t.value.replace("_", " ").capitalize()) for t in ItemType]
    )
    number = models.CharField(max_length=20, blank=True, help_text="The report's own: 9, 3.1, R4a")
    title = models.CharField(max_length=500, blank=True)
    text = models.TextField()
    parts = models.JSONField(default=list, blank=True, help_text='Sub-points: [{"number": null, "text": "…"}]')
    due = models.CharField(max_length=100, blank=True)
    position = models.PositiveIntegerField(help_text="Order in the review, from 1")
    evidence = models.ManyToManyField(Passage, related_name="+")
    replaces = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    split_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta(Proposal.Meta):
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return f"{self.get_type_display()} {self.number or self.position} of {self.review}"


class FormerItem(models.Model):
    """An item that is in the record no more. Its address may have been public once, and goes on answering."""

    public_id = models.UUIDField(unique=True, editable=False)
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="former_items")

    def __str__(self) -> str:
        return f"An item that {self.review} had"


class Addressee(Proposal):
    """Whom an item speaks to. Unrouted while it names neither agency nor role."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="addressees")
    said = models.CharField(max_length=300, blank=True, help_text="The report's words")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    role = models.ForeignKey(Role, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(Proposal.Meta):
        ordering = ["id"]

    def __str__(self) -> str:
        return self.said or str(self.role or self.agency)


class Fact(Proposal):
    """A characteristic of the case: stated yes, stated no, or not stated, which are three different things."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="facts")
    name = models.CharField(max_length=60)
    value = models.JSONField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=[(s.value, s.value.replace("_", " ")) for s in FactState])
    evidence = models.ManyToManyField(Passage, related_name="+")
    replaces = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta(Proposal.Meta):
        ordering = ["id"]
        constraints = [
            *Proposal.Meta.constraints,
            models.UniqueConstraint(
                fields=["review", "name"],
                condition=Q(replaces__isnull=True),
                name="reviews_fact_once_but_for_replacements",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.review}"


class ReadingWarning(models.Model):
    """Something that the reading found amiss and a person should look at before publishing, until somebody has."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="warnings")
    review = models.ForeignKey(Review, null=True, blank=True, on_delete=models.CASCADE, related_name="warnings")
    code = models.CharField(max_length=60)
    message = models.TextField()
    evidence = models.ManyToManyField(Passage, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True, help_text="What the person found who looked at it")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by__isnull=True)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="reviews_warning_settled_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"
