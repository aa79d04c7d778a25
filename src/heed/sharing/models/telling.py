"""Rounds of telling followers what is new: which versions each round told of, and one letter for each follower."""

from __future__ import annotations

from django.db import models

from heed.publishing.models import Version
from heed.sharing.models.following import Follower, Often


class Round(models.Model):
    """One time at which all who follow so often are told what was published since the round before."""

    often = models.CharField(max_length=10, choices=Often)
    due = models.DateTimeField(help_text="What it stands for: this Monday's, or when it was made")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-due"]
        constraints = [models.UniqueConstraint(fields=["often", "due"], name="sharing_round_once")]

    def __str__(self) -> str:
        return f"{self.often}, {self.due:%Y-%m-%d %H:%M}"


class Announced(models.Model):
    """A version that a round tells of. No two rounds of one rhythm tell of the same."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="announced")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    often = models.CharField(max_length=10, choices=Often)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["version", "often"], name="sharing_announced_once")]

    def __str__(self) -> str:
        return f"{self.version_id} in {self.round_id}"


class LetterState(models.TextChoices):
    """Where a letter stands. One that is being sent when the program dies is sent again, under the same name."""

    WAITING = "waiting", "Waiting"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    NOTHING = "nothing", "Nothing left to tell"
    REFUSED = "refused", "Refused"


class Letter(models.Model):
    """What one follower is told in one round. It holds no words: they are drawn at the instant of sending."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="letters")
    follower = models.ForeignKey(Follower, on_delete=models.CASCADE, related_name="letters")
    state = models.CharField(max_length=10, choices=LetterState, default=LetterState.WAITING)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["round", "state", "id"], name="sharing_letter_by_state")]
        constraints = [models.UniqueConstraint(fields=["round", "follower"], name="sharing_letter_once")]

    def __str__(self) -> str:
        return f"letter {self.pk}: {self.state}"
