"""What an editor adds for readers: summary, easy words, questions, licence, shorter words; and what is left out.

Each is written on the page of a review that others may have open too. ``seen`` is the sign of a value as the person saw it
(``selectors.presentation.seen_of``): where it is another by now, nothing is written, and both are shown.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils import timezone

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people.models import Person
from heed.people.rules import Permission
from heed.publishing.errors import NotForReaders, WrittenMeanwhile
from heed.publishing.models import LeftOut, Presentation, Wording
from heed.publishing.rules.facts import characteristic
from heed.publishing.rules.presenting import (
    NAMES,
    Column,
    cleaned,
    cleaned_questions,
    wrong_with,
    wrong_with_wording,
)
from heed.publishing.selectors.presentation import Presented, seen_of, source_of, words_of
from heed.publishing.services.holding import hold, reasoned
from heed.reviews.errors import DoesNotStand
from heed.reviews.models import Item, Review
from heed.reviews.selectors import SettledItem

Entered = str | list[str]


@transaction.atomic
def present(
    *, review: Review, entered: Mapping[Column, Entered], seen: Mapping[Column, str], by: Person
) -> Presentation:
    """Writes these columns of what is for readers. What is the same already is not written again.

    Raises ``PermissionDenied``; ``NotForReaders`` where a text is too long, there are too many questions or the licence is
    not of the list; and ``WrittenMeanwhile`` where somebody wrote the same column after the person had opened the page.
    """
    course = hold(review, by=by, permission=Permission.CONFIRM)
    presented = course.presented
    values = {column: _value(column, value) for column, value in entered.items()}
    changed = {column: value for column, value in values.items() if value != presented.value(column)}
    _refuse_meanwhile(presented, changed, seen)
    row = presented.presentation
    if not changed:
        return row
    before = {column.value: presented.value(column) for column in changed}
    for column, value in changed.items():
        setattr(row, column, value)
    row.changed_at, row.changed_by = timezone.now(), by
    row.save()
    what = ", ".join(NAMES[column].removeprefix("The ").removeprefix("A ") for column in changed)
    after = {column.value: value for column, value in changed.items()}
    detail = {"what": what, "before": before, "after": after}
    audit.record(by=by, action=Action.PRESENTED, record=course.review, detail=detail)
    return row


@transaction.atomic
def leave_out(*, review: Review, names: Collection[str], seen: str, by: Person, reason: str = "") -> None:
    """Leaves the characteristics of these names out of what is public, and shows all others. ``reason`` is for staff.

    Raises ``PermissionDenied``, ``ReasonMissing`` where another is left out than before, and ``WrittenMeanwhile``.
    """
    course = hold(review, by=by, permission=Permission.CONFIRM)
    known = course.presented.left_out
    wanted = {name for name in names if characteristic(name)}
    new, back = sorted(wanted - set(known)), sorted(set(known) - wanted)
    if not new and not back:
        return
    if seen != seen_of(sorted(known)):
        last = max(known.values(), key=lambda row: row.at, default=None)
        raise WrittenMeanwhile("What is left out", last.by if last else None, last.at if last else None, ["left_out"])
    said = reasoned(reason, "leaving out a characteristic") if new else ""
    now = timezone.now()
    LeftOut.objects.bulk_create(LeftOut(review=course.review, name=name, reason=said, at=now, by=by) for name in new)
    LeftOut.objects.filter(review=course.review, name__in=back).delete()
    for name in (*new, *back):
        action = Action.CHARACTERISTIC_LEFT_OUT if name in new else Action.CHARACTERISTIC_SHOWN
        detail = {"characteristic": _label(name)} | ({"reason": said} if name in new else {})
        audit.record(by=by, action=action, record=course.review, detail=detail)


@transaction.atomic
def word(*, review: Review, item: int, text: str, seen: str, source: str, by: Person) -> Wording | None:
    """Gives the item, by key, these shorter words; without any, takes away what it has. Says by that that they fit its words.

    ``source`` is the sign of the item's words as the person saw them. Raises ``PermissionDenied``; ``DoesNotStand`` where the
    item is no longer in the record; ``NotForReaders`` where the words are no shorter; and ``WrittenMeanwhile`` where the
    item's words or the shorter ones changed after the person had opened the page.
    """
    course = hold(review, by=by, permission=Permission.CONFIRM)
    settled = next((one for one in course.settled.items if one.item.pk == item), None)
    if settled is None:
        raise DoesNotStand("It")
    known, said = course.presented.wording(settled), cleaned(text)
    fits = bool(known and known.source == source_of(settled.item))
    if said == (known.text if known else "") and (fits or not said):
        return known
    if seen != seen_of(known.text if known else "") or source != source_of(settled.item):
        by_whom, when = (known.by, known.at) if known else (None, None)
        raise WrittenMeanwhile(_name(settled.item), by_whom, when, [f"words_{item}"])
    if wrong := wrong_with_wording(said, words_of(settled.item)):
        raise NotForReaders(f"{_name(settled.item)}: {wrong}")
    return _write(course.presented, settled, said, by)


def _write(presented: Presented, settled: SettledItem, said: str, by: Person) -> Wording | None:
    item, known = settled.item, presented.wording(settled)
    review = presented.presentation.review
    before = known.text if known else ""
    Wording.objects.filter(item__in=[item.pk, *settled.earlier]).delete()
    written = None
    if said:
        written = Wording.objects.create(
            review=review, item=item, text=said, source=source_of(item), at=timezone.now(), by=by
        )
    action = Action.SHORTER_WORDS_KEPT if said == before else Action.WORDED_SHORTER
    audit.record(
        by=by,
        action=action if said else Action.SHORTER_WORDS_REMOVED,
        record=item,
        detail={"before": {"shorter words": before}, "after": {"shorter words": said}},
        about=review,
    )
    return written


def _value(column: Column, value: Entered) -> Entered:
    kept = cleaned(value) if isinstance(value, str) else cleaned_questions(value)
    if wrong := wrong_with(column, kept):
        raise NotForReaders(wrong)
    return kept


def _refuse_meanwhile(presented: Presented, changed: Collection[Column], seen: Mapping[Column, str]) -> None:
    meanwhile = [column for column in changed if seen.get(column) != seen_of(presented.value(column))]
    if meanwhile:
        row = presented.presentation
        by, at = (row.changed_by, row.changed_at) if row.pk else (None, None)
        raise WrittenMeanwhile(NAMES[meanwhile[0]], by, at, meanwhile)


def _label(name: str) -> str:
    entry = characteristic(name)
    return entry.label if entry else name


def _name(item: Item) -> str:
    return f"{item.get_type_display()} {item.number}".strip()
