"""A second person's approval of the record as it stands."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from heed.people.models import Person
from heed.publishing.rules.states import Answer
from heed.reviews.models import Review


class Approval(models.Model):
    """A request that a second person approve a review, and their answer.

    It is bound to the record as it stood: ``stamp`` is the sign of what would be published, ``confirmed_at`` the moment
    of the confirmation. Once either differs it counts for nothing, and another has to be asked for.
    """

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="+")
    stamp = models.CharField(max_length=16)
    confirmed_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(
        max_length=10, choices=[(answer.value, answer.value) for answer in Answer], default=Answer.WAITING.value
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["review"], condition=Q(answer=Answer.WAITING.value), name="publishing_approval_waits_once"
            ),
            models.CheckConstraint(
                condition=Q(answer=Answer.WAITING.value, answered_at__isnull=True, answered_by__isnull=True)
                | (~Q(answer=Answer.WAITING.value) & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="publishing_approval_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True)
                | (~Q(answered_by=F("asked_by")) & ~Q(answered_by=F("confirmed_by"))),
                name="publishing_approval_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(answer=Answer.DECLINED.value) | ~Q(reason=""),
                name="publishing_approval_declined_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review}: approval {self.answer}"
