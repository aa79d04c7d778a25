"""A person's decision on one proposal: confirm, reject, correct, or take the decision back."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from django.db import transaction
from django.db.models import Manager, Q
from django.utils import timezone

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people.models import Agency, Person, Role
from heed.people.rules import Permission
from heed.reading import document
from heed.reading.document import FactState, ItemType
from heed.reviews.errors import DecidedMeanwhile, NothingDecided, NoWords, ReasonMissing
from heed.reviews.models import Addressee, Decision, Fact, Item, Review, Story
from heed.reviews.rules.naming import fitted
from heed.reviews.rules.read import fact_read, item_columns, item_read
from heed.reviews.selectors import AnyProposal, as_it_stands, name_of, review_of, stamp_of
from heed.reviews.services.acting import one_act
from heed.reviews.services.addressing import Codes
from heed.reviews.services.confirmation import hold, lose_confirmation

P = TypeVar("P", bound=AnyProposal)

ACTIONS = {
    Decision.CONFIRMED: Action.CONFIRMED,
    Decision.CORRECTED: Action.CORRECTED,
    Decision.REJECTED: Action.REJECTED,
}
SAYING = {Decision.CONFIRMED: "Confirmed", Decision.CORRECTED: "Corrected", Decision.REJECTED: "Rejected"}


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
    row = hold_proposal(proposal, by=by, seen=seen)
    if decision == Decision.REJECTED:
        return _settle(row, {}, Decision.REJECTED, by=by, detail={"reason": reason.strip()})
    return _settle(row, {}, settled_as(row, Codes()), by=by, detail={})


@transaction.atomic
def undo(*, proposal: P, by: Person, seen: str) -> P:
    """Takes a decision back: the proposal is undecided again, in the machine's words where a machine proposed it.

    An item that was split or merged keeps the words that this gave it: no machine read it so.
    """
    row = hold_proposal(proposal, by=by, seen=seen)
    if row.decision == Decision.UNDECIDED:
        raise NothingDecided
    before = {"decision": row.decision, **as_it_stands(row)}
    with one_act(review=review_of(row), by=by, words=f"Undid the decision on {name_of(row)}") as act:
        act.touching(row)
        for column, value in ({} if _is_arranged(row) else _columns(row, Codes())).items():
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
def set_type(*, item: Item, type: ItemType, by: Person, seen: str) -> Item:  # noqa: A002 - the column's name
    """Says what kind of learning the item is, and leaves its words alone."""
    return _correct(item, {"type": type.value}, by=by, seen=seen)


@transaction.atomic
def set_number(*, item: Item, number: str, by: Person, seen: str) -> Item:
    """Gives the item the report's own number; blank where the report gives none."""
    return _correct(item, {"number": fitted(number.strip(), 20)}, by=by, seen=seen)


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
    *, addressee: Addressee, agency: Agency | None, role: Role | None, by: Person, seen: str, said: str | None = None
) -> Addressee:
    """Says whom the report's words mean. With neither agency nor role it stays unrouted, by a person's decision.

    ``said`` gives it the words that the report has; None leaves them.
    """
    words = {} if said is None else {"said": fitted(said.strip(), 300)}
    if not (words.get("said", addressee.said) or agency or role):
        raise NoWords
    return _correct(addressee, {"agency": agency, "role": role, **words}, by=by, seen=seen)


def settled_as(row: AnyProposal, codes: Codes) -> Decision:
    """How a proposal counts that is taken into the record: as the machine read it, or corrected."""
    columns = _columns(row, codes)
    as_read = all(getattr(row, column) == value for column, value in columns.items())
    return Decision.CONFIRMED if as_read else Decision.CORRECTED


def _correct(proposal: P, values: dict[str, Any], *, by: Person, seen: str) -> P:
    row = hold_proposal(proposal, by=by, seen=seen)
    before = as_it_stands(row)
    return _settle(row, values, None, by=by, detail={"before": before})


def hold_proposal(proposal: P, *, by: Person, seen: str) -> P:
    """The proposal as it is now, with its review, held until the transaction ends.

    Raises ``DecidedMeanwhile`` where it is not as the person saw it.
    """
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


def _settle(row: P, values: dict[str, Any], decision: Decision | None, *, by: Person, detail: dict[str, object]) -> P:
    """Writes the values and the decision; without one, that which the values make it."""
    about = name_of(row)
    with one_act(review=review_of(row), by=by, words=f"{SAYING[decision or Decision.CORRECTED]} {about}") as act:
        act.touching(row)
        for column, value in values.items():
            setattr(row, column, value)
        settled = decision or settled_as(row, Codes())
        row.decision, row.decided_at, row.decided_by = settled, timezone.now(), by
        row.save()
    after = {"after": as_it_stands(row)} if values else {}
    audit.record(by=by, action=ACTIONS[settled], record=row, detail=detail | after, about=review_of(row))
    lose_confirmation(review=review_of(row), by=by)
    return row


def _is_arranged(row: AnyProposal) -> bool:
    """Whether a person split or merged it, so that its words are not those of one reading."""
    if not isinstance(row, Item):
        return False
    parts = Item.objects.filter(Q(split_from=row) | Q(merged_into=row))
    return row.split_from_id is not None or parts.exists()


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
