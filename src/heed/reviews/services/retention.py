"""Saying how long things are kept, and what is held."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people.access import require
from heed.people.models import Partnership, Person
from heed.people.rules import Permission
from heed.reviews.errors import LiftedAlready, ReasonMissing
from heed.reviews.models import LegalHold, RetentionRule, Review
from heed.reviews.rules.keeping import Rule


@transaction.atomic
def set_rule(*, partnership: Partnership, rule: Rule, source: str, by: Person) -> RetentionRule:
    """Says how long the body keeps one kind of thing, in place of what it said before.

    Raises ``PermissionDenied``, and ``ReasonMissing`` without the law or policy that says so.
    """
    require(by, Permission.KEEP, partnership)
    if not source.strip():
        raise ReasonMissing("a rule on keeping")
    row, _new = RetentionRule.objects.update_or_create(
        partnership=partnership,
        what=rule.what,
        defaults={
            "months": rule.months,
            "asks": rule.asks,
            "holds_from": rule.holds_from,
            "source": source.strip(),
            "set_by": by,
            "set_at": timezone.now(),
        },
    )
    detail = {"what": rule.what, "months": rule.months, "asks": rule.asks, "source": source.strip()}
    audit.record(by=by, action=Action.RULE_SET, record=row, detail=detail, about=partnership)
    return row


@transaction.atomic
def take_out_rule(*, rule: RetentionRule, by: Person) -> None:
    """Takes a rule out: what fell under it is kept until another rule says otherwise."""
    require(by, Permission.KEEP, rule.partnership)
    audit.record(by=by, action=Action.RULE_TAKEN_OUT, record=rule, detail={"as": str(rule)}, about=rule.partnership)
    rule.delete()


@transaction.atomic
def place_hold(
    *, partnership: Partnership, review: Review | None, reason: str, look_again_on: date, by: Person
) -> LegalHold:
    """Holds a review, or all reviews of the body and of those it came from: nothing of them is deleted.

    Raises ``PermissionDenied``, and ``ReasonMissing``.
    """
    require(by, Permission.KEEP, review.partnership if review else partnership)
    if not reason.strip():
        raise ReasonMissing("a hold")
    hold = LegalHold.objects.create(
        review=review,
        of=str(review)[:200] if review else "",
        partnership=review.partnership if review else partnership,
        reason=reason.strip(),
        placed_by=by,
        placed_at=timezone.now(),
        look_again_on=look_again_on,
    )
    audit.record(
        by=by, action=Action.HOLD_PLACED, record=hold, detail={"reason": hold.reason}, about=review or partnership
    )
    return hold


@transaction.atomic
def lift_hold(*, hold: LegalHold, reason: str, by: Person) -> LegalHold:
    """Ends a hold. Raises ``PermissionDenied``, ``ReasonMissing``, and ``LiftedAlready``."""
    require(by, Permission.KEEP, hold.partnership)
    if not reason.strip():
        raise ReasonMissing("lifting a hold")
    row = LegalHold.objects.select_for_update(of=("self",)).select_related("partnership", "review").get(pk=hold.pk)
    if row.lifted_at:
        raise LiftedAlready
    row.lifted_by, row.lifted_at, row.lifted_why = by, timezone.now(), reason.strip()
    row.save(update_fields=["lifted_by", "lifted_at", "lifted_why"])
    audit.record(
        by=by,
        action=Action.HOLD_LIFTED,
        record=row,
        detail={"reason": row.lifted_why},
        about=row.review or row.partnership,
    )
    return row
