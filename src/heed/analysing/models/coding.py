"""A theme of an item: proposed by a machine or given by hand, and a person's decision on it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from heed.reviews.models import Decision, Item, Proposal


class Coding(Proposal):
    """One theme of one item, by the theme's code and the version of the frame that it was coded with.

    ``read`` is what the machine went by: ``{"quotes": [the words], "from": [keys of items whose words this one carries]}``.
    It is null where a person gave the theme by hand.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")
    theme = models.CharField(max_length=60, db_index=True)
    frame = models.CharField(max_length=20, help_text="The version of the coding frame")

    class Meta(Proposal.Meta):
        ordering = ["id"]
        constraints = [
            *Proposal.Meta.constraints,
            models.UniqueConstraint(fields=["item", "theme"], name="analysing_coding_once"),
            models.CheckConstraint(
                # a theme is there or it is not; and what nobody proposed, somebody decided
                condition=~Q(decision=Decision.CORRECTED) & (Q(read__isnull=False) | ~Q(decision=Decision.UNDECIDED)),
                name="analysing_coding_decided_on",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.theme} in {self.item}"
