"""What the items of a review were coded with."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from django.db.models import Exists, OuterRef, QuerySet

from heed.analysing.models import Coding
from heed.analysing.rules.frame import Theme, is_theme, theme, themes
from heed.reviews.models import Decision, Item, Review
from heed.reviews.rules.stamp import stamp
from heed.reviews.selectors import as_it_stands, superseded
from heed.reviews.selectors.undecided import SETTLED


def coded_items(review: Review) -> QuerySet[Item]:
    """The items of the review that can be coded: those that people settled and that stand, in their order."""
    return Item.objects.filter(~superseded(Item), review=review, decision__in=SETTLED).order_by("position", "pk")


def waiting_items(review: Review) -> QuerySet[Item]:
    """Those of them for which a theme was proposed that nobody has decided on yet."""
    waiting = Coding.objects.filter(item=OuterRef("pk"), decision=Decision.UNDECIDED)
    return coded_items(review).filter(Exists(waiting))


def themes_settled(review: Review) -> Mapping[int, tuple[Theme, ...]]:
    """The confirmed themes of each item by the item's key, in the order of the frame; an item without any has no entry.

    A theme that the frame no longer has is left out.
    """
    rows = Coding.objects.filter(item__review=review, decision=Decision.CONFIRMED).values_list("item", "theme")
    found: dict[int, set[str]] = {}
    for item, code in rows:
        if is_theme(code):
            found.setdefault(item, set()).add(code)
    place = {one.code: n for n, one in enumerate(themes())}
    return {item: tuple(theme(code) for code in sorted(codes, key=place.__getitem__)) for item, codes in found.items()}


def undecided_count(review: Review) -> int:
    """How many proposed themes nobody has decided on yet, of items that stand."""
    return Coding.objects.filter(item__in=coded_items(review), decision=Decision.UNDECIDED).count()


def codings_of(items: Collection[int]) -> dict[int, list[Coding]]:
    """All codings of these items, by the item's key, each with who decided; an item without any has an empty list."""
    found: dict[int, list[Coding]] = {key: [] for key in items}
    for coding in Coding.objects.filter(item__in=found).select_related("decided_by"):
        found[coding.item_id].append(coding)
    return found


def stamp_of_themes(item: Item, codings: Iterable[Coding]) -> str:
    """A sign of the item's words and themes, by which a decision tells whether they changed since a person saw them."""
    rows = sorted((c.theme, c.decision, str(c.decided_at), c.decided_by_id or 0) for c in codings)
    return stamp(as_it_stands(item), rows)
