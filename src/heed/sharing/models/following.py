"""Who asked to be told of new learning by e-mail, of what, and how often."""

from __future__ import annotations

import secrets

from django.db import models

from heed.publishing.rules.feeds import KINDS, Topic


class Often(models.TextChoices):
    """How often somebody is told."""

    WEEKLY = "weekly", "Once a week, on Monday morning"
    AT_ONCE = "at_once", "As soon as something is published"


def a_nonce() -> str:
    """Something that nobody can guess."""
    return secrets.token_urlsafe(12)


class Follower(models.Model):
    """An e-mail address that follows something, or asked to and has yet to confirm. It goes with the last of its subscriptions."""

    email = models.EmailField(unique=True, help_text="In small letters")
    nonce = models.CharField(max_length=32, default=a_nonce, help_text="Part of every link that is sent to it")
    refusals = models.PositiveSmallIntegerField(
        default=0, help_text="Mails that were refused for good, one after another"
    )

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        # an address is written into no log by whoever prints a row
        return f"follower {self.pk}"


class Subscription(models.Model):
    """One thing that an address follows. It counts once it was confirmed from a mail to that address."""

    follower = models.ForeignKey(Follower, on_delete=models.CASCADE, related_name="subscriptions")
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in KINDS])
    code = models.CharField(max_length=60, blank=True, help_text="Of a theme, agency or role; a partnership's key")
    agency = models.CharField(max_length=60, blank=True, help_text="In which agency a role is meant, where in one")
    often = models.CharField(max_length=10, choices=Often)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    since = models.DateTimeField(null=True, blank=True, help_text="It is told of what is published from then on")

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["often", "kind", "code", "agency"], name="sharing_subscription_by_topic"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["follower", "kind", "code", "agency"], name="sharing_subscription_once"),
            models.CheckConstraint(
                condition=models.Q(confirmed_at__isnull=True, since__isnull=True)
                | models.Q(confirmed_at__isnull=False, since__isnull=False),
                name="sharing_subscription_counts_once_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic.tag}, {self.often}"

    @property
    def topic(self) -> Topic:
        """What it follows."""
        return Topic(self.kind, self.code, self.agency)
