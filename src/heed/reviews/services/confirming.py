"""Standing behind a review: what was read of it, and then the whole."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people.models import Person
from heed.people.rules import Permission
from heed.reviews.errors import DecidedMeanwhile, NotOfThisKind, UndecidedRemain
from heed.reviews.models import Addressee, Decision, Fact, Item, Review, Story
from heed.reviews.selectors import (
    AnyProposal,
    find_proposals,
    kind_of,
    name_of,
    review_of,
    sort_of,
    stamp_of,
    undecided,
    undecided_count,
)
from heed.reviews.services.acting import one_act
from heed.reviews.services.addressing import Codes
from heed.reviews.services.confirmation import hold, lose_confirmation
from heed.reviews.services.deciding import ACTIONS, settled_as


@transaction.atomic
def confirm_looked_at(*, seen: Iterable[tuple[AnyProposal, str]], by: Person) -> int:
    """Confirms those proposals of one review that a person has looked at; each comes with its stamp as the page showed it.

    Gives how many. Raises ``DecidedMeanwhile`` where one has changed since, and then confirms none of them.
    """
    looked_at = list(seen)
    if not looked_at:
        return 0
    held = hold(review_of(looked_at[0][0]), by=by, permission=Permission.CONFIRM)
    name = name_of(looked_at[0][0]) if len(looked_at) == 1 else f"{len(looked_at)} things"
    return _confirm_seen(held, looked_at, by=by, words=f"Confirmed {name}")


@transaction.atomic
def confirm_kind(*, review: Review, kind: str, seen: Iterable[tuple[AnyProposal, str]], by: Person) -> int:
    """Confirms together all of one kind that waited when the page showed them; each comes with its stamp.

    ``kind`` is one of ``selectors.KINDS``; whom an item of the kind speaks to may be confirmed with it. Gives how many. Raises ``NotOfThisKind`` where none or others were sent, and
    ``DecidedMeanwhile`` where one has changed since; then none is confirmed.
    """
    held = hold(review, by=by, permission=Permission.CONFIRM)
    shown = list(seen)
    if not shown or any(not _is_of(row, kind) for row, _stamp in shown):
        raise NotOfThisKind
    words = f"Confirmed {len(shown)} of a kind: {kind.replace('_', ' ')}"
    return _confirm_seen(held, shown, by=by, words=words)


@transaction.atomic
def confirm_all(*, review: Review, by: Person, strict: bool = False) -> Review:
    """Confirms all that nobody has looked at yet, in the name of ``by``, and then the review.

    ``strict`` refuses that, with ``UndecidedRemain``, and confirms only a review where each thing has been decided.
    """
    held = hold(review, by=by, permission=Permission.CONFIRM)
    if not strict:
        waiting = undecided(held)
        for rows in (waiting.stories, waiting.items, waiting.facts, waiting.addressees):
            _confirm_rows(rows, held, by)
    return confirm_review(review=held, by=by)


@transaction.atomic
def confirm_review(*, review: Review, by: Person) -> Review:
    """Says that ``by`` stands behind the review as it is. Refused, with ``UndecidedRemain``, while anything waits."""
    held = hold(review, by=by, permission=Permission.CONFIRM)
    if left := undecided_count(held):
        raise UndecidedRemain(str(held), left)
    if not held.is_confirmed:
        held.confirmed_at, held.confirmed_by = timezone.now(), by
        held.save(update_fields=["confirmed_at", "confirmed_by"])
        audit.record(by=by, action=Action.REVIEW_CONFIRMED, record=held)
    return held


def _is_of(row: AnyProposal, kind: str) -> bool:
    return kind_of(row) == kind or (isinstance(row, Addressee) and row.item.type == kind)


def _confirm_seen(review: Review, seen: list[tuple[AnyProposal, str]], *, by: Person, words: str) -> int:
    """In a query or two a sort, however many there are."""
    stamps = {(sort_of(row), row.pk): stamp for row, stamp in seen}
    rows = find_proposals(review, stamps, held=True)
    codes, now = Codes(), timezone.now()
    with one_act(review=review, by=by, words=words) as act:
        for place, stamp in stamps.items():
            row = rows.get(place)
            if row is None or stamp_of(row) != stamp:
                raise DecidedMeanwhile(row.decided_by if row else None, row.decided_at if row else None)
            act.touching(row)
            row.decision, row.decided_at, row.decided_by = settled_as(row, codes), now, by
        for sort in {sort for sort, _key in rows}:
            of_sort = [row for (other, _key), row in rows.items() if other == sort]
            _write_decisions(of_sort)
            for decision in (Decision.CONFIRMED, Decision.CORRECTED):
                settled = [row for row in of_sort if row.decision == decision]
                audit.record_all(by=by, action=ACTIONS[decision], records=settled, about=review)
    lose_confirmation(review=review, by=by)
    return len(rows)


def _write_decisions(rows: list[AnyProposal]) -> None:
    type(rows[0])._default_manager.bulk_update(rows, ["decision", "decided_at", "decided_by"])  # type: ignore[arg-type]  # noqa: SLF001


def _confirm_rows(
    rows: QuerySet[Story] | QuerySet[Item] | QuerySet[Fact] | QuerySet[Addressee], review: Review, by: Person
) -> None:
    """In one write: an undecided row stands as it was read, so confirming leaves its words alone."""
    confirmed = list(rows)
    keys = [row.pk for row in confirmed]
    rows.model.objects.filter(pk__in=keys).update(decision=Decision.CONFIRMED, decided_at=timezone.now(), decided_by=by)
    audit.record_all(by=by, action=Action.CONFIRMED, records=confirmed, about=review)
