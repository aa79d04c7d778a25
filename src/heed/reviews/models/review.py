"""A review: one case reviewed, about one or more subjects, each under a label and never a name."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from heed.people.models import Partnership, Person
from heed.reviews.models.deletable import Deletable


class Review(Deletable):
    """One case reviewed. Its title, kind, label and date are provisional until a person has confirmed them.

    ``read`` keeps what a machine made of them, as names of columns with values; null for one from before that was kept.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60, blank=True)
    label = models.CharField(max_length=120)
    slug = models.SlugField(max_length=120)
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    published_on = models.DateField(null=True, blank=True, help_text="The day the report itself was published")
    read = models.JSONField(null=True, blank=True, editable=False)
    ordered_by_hand = models.BooleanField(default=False, help_text="Whether a person put its items in their order")
    created_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(Deletable.Meta):
        ordering = ["-year", "label"]
        constraints = [
            *Deletable.Meta.constraints,
            # labels repeat: the same "Child A" is another child elsewhere, and another year
            models.UniqueConstraint(
                fields=["partnership", "year", "slug"],
                condition=Q(deleted_at__isnull=True),
                name="reviews_review_once",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="reviews_review_confirmed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} ({self.year})"

    @property
    def is_confirmed(self) -> bool:
        """Whether a named person stands behind the record as it is now."""
        return self.confirmed_at is not None

    @property
    def name(self) -> str:
        """The review as commands and addresses name it: partnership/year/label."""
        return f"{self.partnership.slug}/{self.year}/{self.slug}"
