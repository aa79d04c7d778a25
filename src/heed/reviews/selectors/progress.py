"""How far people have come with a review, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, Value

from heed.reading.document import ItemType
from heed.reviews.models import Addressee, Decision, Fact, Item, Review, Story
from heed.reviews.selectors.undecided import superseded

_NAMES = {
    "story": "What happened",
    "lesson": "Lessons",
    "finding": "Findings",
    "question": "Questions",
    "good_practice": "Good practice",
    "recommendation": "Recommendations",
    "action": "Actions",
    "addressee": "Whom they speak to",
    "fact": "Facts",
}
KINDS = ("story", *(type_.value for type_ in ItemType), "addressee", "fact")
"""What is confirmed together, in the order in which a page shows it."""


def kind_name(kind: str) -> str:
    """The kind as people say it, of more than one."""
    return _NAMES[kind]


@dataclass(frozen=True, slots=True)
class KindProgress:
    """One kind of proposal: how many have been decided on, of how many."""

    kind: str
    decided: int
    total: int

    @property
    def name(self) -> str:
        """The kind as people say it."""
        return kind_name(self.kind)

    @property
    def left(self) -> int:
        """How many wait."""
        return self.total - self.decided


@dataclass(frozen=True, slots=True)
class Progress:
    """All kinds that the review has, and the place on the page of what waits first; blank where nothing does."""

    kinds: tuple[KindProgress, ...]
    next: str

    @property
    def decided(self) -> int:
        """How many have been decided on."""
        return sum(kind.decided for kind in self.kinds)

    @property
    def total(self) -> int:
        """How many there are. What another took the place of does not count."""
        return sum(kind.total for kind in self.kinds)

    @property
    def left(self) -> int:
        """How many wait."""
        return self.total - self.decided


@dataclass(frozen=True, slots=True)
class _Row:
    kind: str
    anchor: str
    waits: bool


def progress(review: Review) -> Progress:
    """How many of each kind have been decided on, and which waits first in the order of the page. Three queries."""
    told = _stories_and_facts(review)
    rows = [*told["story"], *_items(review), *told["fact"]]
    kinds = tuple(_counted(kind, [row for row in rows if row.kind == kind]) for kind in KINDS)
    return Progress(
        kinds=tuple(kind for kind in kinds if kind.total),
        next=next((row.anchor for row in rows if row.waits), ""),
    )


def _counted(kind: str, rows: list[_Row]) -> KindProgress:
    return KindProgress(kind, sum(not row.waits for row in rows), len(rows))


def _stories_and_facts(review: Review) -> dict[str, list[_Row]]:
    rows: dict[str, list[_Row]] = {"story": [], "fact": []}
    stories = Story.objects.filter(~superseded(Story), review=review).order_by()
    facts = Fact.objects.filter(~superseded(Fact), review=review).order_by()
    columns = ("sort", "pk", "decision")
    both = (
        stories.annotate(sort=Value("story"))
        .values_list(*columns)
        .union(facts.annotate(sort=Value("fact")).values_list(*columns), all=True)
    )
    for sort, key, decision in sorted(both):
        rows[sort].append(_Row(sort, f"{sort}-{key}", decision == Decision.UNDECIDED))
    return rows


def _items(review: Review) -> list[_Row]:
    """Items, each with its addressees behind it; those of a rejected item need no decision."""
    items = Item.objects.filter(~superseded(Item), review=review).order_by("position", "pk")
    listed = list(items.values_list("pk", "type", "decision"))
    spoken = Addressee.objects.filter(~Q(item__decision=Decision.REJECTED), item__in=[key for key, *_ in listed])
    spoken_to: dict[int, list[_Row]] = {}
    for key, item, decision in spoken.order_by("pk").values_list("pk", "item_id", "decision"):
        row = _Row("addressee", f"addressee-{key}", decision == Decision.UNDECIDED)
        spoken_to.setdefault(item, []).append(row)
    rows: list[_Row] = []
    for key, kind, decision in listed:
        rows += [_Row(kind, f"item-{key}", decision == Decision.UNDECIDED), *spoken_to.get(key, ())]
    return rows
