"""What every value read by machine has in common: its reading, kept as read, and a person's decision on it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from heed.people.models import Person


class Decision(models.TextChoices):
    """What a person decided on a value. Nothing undecided is ever published."""

    UNDECIDED = "undecided", "Not looked at yet"
    CONFIRMED = "confirmed", "Confirmed"
    CORRECTED = "corrected", "Corrected"
    REJECTED = "rejected", "Rejected"


class Proposal(models.Model):
    """A value that a machine read, or a person entered, and that a person decides on.

    ``read`` is what the machine said, as it said it: never altered, and null where a person entered the value.
    The concrete row's own columns hold the value as it stands now.
    """

    read = models.JSONField(null=True, blank=True, editable=False)
    decision = models.CharField(max_length=10, choices=Decision, default=Decision.UNDECIDED)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(decision=Decision.UNDECIDED, decided_at__isnull=True, decided_by__isnull=True)
                | (~Q(decision=Decision.UNDECIDED) & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="%(app_label)s_%(class)s_decided_by_somebody",
            ),
        ]

    @property
    def is_settled(self) -> bool:
        """Whether a person has taken it into the record."""
        return self.decision in {Decision.CONFIRMED, Decision.CORRECTED}
