"""Taking a document and its reading into the record: all of it, or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import PurePath

from django.db import IntegrityError, transaction

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people.access import require
from heed.people.models import Partnership, Person
from heed.people.rules import Permission
from heed.reading import document
from heed.reading.facts import published_of
from heed.reviews.errors import InTheBin, NoReviewFound, ReadingDoesNotFit
from heed.reviews.models import Document, Review, ReviewDocument
from heed.reviews.outcome import ImportOutcome, ImportState, ReviewOutcome
from heed.reviews.rules import naming
from heed.reviews.selectors import details_of, reviews_of, standing_reviews
from heed.reviews.services.addressing import Codes
from heed.reviews.services.confirmation import hold, lose_confirmation
from heed.reviews.services.detailing import columns_read, follow_details
from heed.reviews.services.following import follow_review
from heed.reviews.services.identifying import Identity, identify, partnership_of
from heed.reviews.services.keeping import kept
from heed.reviews.services.passages import Passages, check_evidence, write_document, write_passages
from heed.reviews.services.warning import write_warnings


@dataclass(frozen=True, slots=True)
class _Incoming:
    """A document on its way in: its reading, its name without folders, whose it is said to be, and who brings it."""

    reading: document.Document
    name: str
    given: Partnership | None
    by: Person


def import_document(
    *, reading: document.Document, content: bytes, partnership: Partnership | None, by: Person
) -> ImportOutcome:
    """Takes the document in. Everything that was read is proposed, undecided; nothing of it is public.

    ``partnership`` is whose document it is where it does not say so itself. The same bytes again change nothing. A
    changed file of the same name and review replaces the earlier one, and the outcome tells what differs.
    Raises ``PermissionDenied`` where ``by`` may not import for the partnership, and a ``Refused`` where the document
    cannot be placed; then nothing is written.
    """
    name = PurePath(reading.file).name
    if hashlib.sha256(content).hexdigest() != reading.sha256:
        raise ReadingDoesNotFit(name, "it was made from other bytes")
    if known := _known(reading.sha256, name, by):
        return known
    if not reading.reviews:
        raise NoReviewFound(name)
    check_evidence(reading, name)
    try:
        with kept(content, reading.sha256) as stored, transaction.atomic():
            return _take_in(_Incoming(reading, name, partnership, by), stored)
    except IntegrityError:
        # somebody else took in the same bytes at the same moment, and was first
        if known := _known(reading.sha256, name, by):
            return known
        raise


def _known(sha256: str, name: str, by: Person) -> ImportOutcome | None:
    row = Document.objects.filter(sha256=sha256).first()
    if row is None:
        return None
    reviews = Review.objects.filter(review_documents__document=row).select_related("partnership").order_by("pk")
    for review in reviews:
        require(by, Permission.IMPORT, review.partnership)
    _refuse_what_lies_in_the_bin(row, name)
    return ImportOutcome(
        name, ImportState.UNCHANGED, row.pk, tuple(_outcome(review, is_new=False) for review in reviews)
    )


def _refuse_what_lies_in_the_bin(row: Document, name: str) -> None:
    """Bringing it back keeps what people decided; taking it in a second time would lose that from sight."""
    for entry in ReviewDocument.objects.filter(document=row).select_related("review__deleted_by", "deleted_by"):
        for binned, what in ((entry.review, f"{name}, with {entry.review},"), (entry, name)):
            if binned.deleted_at and binned.deleted_by:
                raise InTheBin(what, binned.deleted_by, binned.deleted_at)


def _take_in(incoming: _Incoming, stored: str) -> ImportOutcome:
    reading, name, by = incoming.reading, incoming.name, incoming.by
    identities = _identities(incoming)
    replaced = next((identity.replaced for identity in identities if identity.replaced), None)
    row = write_document(reading=reading, name=name, stored=stored, replaces=replaced, by=by)
    passages = write_passages(reading=reading, row=row)
    codes = Codes()
    outcomes = tuple(
        _take_in_review(said, identity, passages=passages, codes=codes, by=by)
        for said, identity in zip(reading.reviews, identities, strict=True)
    )
    write_warnings(reading.warnings, review=None, passages=passages, replaced=replaced)
    audit.record(
        by=by,
        action=Action.DOCUMENT_IMPORTED,
        record=row,
        detail={"file": name, "sha256": reading.sha256, "reviews": [outcome.review_id for outcome in outcomes]},
        about=identities[0].partnership,
    )
    return ImportOutcome(
        file=name,
        state=ImportState.CHANGED if replaced else ImportState.NEW,
        document_id=row.pk,
        reviews=outcomes,
        no_longer=_no_longer_told_of(replaced, outcomes),
    )


def _identities(incoming: _Incoming) -> list[Identity]:
    identities: list[Identity] = []
    said_by_whom = [
        (said, partnership_of(said, file=incoming.name, given=incoming.given)) for said in incoming.reading.reviews
    ]
    _one_at_a_time(partnership for _said, partnership in said_by_whom)
    for said, partnership in said_by_whom:
        taken = {identity.review.pk for identity in identities if identity.review}
        identity = identify(said, file=incoming.name, partnership=partnership, but_not=taken)
        require(incoming.by, Permission.IMPORT, identity.partnership)
        identities.append(identity)
    return identities


def _one_at_a_time(partnerships: Iterable[Partnership]) -> None:
    """Lets nobody else take in a document of these bodies until the transaction ends.

    Else two files that tell of one new review would each make it.
    """
    keys = {partnership.pk for partnership in partnerships}
    list(Partnership.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk"))


def _take_in_review(
    said: document.Review, identity: Identity, *, passages: Passages, codes: Codes, by: Person
) -> ReviewOutcome:
    row = passages.document
    if identity.review:
        review = hold(identity.review, by=by, permission=Permission.IMPORT)
        notes = follow_details(review, said)
    else:
        review, notes = _new_review(said, identity), _doubts(said)
    followed = follow_review(review=review, reading=said, passages=passages, replaced=identity.replaced, codes=codes)
    ReviewDocument.objects.create(review=review, document=row, role=naming.role_of(row.name, row.media_type))
    write_warnings(said.warnings, review=review, passages=passages, replaced=identity.replaced)
    audit.record(
        by=by,
        action=Action.REVIEW_CHANGED if identity.review else Action.REVIEW_PROPOSED,
        record=review,
        detail={
            "document": row.pk,
            "file": row.name,
            "added": len(followed.added),
            "changed": len(followed.changed),
            "removed": followed.removed,
            "kept": len(followed.kept),
        },
    )
    lost = followed.undecided and lose_confirmation(review=review, by=by)
    return replace(
        _outcome(review, is_new=identity.review is None),
        added=tuple(followed.added),
        changed=tuple(followed.changed),
        removed=tuple(followed.removed),
        kept=tuple(followed.kept),
        repeated=followed.repeated,
        warnings=len(said.warnings),
        notes=notes,
        lost_confirmation=lost,
    )


def _no_longer_told_of(replaced: Document | None, outcomes: tuple[ReviewOutcome, ...]) -> tuple[str, ...]:
    """The reviews that the replaced file told of and the new one does not; their record stays as it is."""
    told = reviews_of(replaced.pk) if replaced else Review.objects.none()
    left = told.exclude(pk__in=[outcome.review_id for outcome in outcomes])
    return tuple(review.name for review in left.select_related("partnership").order_by("pk"))


def _new_review(said: document.Review, identity: Identity) -> Review:
    siblings = standing_reviews().filter(partnership=identity.partnership, year=identity.year)
    said_of_it = columns_read(said)
    review = Review(
        partnership=identity.partnership,
        label=identity.label,
        slug=naming.free_slug(naming.slug_of(identity.label), set(siblings.values_list("slug", flat=True))),
        year=identity.year,
        kind=said_of_it["kind"] or "",
        title=said_of_it["title"] or naming.fitted(identity.label, 300),
        published_on=said_of_it["published_on"],
    )
    review.read = details_of(review)
    review.save()
    return review


def _doubts(said: document.Review) -> tuple[str, ...]:
    """What had to be supposed of a new review, because its document does not say it."""
    doubts = []
    if said.label is None:
        doubts.append("The file gives it no label; it stands under the name of the file.")
    if naming.year_of(said.title, published_of(said)) is None:
        doubts.append("The file gives it no year; it stands under the present one.")
    return tuple(doubts)


def _outcome(review: Review, *, is_new: bool) -> ReviewOutcome:
    return ReviewOutcome(review.pk, review.name, review.label, review.year, is_new)
