"""Destroying what is due, once a person has said yes, or by itself where a rule says so."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people import services as people
from heed.people.access import require
from heed.people.models import Partnership, Person
from heed.people.rules import Permission
from heed.publishing.models import Publication
from heed.reviews.models import RetentionRule, Review, ReviewDocument, Typed
from heed.reviews.rules.keeping import Candidate, Due, What
from heed.reviews.services import destroy_documents, destroy_review, destroy_typed
from heed.reviews.services.destroying import Why, log
from heed.workspace.selectors.keeping import ENDED, addresses_of, all_due, due_for
from heed.workspace.selectors.second_factors import authenticators, single_sign_on_of

UNASKED = "the rule itself"


def apply_retention() -> int:
    """Destroys what is due under rules that do not ask; gives how many things that were."""
    if not RetentionRule.objects.filter(asks=False).exists():
        return 0
    return sum(_destroy(one, approved_by=UNASKED, by=None) for one in _now(all_due()) if not one.rule.asks)


def approve(*, marks: Collection[str], by: Person) -> int:
    """Destroys those of the things that are due and that ``by`` answers for; gives how many that were.

    ``marks`` names them as ``DueRow.mark`` does. What is not due any more, or is held by now, is left alone.
    """
    chosen = [one for one in _now(due_for(by)) if f"{one.candidate.what.value}-{one.candidate.key}" in marks]
    return sum(_destroy(one, approved_by=by.name, by=by) for one in chosen)


def _now(dues: Collection[Due]) -> list[Due]:
    today = timezone.localdate()
    return [one for one in dues if one.on <= today]


@transaction.atomic
def _destroy(one: Due, *, approved_by: str, by: Person | None) -> bool:
    """Each by itself, and asked again with the review held: a hold may have come, or somebody may have worked on it."""
    if one.candidate.what == What.ACCOUNTS:
        return _forget(one, Why(_words(one), approved_by, by))
    rows = Review.objects.select_for_update(of=("self",)).select_related("partnership")
    review = rows.filter(pk=one.candidate.review or 0).first()
    if review is None or one not in _now(all_due(review=review.pk)):
        return False
    if by is not None:
        require(by, Permission.KEEP, review.partnership)
    why = Why(_words(one), approved_by, by)
    if one.candidate.what in ENDED:
        return _destroy_documents(review, one, why)
    if one.candidate.what == What.DRAFTS:
        destroy_review(review=review, why=why)
        return True
    return destroy_typed(typed=Typed.objects.filter(pk=one.candidate.key), review=review, why=why) > 0


def _forget(one: Due, why: Why) -> bool:
    """Takes the address and the ways in of a closed account away, once every body that the person worked for lets it."""
    person = Person.objects.select_for_update(of=("self",)).filter(pk=one.candidate.key, is_active=False).first()
    if person is None:
        return False
    bodies = list(Partnership.objects.filter(memberships__person=person).distinct())
    let = {
        due.candidate.partnership
        for due in _now(all_due())
        if due.candidate == _for(one, due) and (why.by is not None or not due.rule.asks)
    }
    if not {body.pk for body in bodies} <= let:
        return False
    for body in bodies:
        if why.by is not None:
            require(why.by, Permission.KEEP, body)
    for way_in in [*authenticators(person), *single_sign_on_of(person), *addresses_of(person)]:
        way_in.delete()
    people.forget_address(person=person)
    log(what="account", name=person.name, partnership=bodies[0], why=why, detail={"person": person.pk})
    audit.record(by=why.by, action=Action.DESTROYED, record=person, detail={"name": person.name, "rule": why.rule})
    return True


def _for(one: Due, other: Due) -> Candidate:
    """The same account as it stands for another of the person's bodies."""
    return replace(one.candidate, partnership=other.candidate.partnership)


def _destroy_documents(review: Review, one: Due, why: Why) -> bool:
    if not Publication.objects.filter(review=review, state=ENDED[one.candidate.what]).exists():
        return False
    entries = list(ReviewDocument.objects.filter(review=review).select_related("document"))
    destroy_documents(review=review, entries=entries, why=why)
    return bool(entries)


def _words(one: Due) -> str:
    """The rule as the log keeps it: the rule itself may be changed later."""
    rule = RetentionRule.objects.filter(partnership=one.rule.partnership, what=one.rule.what).first()
    period = f"{one.candidate.what.words}: {one.rule.months} months from {one.candidate.what.counted_from}."
    return f"{period} {rule.source if rule else ''}".strip()
