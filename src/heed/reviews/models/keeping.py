"""How long things are kept: rules, holds, and the log of what was destroyed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from heed.people.models import Partnership, Person
from heed.reviews.models.review import Review
from heed.reviews.rules.keeping import What


class RetentionRule(models.Model):
    """How long a partnership keeps one kind of thing. It holds for the reviews of the bodies it came from as well."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=30, choices=[(what.value, what.words) for what in What])
    months = models.PositiveSmallIntegerField()
    asks = models.BooleanField(default=True, help_text="Whether a person says yes each time")
    source = models.TextField(help_text="The law or policy that says so")
    holds_from = models.DateField()
    set_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["partnership", "what"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "what"], name="reviews_retention_rule_once"),
            models.CheckConstraint(condition=Q(months__gte=1), name="reviews_retention_rule_some_months"),
        ]

    def __str__(self) -> str:
        return f"{What(self.what).words} of {self.partnership}: {self.months} months"


class LegalHold(models.Model):
    """Nothing that is held is deleted, by a person, by a rule or from the bin. A hold on a body holds all its reviews."""

    review = models.ForeignKey(Review, null=True, blank=True, on_delete=models.SET_NULL, related_name="holds")
    of = models.CharField(max_length=200, blank=True, help_text="The review's name; blank where the whole body is held")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    placed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    placed_at = models.DateTimeField()
    look_again_on = models.DateField(help_text="When somebody asks whether it is still needed")
    lifted_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_why = models.TextField(blank=True)

    class Meta:
        ordering = ["-placed_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="reviews_hold_with_reason"),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True, lifted_why="")
                | Q(lifted_at__isnull=False, lifted_by__isnull=False) & ~Q(lifted_why=""),
                name="reviews_hold_lifted_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Hold on {self.of or self.partnership}"


class Destruction(models.Model):
    """One thing that was destroyed for good: which, by what rule, and who said yes. Kept for ever.

    No foreign keys: it outlasts what it tells of. ``detail`` holds sums and counts, and never a word of a report.
    """

    at = models.DateTimeField(db_index=True)
    what = models.CharField(max_length=60)
    name = models.CharField(max_length=400)
    partnership_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    partnership_name = models.CharField(max_length=200, blank=True)
    rule = models.TextField()
    approved_by = models.CharField(max_length=150)
    detail = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.what}: {self.name}, destroyed on {self.at:%Y-%m-%d}"
