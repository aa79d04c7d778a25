"""A person's decision on the themes of items, and taking it back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from heed.analysing.errors import NoSuchTheme
from heed.analysing.models import Coding
from heed.analysing.rules.frame import is_theme, theme, version
from heed.analysing.selectors import coded_items, codings_of, stamp_of_themes
from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people.models import Person
from heed.people.rules import Permission
from heed.reviews.errors import DecidedMeanwhile, NothingDecided
from heed.reviews.models import Decision, Item, Review
from heed.reviews.services.confirmation import hold


@transaction.atomic
def decide_themes(
    *, review: Review, chosen: Mapping[int, Collection[str]], by: Person, seen: Mapping[int, str] | None = None
) -> int:
    """Says which themes items have: for each item by its key, the codes of all of its themes. Gives how many items.

    Proposed themes that are chosen are confirmed, the others rejected; what is chosen and was not proposed is given by
    hand. ``seen`` holds the stamp of each item's themes as the person saw them (``selectors.stamp_of_themes``). Raises
    ``DecidedMeanwhile`` where one has changed since, and ``NoSuchTheme``; then nothing is decided.
    """
    if any(not is_theme(code) for codes in chosen.values() for code in codes):
        raise NoSuchTheme
    items, codings = _held(review, chosen, by=by, seen=seen)
    now = timezone.now()
    for item in items:
        _decide(item, set(chosen[item.pk]), codings[item.pk], by=by, at=now)
    return len(items)


@transaction.atomic
def reopen_themes(*, review: Review, item: int, by: Person, seen: str | None = None) -> None:
    """Takes back what was decided on the themes of one item: what was proposed waits again, and what was given by hand goes.

    Raises ``NothingDecided``, or ``DecidedMeanwhile`` where they are not as the person saw them.
    """
    (row,), codings = _held(review, [item], by=by, seen=None if seen is None else {item: seen})
    decided = [coding for coding in codings[item] if coding.decision != Decision.UNDECIDED]
    if not decided:
        raise NothingDecided
    by_hand = [coding.pk for coding in decided if coding.read is None]
    proposed = [coding.pk for coding in decided if coding.read is not None]
    Coding.objects.filter(pk__in=by_hand).delete()
    Coding.objects.filter(pk__in=proposed).update(decision=Decision.UNDECIDED, decided_at=None, decided_by=None)
    was = {coding.theme: coding.decision for coding in decided}
    audit.record(by=by, action=Action.THEMES_REOPENED, record=row, detail={"was": was}, about=review)


def _held(
    review: Review, keys: Collection[int], *, by: Person, seen: Mapping[int, str] | None
) -> tuple[list[Item], dict[int, list[Coding]]]:
    """These items of the review with their codings, held until the transaction ends."""
    held = hold(review, by=by, permission=Permission.CONFIRM)
    items = list(coded_items(held).filter(pk__in=keys))
    codings = codings_of([item.pk for item in items])
    if len(items) != len(set(keys)):
        raise DecidedMeanwhile(None, None)
    for item in items:
        item.review = held
        if seen is not None and seen.get(item.pk) != stamp_of_themes(item, codings[item.pk]):
            last = _decided_last(codings[item.pk])
            raise DecidedMeanwhile(last.decided_by if last else None, last.decided_at if last else None)
    return items, codings


def _decided_last(codings: Collection[Coding]) -> Coding | None:
    decided = [(coding.decided_at, coding.pk, coding) for coding in codings if coding.decided_at]
    return max(decided)[2] if decided else None


def _decide(item: Item, chosen: set[str], codings: list[Coding], *, by: Person, at: datetime) -> None:
    known = {coding.theme: coding for coding in codings}
    confirmed = [c for code, c in known.items() if code in chosen and c.decision != Decision.CONFIRMED]
    rejected = [c for code, c in known.items() if code not in chosen and c.decision != Decision.REJECTED]
    added = [
        Coding(item=item, theme=code, frame=version(), decision=Decision.CONFIRMED, decided_at=at, decided_by=by)
        for code in sorted(chosen - known.keys())
    ]
    for rows, decision in ((confirmed, Decision.CONFIRMED), (rejected, Decision.REJECTED)):
        keys = [coding.pk for coding in rows]
        Coding.objects.filter(pk__in=keys).update(decision=decision, decided_at=at, decided_by=by)
    Coding.objects.bulk_create(added)
    told = (
        (Action.THEMES_CONFIRMED, confirmed),
        (Action.THEMES_REJECTED, rejected),
        (Action.THEMES_ADDED, added),
    )
    for action, rows in told:
        if rows:
            codes = [coding.theme for coding in rows]
            detail = {"themes": ", ".join(_name(code) for code in codes), "codes": codes, "frame": version()}
            audit.record(by=by, action=action, record=item, detail=detail, about=item.review)


def _name(code: str) -> str:
    return theme(code).name if is_theme(code) else code
