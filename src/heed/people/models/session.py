"""Where somebody is signed in."""

from __future__ import annotations

from django.db import models

from heed.people.models.person import Person
from heed.people.rules import device_words


class OpenSession(models.Model):
    """One sign-in, from the first page to its end. Django's session holds its key; ending the row ends the session."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sessions")
    device = models.CharField(max_length=200, blank=True)
    has_second_factor = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-seen_at"]
        indexes = [models.Index(fields=["person", "ended_at"], name="people_session_open")]

    def __str__(self) -> str:
        return f"{self.person}, since {self.opened_at:%Y-%m-%d %H:%M}"

    @property
    def device_words(self) -> str:
        """The device, as its owner would call it."""
        return device_words(self.device)
