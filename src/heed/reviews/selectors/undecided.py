"""What nobody has looked at yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Count, Exists, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from heed.reviews.models import Addressee, Decision, Fact, Item, Review, Story

P = TypeVar("P", Item, Story, Fact)

SETTLED = (Decision.CONFIRMED, Decision.CORRECTED)


@dataclass(frozen=True, slots=True)
class Undecided:
    """A review's undecided proposals, by sort."""

    stories: QuerySet[Story]
    items: QuerySet[Item]
    facts: QuerySet[Fact]
    addressees: QuerySet[Addressee]

    def count(self) -> int:
        """How many there are in all."""
        return self.stories.count() + self.items.count() + self.facts.count() + self.addressees.count()


def undecided(review: Review) -> Undecided:
    """What waits for a decision before the review can be confirmed.

    Nobody need decide on what a settled proposal has replaced, nor on the addressees of what was rejected.
    """
    return Undecided(
        stories=_waiting(Story.objects.filter(review=review)),
        items=_waiting(Item.objects.filter(review=review)),
        facts=_waiting(Fact.objects.filter(review=review)),
        addressees=_waiting_addressees(Addressee.objects.filter(item__review=review)),
    )


def undecided_count(review: Review) -> int:
    """How many proposals wait."""
    return undecided(review).count()


def undecided_per_review() -> Combinable:
    """The same number as an expression to annotate reviews with, so that a list is one query."""
    return (
        _per_review(_waiting(Story.objects.filter(review=OuterRef("pk"))), "review")
        + _per_review(_waiting(Item.objects.filter(review=OuterRef("pk"))), "review")
        + _per_review(_waiting(Fact.objects.filter(review=OuterRef("pk"))), "review")
        + _per_review(_waiting_addressees(Addressee.objects.filter(item__review=OuterRef("pk"))), "item__review")
    )


def superseded(model: type[P]) -> Exists:
    """The condition that a settled proposal has taken this one's place."""
    return Exists(model.objects.filter(replaces=OuterRef("pk"), decision__in=SETTLED))


def _waiting(rows: QuerySet[P]) -> QuerySet[P]:
    return rows.filter(~superseded(rows.model), decision=Decision.UNDECIDED)


def _waiting_addressees(rows: QuerySet[Addressee]) -> QuerySet[Addressee]:
    of_superseded = Exists(Item.objects.filter(replaces=OuterRef("item"), decision__in=SETTLED))
    return rows.filter(~of_superseded, decision=Decision.UNDECIDED).exclude(item__decision=Decision.REJECTED)


def _per_review(rows: QuerySet[Any], path: str) -> Coalesce:
    counted = rows.order_by().values(path).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
