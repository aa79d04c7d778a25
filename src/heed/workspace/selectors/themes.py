"""The items of a review with their themes, as one person may decide on them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.core.paginator import Page, Paginator

from heed.analysing.models import Coding
from heed.analysing.rules.frame import Theme, themes
from heed.analysing.selectors import coded_items, codings_of, stamp_of_themes, undecided_count, waiting_items
from heed.people.models import Person
from heed.people.rules import Permission, may
from heed.people.selectors import duties
from heed.reviews.models import Decision, Item, Review
from heed.reviews.selectors import name_of

PER_PAGE = 20


class Which(StrEnum):
    """Which items to show."""

    ALL = "all"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Box:
    """A theme to tick: why the machine proposes it, where it does, and what a person decided."""

    theme: Theme
    quotes: tuple[str, ...]
    carried_from: tuple[str, ...]
    decision: Decision | None
    is_by_hand: bool
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class ItemOfPage:
    """An item with the themes that were proposed or given, and all the others. ``who`` decided last, and when."""

    item: Item
    name: str
    stamp: str
    boxes: tuple[Box, ...]
    others: tuple[Box, ...]
    who: Person | None
    at: datetime | None

    @property
    def waiting(self) -> int:
        """How many proposals nobody has decided on."""
        return sum(box.decision == Decision.UNDECIDED for box in self.boxes)

    @property
    def has_others_ticked(self) -> bool:
        """Whether one of the themes that were not proposed is ticked."""
        return any(box.is_ticked for box in self.others)


@dataclass(frozen=True, slots=True)
class ThemesPage:
    """One page of the items that can be coded. ``waiting`` counts proposals of the whole review, ``items`` its items."""

    page: Page[Item]
    items: tuple[ItemOfPage, ...]
    waiting: int
    which: Which
    may_decide: bool

    @property
    def all_themes(self) -> tuple[Theme, ...]:
        """What there is to choose from, in the order of the frame."""
        return themes()

    @property
    def waiting_here(self) -> int:
        """How many proposals of this page nobody has decided on."""
        return sum(item.waiting for item in self.items)


def themes_page(
    review: Review,
    person: Person,
    *,
    which: Which,
    number: str,
    ticked: Mapping[int, Collection[str]] | None = None,
) -> ThemesPage:
    """The page for this person, who may see the review. ``ticked`` is what they had ticked when something was refused."""
    rows = waiting_items(review) if which is Which.WAITING else coded_items(review)
    page = Paginator(rows, PER_PAGE).get_page(number)
    codings = codings_of([item.pk for item in page])
    names = _names(coding for of_item in codings.values() for coding in of_item)
    return ThemesPage(
        page=page,
        items=tuple(_item(item, codings[item.pk], names, (ticked or {}).get(item.pk)) for item in page),
        waiting=undecided_count(review),
        which=which,
        may_decide=may(duties(person, review.partnership), Permission.CONFIRM),
    )


def _item(item: Item, codings: list[Coding], names: Mapping[int, str], ticked: Collection[str] | None) -> ItemOfPage:
    known = {coding.theme: coding for coding in codings}
    boxes = [_box(theme, known.get(theme.code), names, ticked) for theme in themes()]
    last = max((coding for coding in codings if coding.decided_at), key=_when, default=None)
    return ItemOfPage(
        item=item,
        name=_name(item),
        stamp=stamp_of_themes(item, codings),
        boxes=tuple(box for box in boxes if _is_at_hand(box)),
        others=tuple(box for box in boxes if not _is_at_hand(box)),
        who=last.decided_by if last else None,
        at=last.decided_at if last else None,
    )


def _name(item: Item) -> str:
    """What it is called; where reports give no number, also its place, so that its buttons can be told apart."""
    return name_of(item) if item.number else f"{name_of(item)} (item {item.position})"


def _box(theme: Theme, coding: Coding | None, names: Mapping[int, str], ticked: Collection[str] | None) -> Box:
    read = (coding.read if coding else None) or {}
    stands = coding is not None and coding.decision == Decision.CONFIRMED
    return Box(
        theme=theme,
        quotes=tuple(read.get("quotes", ())),
        carried_from=tuple(names[key] for key in read.get("from", ()) if key in names),
        decision=Decision(coding.decision) if coding else None,
        is_by_hand=coding is not None and coding.read is None,
        is_ticked=stands if ticked is None else theme.code in ticked,
    )


def _is_at_hand(box: Box) -> bool:
    """Whether it is shown at once: all that was proposed, and what was given by hand and stands."""
    return box.decision is not None and not (box.is_by_hand and box.decision == Decision.REJECTED)


def _when(coding: Coding) -> tuple[datetime, int]:
    assert coding.decided_at is not None  # noqa: S101 - only those are asked
    return coding.decided_at, coding.pk


def _names(codings: Iterable[Coding]) -> dict[int, str]:
    """What the items are called from which themes were carried over."""
    keys = {key for coding in codings if coding.read for key in coding.read.get("from", ())}
    return {item.pk: _name(item) for item in Item.objects.filter(pk__in=keys)} if keys else {}
