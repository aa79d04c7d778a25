"""A person's decision on one proposal: confirm, reject, correct, or take the decision back."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from django.db import transaction
from django.db.models import Manager
from django.utils import timezone

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people.models import Agency, Person, Role
from heed.people.rules import Permission
from heed.reading import document
from heed.reading.document import FactState
from heed.reviews.errors import DecidedMeanwhile, NothingDecided, NoWords, ReasonMissing
from heed.reviews.models import Addressee, Decision, Fact, Item, Review, Story
from heed.reviews.rules.read import fact_read, item_columns, item_read
from heed.reviews.selectors import AnyProposal, as_it_stands, review_of, stamp_of
from heed.reviews.services.addressing import Codes
from heed.reviews.services.confirmation import hold, lose_confirmation

P = TypeVar("P", bound=AnyProposal)

ACTIONS = {
    Decision.CONFIRMED: Action.CONFIRMED,
    Decision.CORRECTED: Action.CORRECTED,
    Decision.REJECTED: Action.REJECTED,
}


@transaction.atomic
def decide(*, proposal: P, decision: Decision, by: Person, seen: str, reason: str = "") -> P:
    """Confirms or rejects the proposal as it stands; a rejection needs its reason.

    ``seen`` is the stamp of the proposal as the person saw it (``selectors.stamp_of``): where it has changed since,
    ``DecidedMeanwhile`` is raised. Confirming words that a person had corrected leaves them marked as corrected.
    """
    if decision not in {Decision.CONFIRMED, Decision.REJECTED}:
        raise ValueError(f"{decision} is not decided here: correct the proposal, or undo the decision")
    if decision == Decision.REJECTED and not reason.strip():
        raise ReasonMissing("a rejection")
    row = _hold(proposal, by=by, seen=seen)
    if decision == Decision.REJECTED:
        return _settle(row, Decision.REJECTED, by=by, detail={"reason": reason.strip()})
    return _settle(row, settled_as(row, Codes()), by=by, detail={})


@transaction.atomic
def undo(*, proposal: P, by: Person, seen: str) -> P:
    """Takes a decision back: the proposal is undecided again, in the machine's words where a machine proposed it."""
    row = _hold(proposal, by=by, seen=seen)
    if row.decision == Decision.UNDECIDED:
        raise NothingDecided
    before = {"decision": row.decision, **as_it_stands(row)}
    for column, value in _columns(row, Codes()).items():
        setattr(row, column, value)
    row.decision, row.decided_at, row.decided_by = Decision.UNDECIDED, None, None
    row.save()
    audit.record(by=by, action=Action.DECISION_UNDONE, record=row, detail=before, about=review_of(row))
    lose_confirmation(review=review_of(row), by=by)
    return row


@transaction.atomic
def correct_item(*, item: Item, words: document.Item, by: Person, seen: str) -> Item:
    """Gives the item the words that the report has; ``words`` need neither addressees nor evidence."""
    if not words.text.strip():
        raise NoWords
    return _correct(item, item_columns(item_read(words)), by=by, seen=seen)


@transaction.atomic
def correct_story(*, story: Story, text: str, by: Person, seen: str) -> Story:
    """Gives the story the words that the report has."""
    if not text.strip():
        raise NoWords
    return _correct(story, {"text": text.strip()}, by=by, seen=seen)


@transaction.atomic
def correct_fact(*, fact: Fact, value: str | int | bool | None, state: FactState, by: Person, seen: str) -> Fact:
    """Says what the report states, or that it states nothing; what is not stated has no value."""
    if state == FactState.STATED and value in {None, ""}:
        raise NoWords
    said = document.Fact(fact.name, None if state == FactState.NOT_STATED else value, state)
    return _correct(fact, fact_read(said), by=by, seen=seen)


@transaction.atomic
def correct_addressee(
    *, addressee: Addressee, agency: Agency | None, role: Role | None, by: Person, seen: str
) -> Addressee:
    """Says whom the report's words mean. With neither agency nor role it stays unrouted, by a person's decision."""
    return _correct(addressee, {"agency": agency, "role": role}, by=by, seen=seen)


def settled_as(row: AnyProposal, codes: Codes) -> Decision:
    """How a proposal counts that is taken into the record: as the machine read it, or corrected."""
    columns = _columns(row, codes)
    as_read = all(getattr(row, column) == value for column, value in columns.items())
    return Decision.CONFIRMED if as_read else Decision.CORRECTED


def _correct(proposal: P, values: dict[str, Any], *, by: Person, seen: str) -> P:
    row = _hold(proposal, by=by, seen=seen)
    before = as_it_stands(row)
    for column, value in values.items():
        setattr(row, column, value)
    decision = settled_as(row, Codes())
    return _settle(row, decision, by=by, detail={"before": before, "after": as_it_stands(row)})


def _hold(proposal: P, *, by: Person, seen: str) -> P:
    """The proposal as it is now, with its review, held until the transaction ends."""
    review = hold(review_of(proposal), by=by, permission=Permission.CONFIRM)
    rows = cast("Manager[P]", type(proposal)._default_manager)  # noqa: SLF001 - Django's documented name for it
    row = rows.select_for_update(of=("self",)).select_related("decided_by").filter(pk=proposal.pk).first()
    if row is None:
        raise DecidedMeanwhile(None, None)
    _belongs_to(row, review)
    if stamp_of(row) != seen:
        raise DecidedMeanwhile(row.decided_by, row.decided_at)
    return row


def _belongs_to(row: AnyProposal, review: Review) -> None:
    """Lets the row speak of the review that is held, so that what is written to the one is seen through the other."""
    if isinstance(row, Addressee):
        row.item.review = review
    else:
        row.review = review


def _settle(row: P, decision: Decision, *, by: Person, detail: dict[str, object]) -> P:
    row.decision, row.decided_at, row.decided_by = decision, timezone.now(), by
    row.save()
    audit.record(by=by, action=ACTIONS[decision], record=row, detail=detail, about=review_of(row))
    lose_confirmation(review=review_of(row), by=by)
    return row


def _columns(row: AnyProposal, codes: Codes) -> dict[str, Any]:
    """The columns as the machine read them; none where a person entered the value."""
    if row.read is None:
        return {}
    match row:
        case Item():
            return item_columns(row.read)
        case Addressee():
            return codes.columns(row.read)
        case _:
            return dict(row.read)
