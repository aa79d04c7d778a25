"""What an editor adds to a review for readers, as the tab *Briefing* shows it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from heed.people.models import Person
from heed.people.rules import Permission, may
from heed.people.selectors import duties
from heed.publishing.models import LeftOut, Wording
from heed.publishing.record import PublishedFact
from heed.publishing.rules import item_name, opening
from heed.publishing.rules.easy_words import Aid, aid
from heed.publishing.rules.facts import FACTS, fact_label, public_facts, value_words
from heed.publishing.rules.licences import Licence, licence
from heed.publishing.rules.presenting import source_stamp
from heed.publishing.rules.states import Answer
from heed.publishing.selectors import Course
from heed.publishing.selectors.content import facts_settled
from heed.publishing.selectors.presentation import licence_chosen_last, words_of
from heed.reading.document import FactState
from heed.reviews.models import Review
from heed.reviews.rules.read import fact_value

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class ItemShown:
    """An item with its words, and the shorter ones it has. ``source`` is the sign of its words."""

    key: int
    name: str
    opening: str
    words: str
    source: str
    wording: Wording | None

    @property
    def text(self) -> str:
        """The shorter words; blank where there are none."""
        return self.wording.text if self.wording else ""

    @property
    def is_stale(self) -> bool:
        """Whether the item's words changed after they were shortened."""
        return self.wording is not None and self.wording.source != self.source


@dataclass(frozen=True, slots=True)
class FactShown:
    """A characteristic as readers would see it, what the record says, and whether it is left out."""

    fact: PublishedFact
    label: str
    words: str
    in_record: str
    left_out: LeftOut | None

    @property
    def is_unclear(self) -> bool:
        """Whether the record says it in words that have no place in the list, or says two things."""
        return self.fact.state == FactState.UNCLEAR


@dataclass(frozen=True, slots=True)
class PresentationPage:
    """The tab. ``standing`` are the keys of all items of the record; ``lapses`` says that somebody was asked for approval."""

    course: Course
    items: Page[ItemShown]
    standing: Collection[int]
    shortened: int
    stale: tuple[ItemShown, ...]
    facts: tuple[FactShown, ...]
    licence: Licence
    licence_last: tuple[Licence, Review] | None
    aid: Aid | None
    may_write: bool
    lapses: bool


def presentation_page(course: Course, person: Person, *, number: str = "1", item: str = "") -> PresentationPage:
    """The tab for this person, who may see the review's draft. With an ``item``, by key, the page of items that holds it."""
    rows = _items(course)
    presentation = course.presented.presentation
    last = None if presentation.licence else licence_chosen_last(course.review.partnership)
    asked = course.situation.asked
    return PresentationPage(
        course=course,
        items=Paginator(rows, PER_PAGE).get_page(_page_of(rows, item) or number),
        standing=frozenset(row.key for row in rows),
        shortened=sum(1 for row in rows if row.wording),
        stale=tuple(row for row in rows if row.is_stale),
        facts=_facts(course),
        licence=licence(presentation.licence),
        licence_last=(licence(last[0]), last[1]) if last else None,
        aid=aid(presentation.easy_read),
        may_write=may(duties(person, course.review.partnership), Permission.CONFIRM),
        lapses=asked is not None and asked.about == course.situation.about and asked.answer != Answer.DECLINED,
    )


def _items(course: Course) -> list[ItemShown]:
    shown = []
    for settled, item in zip(course.settled.items, course.content.items, strict=True):
        words = words_of(settled.item)
        shown.append(
            ItemShown(
                key=settled.item.pk,
                name=item_name(item),
                opening=opening(item),
                words=words,
                source=source_stamp(words),
                wording=course.presented.wording(settled),
            )
        )
    return shown


def _page_of(rows: list[ItemShown], item: str) -> str:
    place = next((place for place, row in enumerate(rows) if str(row.key) == item), None)
    return "" if place is None else str(place // PER_PAGE + 1)


def _facts(course: Course) -> tuple[FactShown, ...]:
    """Every characteristic that the review can have, those that are left out among them."""
    reads = {entry.name: entry.reads for entry in FACTS}
    recorded = {fact.name: fact_value(fact.value, fact.state) for fact in course.settled.facts}
    review = course.review
    every = public_facts(review.kind, facts_settled(course.settled), body=review.partnership.kind)
    return tuple(
        FactShown(
            fact=fact,
            label=fact_label(fact),
            words=value_words(fact),
            in_record=recorded.get(reads[fact.name], ""),
            left_out=course.presented.left_out.get(fact.name),
        )
        for fact in every
    )
