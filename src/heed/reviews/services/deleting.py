"""Deleting in two steps: into the bin, and from there back, or after thirty days away for good."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import Model, ProtectedError, Q
from django.db.models.deletion import Collector
from django.utils import timezone

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people.access import require
from heed.people.models import Person
from heed.people.rules import Permission
from heed.reviews.errors import (
    AddressTaken,
    NeverDeleted,
    NotInTheBin,
    OnHold,
    OpenToVisitors,
    ReasonMissing,
    RestsOnIt,
)
from heed.reviews.models import Decision, Fact, Item, Review, ReviewDocument, Story
from heed.reviews.rules import naming
from heed.reviews.rules.keeping import IN_THE_BIN
from heed.reviews.selectors import standing_reviews
from heed.reviews.selectors.keeping import holds_on
from heed.reviews.services.confirmation import hold, lose_confirmation
from heed.reviews.services.destroying import Why, destroy_documents, destroy_review, resting_on

D = TypeVar("D", Review, ReviewDocument)


@transaction.atomic
def delete_review(*, review: Review, why: str, by: Person) -> Review:
    """Puts a review that the public has never seen into the bin, with all that belongs to it.

    Raises ``PermissionDenied``, ``ReasonMissing``, ``NeverDeleted`` and ``OnHold``.
    """
    row = hold(review, by=by, permission=Permission.DELETE)
    _refuse_what_the_public_has_seen(row)
    refuse_what_is_held(row)
    return _put_into_the_bin(row, why=why, by=by, about=row)


@transaction.atomic
def delete_document(*, entry: ReviewDocument, why: str, by: Person) -> ReviewDocument:
    """Puts a document of a review into the bin. Other reviews that tell from the same file keep it.

    Raises ``PermissionDenied``, ``ReasonMissing`` and ``OnHold``; ``OpenToVisitors`` while visitors may have it, and
    ``RestsOnIt`` while something in the record was read from it alone.
    """
    review = hold(entry.review, by=by, permission=Permission.DELETE)
    refuse_what_is_held(review)
    row = ReviewDocument.objects.select_for_update(of=("self",)).select_related("document").get(pk=entry.pk)
    if row.public:
        raise OpenToVisitors(row.document.name)
    if count := _resting_on(row):
        raise RestsOnIt(row.document.name, count)
    _put_into_the_bin(row, why=why, by=by, about=review)
    lose_confirmation(review=review, by=by)
    return row


@transaction.atomic
def bring_back_review(*, review: Review, by: Person, slug: str = "") -> Review:
    """Takes the review out of the bin, as it was.

    Raises ``AddressTaken``, with one that is free, where another review stands at its address; ``slug`` is another.
    """
    require(by, Permission.DELETE, review.partnership)
    row = Review.objects.select_for_update(of=("self",)).select_related("partnership").filter(pk=review.pk).first()
    if row is None or row.deleted_at is None:
        raise NotInTheBin(str(review))
    siblings = standing_reviews().filter(partnership=row.partnership, year=row.year)
    taken = set(siblings.values_list("slug", flat=True))
    wanted = naming.slug_of(slug) if slug.strip() else row.slug
    if wanted in taken:
        raise AddressTaken(str(row), naming.free_slug(row.slug, taken))
    row.slug = wanted
    row.save(update_fields=["slug"])
    return _take_out_of_the_bin(row, by=by, about=row)


@transaction.atomic
def bring_back_document(*, entry: ReviewDocument, by: Person) -> ReviewDocument:
    """Takes a document of a review out of the bin."""
    review = hold(entry.review, by=by, permission=Permission.DELETE)
    row = ReviewDocument.objects.select_for_update(of=("self",)).filter(pk=entry.pk).first()
    if row is None or row.deleted_at is None:
        raise NotInTheBin(entry.document.name)
    _take_out_of_the_bin(row, by=by, about=review)
    lose_confirmation(review=review, by=by)
    return row


def empty_bin(*, now: datetime | None = None) -> int:
    """Destroys what has lain in the bin for thirty days, but for what is held; gives how many things that were."""
    until = (now or timezone.now()) - IN_THE_BIN
    count = 0
    over = Q(deleted_at__lte=until)
    for key in list(Review.objects.filter(over).values_list("pk", flat=True)):
        count += _empty_review(key)
    for key in list(ReviewDocument.objects.filter(over).values_list("pk", flat=True)):
        count += _empty_document(key)
    return count


def refuse_what_is_held(review: Review) -> None:
    """Raises ``OnHold`` where a hold stands on the review, on its body, or on one that came after it."""
    if on := holds_on(review).first():
        raise OnHold(str(review), on.reason)


def _empty_review(key: int) -> bool:
    with transaction.atomic():
        row = Review.objects.select_for_update(of=("self",)).select_related("partnership", "deleted_by")
        review = row.filter(pk=key, deleted_at__isnull=False).first()
        # asked with the review locked: a hold may have come since the bin was gone through
        if review is None or holds_on(review).exists():
            return False
        destroy_review(review=review, why=Why("Thirty days in the bin", _name(review.deleted_by)))
        return True


def _empty_document(key: int) -> bool:
    with transaction.atomic():
        Review.objects.select_for_update(of=("self",)).filter(review_documents=key).first()
        rows = ReviewDocument.objects.select_for_update(of=("self",)).select_related(
            "review__partnership", "document", "deleted_by"
        )
        entry = rows.filter(pk=key, deleted_at__isnull=False).first()
        if entry is None or holds_on(entry.review).exists():
            return False
        why = Why("Thirty days in the bin", _name(entry.deleted_by))
        destroy_documents(review=entry.review, entries=[entry], why=why)
        return True


def _put_into_the_bin(row: D, *, why: str, by: Person, about: Model) -> D:
    if not why.strip():
        raise ReasonMissing("a deletion")
    row.deleted_at, row.deleted_by, row.deleted_why = timezone.now(), by, why.strip()
    row.save(update_fields=["deleted_at", "deleted_by", "deleted_why"])
    audit.record(
        by=by, action=Action.DELETED, record=row, detail={"name": str(row), "reason": why.strip()}, about=about
    )
    return row


def _take_out_of_the_bin(row: D, *, by: Person, about: Model) -> D:
    row.deleted_at, row.deleted_by, row.deleted_why = None, None, ""
    row.save(update_fields=["deleted_at", "deleted_by", "deleted_why"])
    audit.record(by=by, action=Action.BROUGHT_BACK, record=row, detail={"name": str(row)}, about=about)
    return row


def _refuse_what_the_public_has_seen(review: Review) -> None:
    """What holds on to a review from above is its public face, which the database itself does not let go."""
    collector = Collector(using=DEFAULT_DB_ALIAS, origin=review)
    try:
        collector.collect([review])
    except ProtectedError as error:
        raise NeverDeleted(str(review)) from error


def _resting_on(entry: ReviewDocument) -> int:
    """How many things in the review were read from this document and from no other."""
    standing = ~Q(decision=Decision.REJECTED)
    files = [entry.document_id]
    return (
        resting_on(Item.objects.filter(standing, review=entry.review_id), files).count()
        + resting_on(Story.objects.filter(standing, review=entry.review_id), files).count()
        + resting_on(Fact.objects.filter(standing, review=entry.review_id), files).count()
    )


def _name(person: Person | None) -> str:
    return person.name if person else ""
