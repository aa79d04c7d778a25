"""Splitting an item, and merging several. What machines read of each stays with it, and every public address goes on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people.models import Person
from heed.people.rules import Permission
from heed.reviews.errors import CannotMerge, CannotSplit, DecidedMeanwhile, DoesNotStand
from heed.reviews.models import Addressee, Decision, Item, Review
from heed.reviews.rules import arranging
from heed.reviews.rules.naming import fitted, folded
from heed.reviews.rules.read import Read
from heed.reviews.selectors import as_it_stands, name_of, order_of, stamp_of, superseded
from heed.reviews.services.acting import Doing, one_act
from heed.reviews.services.confirmation import hold, lose_confirmation
from heed.reviews.services.deciding import hold_proposal
from heed.reviews.services.ordering import put_behind


@transaction.atomic
def split_item(*, item: Item, place: str, by: Person, seen: str) -> list[Item]:
    """Splits the item at a place in its words (``rules.arranging.places``), and gives the items that come of it.

    The first is the item itself, with its number and its public address. Passages and addressees go with the words
    they belong to; where that cannot be told, with all. Each counts as corrected by ``by``.
    Raises ``CannotSplit`` where the place leaves one without words, and ``DecidedMeanwhile`` as every decision does.
    """
    row = hold_proposal(item, by=by, seen=seen)
    _refuse_what_does_not_stand([row])
    try:
        words = arranging.cut(as_it_stands(row), place)
    except ValueError as error:
        raise CannotSplit from error
    name, review = name_of(row), row.review
    with one_act(review=review, by=by, words=f"Split {name}") as act:
        act.touching(row, evidence=True)
        new = [_write_new(row, each, by) for each in words[1:]]
        _give_words(row, words[0], by)
        _share_passages([row, *new], words)
        act.made(*new)
        _share_addressees([row, *new], words, act)
        put_behind(review, row, new)
    into = [each.pk for each in new]
    audit.record(by=by, action=Action.SPLIT, record=row, detail={"place": place, "into": into}, about=review)
    audit.record_all(by=by, action=Action.SPLIT, records=new, detail={"from": row.pk}, about=review)
    lose_confirmation(review=review, by=by)
    return [row, *new]


@transaction.atomic
def merge_items(*, review: Review, seen: Sequence[tuple[Item, str]], by: Person, as_parts: bool = False) -> Item:
    """Merges the items into that of them which stands first in the review, and gives it.

    The words of the others follow, as paragraphs or as sub-points; passages and addressees are united. The others stand
    no longer by themselves: nothing waits for them, and nothing of them is published. Each item comes with its stamp.
    Raises ``CannotMerge``, ``DoesNotStand``, or ``DecidedMeanwhile`` where one has changed since.
    """
    held = hold(review, by=by, permission=Permission.CONFIRM)
    first, *others = _in_order(held, seen)
    _refuse_what_does_not_stand([first, *others])
    words = arranging.joined([as_it_stands(row) for row in (first, *others)], as_parts=as_parts)
    names = ", ".join(name_of(row) for row in others)
    with one_act(review=held, by=by, words=f"Merged {names} into {name_of(first)}") as act:
        act.touching(first, evidence=True)
        act.touching(*others)
        for other in others:
            other.merged_into = first
            other.save(update_fields=["merged_into"])
        first.evidence.add(*(passage for other in others for passage in other.evidence.all()))
        _give_words(first, words, by)
        act.made(*_unite_addressees(first, others))
    audit.record(by=by, action=Action.MERGED, record=first, detail={"with": [row.pk for row in others]}, about=held)
    audit.record_all(by=by, action=Action.MERGED, records=others, detail={"into": first.pk}, about=held)
    lose_confirmation(review=held, by=by)
    return first


def _in_order(review: Review, seen: Sequence[tuple[Item, str]]) -> list[Item]:
    stamps = {item.pk: stamp for item, stamp in seen}
    rows = (
        Item.objects.select_for_update(of=("self",)).filter(review=review, pk__in=stamps).select_related("decided_by")
    )
    found = {row.pk: row for row in rows}
    if len(stamps) < 2 or len(stamps) < len(seen):
        raise CannotMerge
    for key, stamp in stamps.items():
        if key not in found:
            raise CannotMerge
        found[key].review = review
        if stamp_of(found[key]) != stamp:
            raise DecidedMeanwhile(found[key].decided_by, found[key].decided_at)
    return [found[key] for key in order_of(review) if key in found]


def _refuse_what_does_not_stand(rows: Iterable[Item]) -> None:
    keys = [row.pk for row in rows]
    gone = Item.objects.filter(superseded(Item), pk__in=keys) | Item.objects.filter(
        pk__in=keys, decision=Decision.REJECTED
    )
    if row := gone.first():
        raise DoesNotStand(name_of(row))


def _give_words(row: Item, words: Read, by: Person) -> None:
    for column, value in words.items():
        setattr(row, column, value)
    row.decision, row.decided_at, row.decided_by = Decision.CORRECTED, timezone.now(), by
    row.save()


def _write_new(item: Item, words: Read, by: Person) -> Item:
    return Item.objects.create(
        review=item.review,
        split_from=item,
        position=item.position,
        decision=Decision.CORRECTED,
        decided_at=timezone.now(),
        decided_by=by,
        **words | {"number": fitted(words["number"], 20)},
    )


def _share_passages(rows: Sequence[Item], words: Sequence[Read]) -> None:
    quotes = dict(rows[0].evidence.values_list("pk", "quote"))
    for row, keys in zip(rows, arranging.sides(quotes, words), strict=True):
        row.evidence.set(keys)


def _share_addressees(rows: Sequence[Item], words: Sequence[Read], act: Doing) -> None:
    """Addressees go with the words that name them; one that belongs to several is written anew for the others."""
    for addressee in list(rows[0].addressees.all()):
        belongs = sorted(arranging.speaks_to(addressee.said, words))
        act.touching(addressee)
        addressee.item = rows[belongs[0]]
        addressee.save(update_fields=["item"])
        act.made(*(_again(addressee, rows[n]) for n in belongs[1:]))


def _unite_addressees(first: Item, others: Sequence[Item]) -> list[Addressee]:
    known = {_meant(addressee) for addressee in first.addressees.all()}
    made = []
    for other in others:
        for addressee in other.addressees.all():
            if _meant(addressee) not in known:
                known.add(_meant(addressee))
                made.append(_again(addressee, first))
    return made


def _meant(addressee: Addressee) -> tuple[object, ...]:
    return folded(addressee.said).casefold(), addressee.agency_id, addressee.role_id


def _again(addressee: Addressee, item: Item) -> Addressee:
    """The addressee for another item too, with what was read and decided of it."""
    return Addressee.objects.create(
        item=item,
        read=addressee.read,
        said=addressee.said,
        agency=addressee.agency,
        role=addressee.role,
        decision=addressee.decision,
        decided_at=addressee.decided_at,
        decided_by=addressee.decided_by,
    )
