"""What nobody has looked at yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

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

    Nobody need decide on what a settled proposal has replaced or was merged into another, nor on the addressees of
    those or of what was rejected.
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


def undecided_per_review(reviews: Collection[int]) -> Counter[int]:
    """The same number for each of these reviews, by key, in one query a sort; a review where nothing waits counts none."""
    left: Counter[int] = Counter()
    for rows, path in (
        (_waiting(Story.objects.filter(review__in=reviews)), "review"),
        (_waiting(Item.objects.filter(review__in=reviews)), "review"),
        (_waiting(Fact.objects.filter(review__in=reviews)), "review"),
        (_waiting_addressees(Addressee.objects.filter(item__review__in=reviews)), "item__review"),
    ):
        left.update(dict(rows.order_by().values_list(path).annotate(n=Count("pk"))))
    return left


def superseded(model: type[Item] | type[Story] | type[Fact]) -> Q:
    """The condition that another has taken this one's place: a settled proposal, or the item it was merged into."""
    rows: QuerySet[Any] = model.objects.filter(replaces=OuterRef("pk"), decision__in=SETTLED)
    replaced = Q(Exists(rows))
    return replaced | Q(merged_into__isnull=False) if model is Item else replaced


def _waiting(rows: QuerySet[P]) -> QuerySet[P]:
    return rows.filter(~superseded(rows.model), decision=Decision.UNDECIDED)


def _waiting_addressees(rows: QuerySet[Addressee]) -> QuerySet[Addressee]:
    of_superseded = Exists(Item.objects.filter(replaces=OuterRef("item"), decision__in=SETTLED))
    standing = rows.filter(~of_superseded, item__merged_into=None, decision=Decision.UNDECIDED)
    return standing.exclude(item__decision=Decision.REJECTED)
