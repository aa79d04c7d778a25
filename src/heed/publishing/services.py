"""Making a review public, and taking it back."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people.access import require
from heed.people.models import Person
from heed.people.rules import Permission
from heed.publishing import record
from heed.publishing.errors import NotConfirmed, NotPublished, TellsOfOthers
from heed.publishing.models import Change, Publication, PublicationState, Version
from heed.reviews.errors import ReasonMissing, UndecidedRemain
from heed.reviews.models import Addressee, Review, ReviewDocument
from heed.reviews.selectors import SettledItem, SettledRecord, others_told_of, settled_record, undecided_count
from heed.reviews.services import open_documents


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did. Where nothing differs from what is public already, nothing is new."""

    publication: Publication
    version: Version
    is_new: bool


@transaction.atomic
def publish(*, review: Review, by: Person, with_report: bool | None = None) -> Published:
    """Makes the review public as it stands: a new version, from what people have settled and nothing else.

    ``with_report`` opens the review's documents for download, or closes them; None leaves that as it is.
    Raises ``PermissionDenied``; ``NotConfirmed`` or ``UndecidedRemain`` where the record is not ready; and
    ``TellsOfOthers`` where opening a document would give away another review.
    """
    held = _hold(review, by)
    if left := undecided_count(held):
        raise UndecidedRemain(str(held), left)
    if not held.is_confirmed:
        raise NotConfirmed(str(held))
    settled = settled_record(held)
    if with_report is not None:
        open_documents(documents=settled.documents, public=with_report, by=by)
    _refuse_to_give_away_others(held, settled)
    return _publish(held, as_published(settled), by)


@transaction.atomic
def withdraw(*, publication: Publication, reason: str, by: Person) -> Publication:
    """Takes the review from the public. Its addresses go on answering, with the reason.

    A document that tells of this review is closed on the pages of other reviews as well, each by a new version.
    """
    if not reason.strip():
        raise ReasonMissing("a withdrawal")
    review = _hold(publication.review, by)
    held = Publication.objects.select_for_update(of=("self",)).get(pk=publication.pk)
    if held.state != PublicationState.PUBLISHED:
        raise NotPublished(str(review))
    held.state = PublicationState.WITHDRAWN
    held.save(update_fields=["state"])
    _log(held, reason=reason.strip(), by=by)
    audit.record(by=by, action=Action.WITHDRAWN, record=held, detail={"reason": reason.strip()}, about=review)
    _close_elsewhere(review, by)
    return held


def as_published(settled: SettledRecord) -> record.PublishedReview:
    """The settled record in the shape that a version keeps."""
    review, partnership = settled.review, settled.review.partnership
    return record.PublishedReview(
        label=review.label,
        title=review.title,
        kind=review.kind,
        year=review.year,
        published=review.published_on.isoformat() if review.published_on else None,
        partnership=record.PublishedPartnership(
            name=partnership.name,
            short_name=partnership.short_name,
            slug=partnership.slug,
            postal_address=partnership.postal_address,
            email=partnership.email,
            phone=partnership.phone,
            nation=partnership.nation,
        ),
        story=settled.story,
        items=tuple(_item(item) for item in settled.items),
        documents=tuple(_document(entry) for entry in settled.documents),
    )


def _item(settled: SettledItem) -> record.PublishedItem:
    item = settled.item
    return record.PublishedItem(
        id=settled.lasting_id,
        type=item.type,
        number=item.number or None,
        title=item.title or None,
        text=item.text,
        parts=tuple(record.PublishedPart(text=part["text"], number=part["number"]) for part in item.parts),
        addressees=tuple(_addressee(addressee) for addressee in settled.addressees),
    )


def _addressee(addressee: Addressee) -> record.PublishedAddressee:
    agency, role = addressee.agency, addressee.role
    return record.PublishedAddressee(
        said=addressee.said,
        agency=record.Named(agency.code, agency.name) if agency else None,
        role=record.Named(role.code, role.name) if role else None,
    )


def _document(entry: ReviewDocument) -> record.PublishedDocument:
    document = entry.document
    return record.PublishedDocument(
        id=document.pk,
        name=document.name,
        role=entry.role,
        media_type=document.media_type,
        size=document.size,
        public=entry.public,
    )


def _hold(review: Review, by: Person) -> Review:
    """The review as it is now, held until the transaction ends."""
    require(by, Permission.PUBLISH, review.partnership)
    return Review.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=review.pk)


def _refuse_to_give_away_others(review: Review, settled: SettledRecord) -> None:
    public = {entry.document_id for entry in settled.documents if entry.public}
    shared = [(entry, other) for entry, other in others_told_of(review) if entry.document_id in public]
    seen = _seen_by_the_public(other for _entry, other in shared)
    hidden = [(entry, other) for entry, other in shared if other.pk not in seen]
    if hidden:
        raise TellsOfOthers(hidden[0][0].document.name, [str(other) for _entry, other in hidden])


def _seen_by_the_public(reviews: Iterable[Review]) -> frozenset[int]:
    seen = Publication.objects.filter(review__in=list(reviews), state=PublicationState.PUBLISHED)
    return frozenset(seen.values_list("review_id", flat=True))


def _publish(review: Review, content: record.PublishedReview, by: Person) -> Published:
    known = Publication.objects.select_for_update(of=("self",)).select_related("latest").filter(review=review).first()
    publication = known or _first_publication(review, content)
    latest = publication.latest
    kept = _as_kept(content)
    is_public = known is not None and known.state == PublicationState.PUBLISHED
    if latest is not None and latest.content == kept:
        if is_public:
            return Published(publication, latest, is_new=False)
        version = latest
    else:
        version = _write_version(publication, kept, by)
    _bring_up_to_date(publication, content, version)
    _log(publication, by=by)
    detail = {"version": version.number}
    audit.record(by=by, action=Action.PUBLISHED, record=publication, detail=detail, about=review)
    return Published(publication, version, is_new=version != latest)


def _first_publication(review: Review, content: record.PublishedReview) -> Publication:
    return Publication.objects.create(
        review=review,
        partnership=review.partnership,
        year=review.year,
        slug=review.slug,
        label=content.label,
        title=content.title,
        kind=content.kind,
        item_count=len(content.items),
        state=PublicationState.PUBLISHED,
        first_published_at=timezone.now(),
    )


def _write_version(publication: Publication, content: dict[str, Any], by: Person) -> Version:
    number = publication.latest.number + 1 if publication.latest else 1
    return Version.objects.create(
        publication=publication, number=number, content=content, published_at=timezone.now(), published_by=by
    )


def _bring_up_to_date(publication: Publication, content: record.PublishedReview, version: Version) -> None:
    """The columns by which lists and filters find it. Its address stays what it was."""
    publication.label = content.label
    publication.title = content.title
    publication.kind = content.kind
    publication.published_on = content.published_on
    publication.item_count = len(content.items)
    publication.state = PublicationState.PUBLISHED
    publication.latest = version
    publication.save()


def _log(publication: Publication, *, by: Person, reason: str = "") -> None:
    Change.objects.create(
        publication=publication,
        version=publication.latest,
        state=publication.state,
        at=timezone.now(),
        by=by,
        reason=reason,
    )


def _as_kept(content: record.PublishedReview) -> dict[str, Any]:
    """The content as the database gives it back, so that the two can be compared."""
    kept: dict[str, Any] = json.loads(json.dumps(record.to_content(content)))
    return kept


def _close_elsewhere(withdrawn: Review, by: Person) -> None:
    """Closes the documents that tell of a withdrawn review on the pages of the other reviews that they tell of."""
    shared = others_told_of(withdrawn)
    open_documents(documents=[entry for entry, _other in shared], public=False, by=by)
    closed = {entry.document_id for entry, _other in shared}
    pages = Publication.objects.filter(
        review__in=[other for _entry, other in shared], state=PublicationState.PUBLISHED
    ).select_related("latest", "review__partnership")
    for publication in pages:
        if publication.latest is None:
            continue
        content = _without(record.from_content(publication.latest.content), closed)
        if _as_kept(content) != publication.latest.content:
            _publish(publication.review, content, by)


def _without(content: record.PublishedReview, closed: Collection[int]) -> record.PublishedReview:
    documents = tuple(
        replace(document, public=document.public and document.id not in closed) for document in content.documents
    )
    return replace(content, documents=documents)
