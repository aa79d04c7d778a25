"""Entering by hand what the machine missed. Whoever enters it has decided on it; what they chose in a document is its evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people.models import Agency, Person, Role
from heed.people.rules import Permission
from heed.reading import document
from heed.reading.document import FactState
from heed.reviews.errors import AlreadyThere, DoesNotStand, NotOnThePage, NoWords
from heed.reviews.models import Addressee, Decision, Fact, Item, Passage, Review, Story
from heed.reviews.rules.naming import fitted
from heed.reviews.rules.read import fact_read, item_columns, item_read
from heed.reviews.selectors import name_of, stretch_of, superseded
from heed.reviews.services.acting import one_act
from heed.reviews.services.confirmation import hold, lose_confirmation
from heed.reviews.services.ordering import put_behind

P = TypeVar("P", Item, Story, Fact, Addressee)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A stretch that a person chose in a document: its key, the page from 1, and characters of the page's text from 0.

    ``quote`` is what they saw there, and None where they gave the place alone.
    """

    document: int
    page: int
    start: int
    end: int
    quote: str | None = None


@transaction.atomic
def add_item(
    *, review: Review, words: document.Item, by: Person, evidence: Iterable[Chosen] = (), behind: Item | None = None
) -> Item:
    """An item that the machine missed, behind another, or at the end. ``words`` need neither addressees nor evidence."""
    if not words.text.strip():
        raise NoWords
    held = hold(review, by=by, permission=Permission.CONFIRM)
    last = Item.objects.filter(review=held).aggregate(last=Max("position"))["last"] or 0
    item = Item(review=held, position=last + 1, **item_columns(item_read(words)))
    added = _add(item, held, by=by, evidence=evidence)
    if behind is not None and behind.review_id == held.pk:
        put_behind(held, behind, [added])
    return added


@transaction.atomic
def add_story(*, review: Review, text: str, by: Person, evidence: Iterable[Chosen] = ()) -> Story:
    """What happened, where the machine found no account of it. Raises ``AlreadyThere`` where one stands or waits."""
    if not text.strip():
        raise NoWords
    held = hold(review, by=by, permission=Permission.CONFIRM)
    story = Story(review=held, text=text.strip(), replaces=_rejected(Story.objects.filter(review=held)))
    return _add(story, held, by=by, evidence=evidence)


@transaction.atomic
def add_fact(
    *,
    review: Review,
    name: str,
    value: str | int | bool | None,
    state: FactState,
    by: Person,
    evidence: Iterable[Chosen] = (),
) -> Fact:
    """A fact that the machine missed. Raises ``AlreadyThere`` where one of that name stands or waits."""
    if state == FactState.STATED and value in {None, ""}:
        raise NoWords
    held = hold(review, by=by, permission=Permission.CONFIRM)
    said = fact_read(document.Fact(name, None if state == FactState.NOT_STATED else value, state))
    fact = Fact(review=held, replaces=_rejected(Fact.objects.filter(review=held, name=name)), **said)
    return _add(fact, held, by=by, evidence=evidence)


@transaction.atomic
def add_addressee(*, item: Item, said: str, agency: Agency | None, role: Role | None, by: Person) -> Addressee:
    """Somebody whom the item speaks to and the machine missed: the report's words, or an agency or role, or both."""
    if not (said.strip() or agency or role):
        raise NoWords
    held = hold(item.review, by=by, permission=Permission.CONFIRM)
    if Item.objects.filter(superseded(Item), pk=item.pk).exists() or item.decision == Decision.REJECTED:
        raise DoesNotStand(name_of(item))
    addressee = Addressee(item=item, said=fitted(said.strip(), 300), agency=agency, role=role)
    return _add(addressee, held, by=by)


def _add(row: P, review: Review, *, by: Person, evidence: Iterable[Chosen] = ()) -> P:
    row.decision, row.decided_at, row.decided_by = Decision.CONFIRMED, timezone.now(), by
    passages = [passage_of(review, chosen) for chosen in evidence]
    with one_act(review=review, by=by, words=f"Added {name_of(row)}") as act:
        row.save()
        if not isinstance(row, Addressee):
            row.evidence.add(*passages)
        act.made(row)
    cited = [passage.pk for passage in passages]
    audit.record(by=by, action=Action.ADDED_BY_HAND, record=row, detail={"passages": cited}, about=review)
    lose_confirmation(review=review, by=by)
    return row


def _rejected(rows: Any) -> Any:
    """Of what a review has but one of: the newest, where all were rejected or superseded; None where there is none."""
    standing = rows.exclude(decision=Decision.REJECTED).filter(~superseded(rows.model))
    if row := standing.first():
        raise AlreadyThere(name_of(row))
    return rows.order_by("-pk").first()


def passage_of(review: Review, chosen: Chosen) -> Passage:
    """The passage where the person chose it. Raises ``NotOnThePage`` where it does not stand in a document of the review."""
    stretch = stretch_of(review, document=chosen.document, page=chosen.page, start=chosen.start, end=chosen.end)
    if stretch is None or chosen.quote not in {None, stretch}:
        raise NotOnThePage
    place = {"document_id": chosen.document, "page": chosen.page, "start": chosen.start, "end": chosen.end}
    passage, _is_new = Passage.objects.get_or_create(**place, defaults={"quote": stretch})
    return passage
