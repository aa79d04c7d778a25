"""The bodies that commission reviews, and how one became another."""

from __future__ import annotations

from django.db import models


class Partnership(models.Model):
    """A body that commissions and publishes reviews."""

    class Kind(models.TextChoices):
        CHILDREN = "children", "Safeguarding children partnership"
        ADULTS = "adults", "Safeguarding adults board"
        COMMUNITY_SAFETY = "community_safety", "Community safety partnership"
        OTHER = "other", "Other body"

    class Nation(models.TextChoices):
        ENGLAND = "england", "England"
        WALES = "wales", "Wales"
        SCOTLAND = "scotland", "Scotland"
        NORTHERN_IRELAND = "northern_ireland", "Northern Ireland"

    name = models.CharField(max_length=200, unique=True)
    short_name = models.CharField(max_length=30, blank=True)
    slug = models.SlugField(max_length=200, unique=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.CHILDREN)
    nation = models.CharField(max_length=20, choices=Nation, blank=True, help_text="Whose law its reviews stand under")
    postal_address = models.TextField(blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class FormerName(models.Model):
    """What a partnership was called before. Its slug goes on leading to the body, so that old addresses answer."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=30, blank=True)
    slug = models.SlugField(max_length=200, db_index=True)
    until = models.DateField(help_text="The day from which the body was called something else")

    class Meta:
        ordering = ["-until", "-id"]

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """One body became another. A split is several rows from one predecessor; a merger several to one successor.

    A body that merely changes its name stays the body that it is: that is a ``FormerName``.
    """

    class How(models.TextChoices):
        RENAMED = "renamed", "Succeeded"
        SPLIT = "split", "Split"
        MERGED = "merged", "Merged"

    predecessor = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="precessions")
    on = models.DateField()
    how = models.CharField(max_length=10, choices=How)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="people_succession_once"),
            models.CheckConstraint(
                condition=~models.Q(predecessor=models.F("successor")),
                name="people_succession_not_to_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor} ({self.get_how_display().lower()} {self.on})"
