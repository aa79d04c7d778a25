"""Giving a proposal a passage more, or taking one out. Its words and what was decided on it stay as they are."""

from __future__ import annotations

from django.db import transaction

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people.models import Person
from heed.reviews.errors import AlreadyCited, DecidedMeanwhile, OnlyPassage
from heed.reviews.models import Fact, Item, Passage, Story
from heed.reviews.selectors import name_of
from heed.reviews.services.acting import one_act
from heed.reviews.services.adding import Chosen, passage_of
from heed.reviews.services.confirmation import lose_confirmation
from heed.reviews.services.deciding import hold_proposal

Cited = Item | Story | Fact


@transaction.atomic
def cite(*, proposal: Cited, chosen: Chosen, by: Person, seen: str) -> Passage:
    """Adds the stretch that a person chose to what the proposal was read from, and gives the passage.

    Raises ``NotOnThePage`` where it does not stand in a document of the review, ``AlreadyCited``, and
    ``DecidedMeanwhile`` as every decision does.
    """
    row = hold_proposal(proposal, by=by, seen=seen)
    passage = passage_of(row.review, chosen)
    if row.evidence.filter(pk=passage.pk).exists():
        raise AlreadyCited(name_of(row))
    with one_act(review=row.review, by=by, words=f"Added evidence to {name_of(row)}") as act:
        act.touching(row, evidence=True)
        row.evidence.add(passage)
    _record(row, passage, Action.PASSAGE_CITED, by)
    return passage


@transaction.atomic
def take_out_passage(*, proposal: Cited, passage: int, by: Person, seen: str) -> None:
    """Takes a passage out, by its key. Raises ``OnlyPassage`` where no other would be left.

    Where it is none of the proposal's any more, that is ``DecidedMeanwhile``.
    """
    row = hold_proposal(proposal, by=by, seen=seen)
    cited = {each.pk: each for each in row.evidence.all()}
    if passage not in cited:
        raise DecidedMeanwhile(None, None)
    if len(cited) == 1:
        raise OnlyPassage(name_of(row))
    with one_act(review=row.review, by=by, words=f"Took evidence out of {name_of(row)}") as act:
        act.touching(row, evidence=True)
        row.evidence.remove(passage)
    _record(row, cited[passage], Action.PASSAGE_TAKEN_OUT, by)


def _record(row: Cited, passage: Passage, action: Action, by: Person) -> None:
    detail = {"passage": passage.pk, "page": passage.page}
    audit.record(by=by, action=action, record=row, detail=detail, about=row.review)
    lose_confirmation(review=row.review, by=by)
