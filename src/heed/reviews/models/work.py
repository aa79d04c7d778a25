"""How people work on a review: what each did, so that it can be taken back, and what they typed and have not saved."""

from __future__ import annotations

from django.db import models

from heed.people.models import Person
from heed.reviews.models.review import Review


class Act(models.Model):
    """What one person did to a review in one go. It can be taken back, and done again.

    ``changes`` holds, for each row: ``{"sort": "item", "key": 1, "before": {…}, "after": {…}}``, only the columns that
    differ. A row that the act made has no ``before``. The order of the items is one of the changes, as lists of keys.
    """

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="acts")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_index=True)
    words = models.CharField(max_length=200)
    changes = models.JSONField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["review", "by", "undone_at"], name="reviews_act_last_of_person")]

    def __str__(self) -> str:
        return f"{self.by}: {self.words}"


class Typed(models.Model):
    """What a person has typed into a form about a review and not saved.

    ``seen`` is the stamp of the thing as their page showed it, where the form sends one.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=80)
    values = models.JSONField()
    seen = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["-at"]
        verbose_name_plural = "typed"
        constraints = [models.UniqueConstraint(fields=["person", "review", "form"], name="reviews_typed_once")]

    def __str__(self) -> str:
        return f"{self.form} of {self.review}, by {self.person}"
