"""What is decided of a review before the public sees it, or apart from that: its schedule, embargo and withheld report."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from heed.people.models import Person
from heed.reviews.models import Review


def _all_or_none(*columns: str) -> Q:
    """The condition that these columns are filled in together or not at all."""
    none = Q(*[(f"{column}__isnull", True) for column in columns])
    every = Q(*[(f"{column}__isnull", False) for column in columns])
    return none | every


class Plan(models.Model):
    """One row for a review of which something is planned. It says nothing to the public."""

    class Embargo(models.TextChoices):
        CRIMINAL = "criminal", "A criminal investigation or trial"
        INQUEST = "inquest", "An inquest"
        FAMILY = "family", "Family proceedings"
        OTHER = "other", "Something else"

    review = models.OneToOneField(Review, on_delete=models.CASCADE, related_name="+")

    scheduled_for = models.DateTimeField(null=True, blank=True, db_index=True)
    scheduled_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    scheduled_at = models.DateTimeField(null=True, blank=True)
    opening = models.JSONField(
        default=list, blank=True, help_text="The documents that visitors may have once it is published, by key"
    )
    note = models.TextField(blank=True, help_text="Why there is a new version")
    late_because = models.TextField(blank=True, help_text="What stood in the way when it was due")

    embargo = models.CharField(max_length=10, choices=Embargo, blank=True)
    embargo_reason = models.TextField(blank=True)
    embargo_review_on = models.DateField(null=True, blank=True)
    embargoed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    embargoed_at = models.DateTimeField(null=True, blank=True)

    withheld_reason = models.TextField(blank=True, help_text="For those who work here")
    withheld_words = models.TextField(blank=True, help_text="For everybody, the family among them")
    withheld_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withheld_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=_all_or_none("scheduled_for", "scheduled_by", "scheduled_at"),
                name="publishing_plan_scheduled_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(late_because="") | Q(scheduled_for__isnull=False), name="publishing_plan_late_for_something"
            ),
            models.CheckConstraint(
                condition=_all_or_none("embargo_review_on", "embargoed_by", "embargoed_at"),
                name="publishing_plan_embargoed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(embargo="", embargo_reason="", embargoed_at__isnull=True)
                | (~Q(embargo="") & ~Q(embargo_reason="") & Q(embargoed_at__isnull=False)),
                name="publishing_plan_embargoed_with_reason",
            ),
            models.CheckConstraint(
                condition=_all_or_none("withheld_by", "withheld_at"), name="publishing_plan_withheld_by_somebody"
            ),
            models.CheckConstraint(
                condition=Q(withheld_reason="", withheld_words="", withheld_at__isnull=True)
                | (~Q(withheld_reason="") & ~Q(withheld_words="") & Q(withheld_at__isnull=False)),
                name="publishing_plan_withheld_with_reason",
            ),
            # what is held back is not about to be published
            models.CheckConstraint(
                condition=Q(embargo="") | Q(scheduled_for__isnull=True), name="publishing_plan_not_both"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review}: plan"

    @property
    def is_scheduled(self) -> bool:
        """Whether a day and time is set."""
        return self.scheduled_for is not None

    @property
    def is_embargoed(self) -> bool:
        """Whether it may not be published yet."""
        return self.embargoed_at is not None

    @property
    def is_withheld(self) -> bool:
        """Whether its report is never published."""
        return self.withheld_at is not None
