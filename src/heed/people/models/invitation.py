"""Invitations: how accounts are made."""

from __future__ import annotations

from datetime import datetime

from django.db import models

from heed.people.models.agency import Agency, Role
from heed.people.models.partnership import Partnership
from heed.people.models.person import Person
from heed.people.rules import Duty


class Invitation(models.Model):
    """Somebody at this address may do this for the partnership, once they say yes.

    The link that was sent is kept as its hash only, so a copy of the database opens no account.
    """

    email = models.EmailField()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="invitations")
    duties = models.JSONField(default=list)
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    role = models.ForeignKey(Role, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-invited_at"]
        indexes = [models.Index(fields=["email"], name="people_invitation_email")]
        constraints = [
            models.UniqueConstraint(
                fields=["email", "partnership"],
                condition=models.Q(accepted_at=None, revoked_at=None),
                name="people_invitation_open_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} to {self.partnership}"

    @property
    def duty_words(self) -> str:
        """What the invited is to do, as people say it."""
        return " and ".join(Duty(duty).words for duty in self.duties)

    def is_good(self, now: datetime) -> bool:
        """Whether it can be accepted."""
        return self.accepted_at is None and self.revoked_at is None and now < self.expires_at
