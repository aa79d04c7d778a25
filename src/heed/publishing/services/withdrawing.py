"""Taking a review from the public: the whole of it, or its report alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from heed.audit.rules import Action
from heed.people.models import Person
from heed.people.rules import Permission
from heed.publishing import record
from heed.publishing.errors import NotNow
from heed.publishing.models import PUBLIC_STATES, Publication, PublicationState
from heed.publishing.rules.states import Refusal, Step
from heed.publishing.selectors import Course, course_of
from heed.publishing.services.holding import cancel_schedule, hold, reasoned, refuse, remember
from heed.publishing.services.making import unmake
from heed.publishing.services.versions import Published, Release, differs, write_version
from heed.reviews.models import Review
from heed.reviews.selectors import others_told_of
from heed.reviews.services import open_documents

CLOSED_ELSEWHERE = "A document was closed, because it also tells of a review that was withdrawn."


@transaction.atomic
def withdraw(*, publication: Publication, reason: str, by: Person) -> Publication:
    """Takes the review from the public. Its addresses go on answering, with the reason.

    A document that tells of this review is closed on the pages of other reviews as well, each by a new version. Raises
    ``ReasonMissing``, and ``NotNow`` where it is not public.
    """
    said = reasoned(reason, "a withdrawal")
    course = hold(publication.review, by=by, permission=Permission.PUBLISH)
    refuse(course, Step.WITHDRAWN, by)
    held = Publication.objects.select_for_update(of=("self",)).select_related("latest").get(pk=publication.pk)
    held.state = PublicationState.WITHDRAWN
    held.changed_at = timezone.now()
    held.save(update_fields=["state", "changed_at"])
    if cancel_schedule(course.plan):
        course.plan.save()
    remember(
        replace(course, publication=held),
        Step.WITHDRAWN,
        by=by,
        action=Action.WITHDRAWN,
        reason=said,
        version=held.latest,
    )
    _close_elsewhere(course.review, by)
    transaction.on_commit(lambda: unmake(held.pk))
    return held


@transaction.atomic
def archive(*, review: Review, reason: str, by: Person) -> Published:
    """Closes the report to visitors and keeps what was learned. The page says since when, and gives the reason.

    Raises ``ReasonMissing``, and ``NotNow`` where it is not public with its report.
    """
    said = reasoned(reason, "archiving")
    course = hold(review, by=by, permission=Permission.PUBLISH)
    refuse(course, Step.ARCHIVED, by)
    content = without_documents(course)
    open_documents(documents=course.settled.documents, public=False, by=by)
    published = write_version(
        review=course.review, content=content, state=PublicationState.ARCHIVED, release=Release(by, reason=said)
    )
    remember(course, Step.ARCHIVED, by=by, action=Action.ARCHIVED, reason=said, version=published.version)
    return published


def without_documents(course: Course) -> record.PublishedReview:
    """What is public now with every document closed. Nothing else of a record that has gone on since comes with it."""
    publication = course.publication
    if publication is None or publication.latest is None:
        raise NotNow(Refusal.NOT_PUBLIC, str(course.review))
    content = record.from_content(publication.latest.content)
    return _without(content, {document.id for document in content.documents})


def _close_elsewhere(withdrawn: Review, by: Person) -> None:
    """Closes the documents that tell of a withdrawn review on the pages of the other reviews that they tell of."""
    shared = others_told_of(withdrawn)
    open_documents(documents=[entry for entry, _other in shared], public=False, by=by)
    closed = {entry.document_id for entry, _other in shared}
    close_on_pages(closed, [other for _entry, other in shared], by=by, reason=CLOSED_ELSEWHERE)


def close_on_pages(closed: Collection[int], reviews: Iterable[Review], *, by: Person, reason: str) -> None:
    """Closes these documents on the pages of these reviews, each by a new version of what is public and nothing newer."""
    pages = Publication.objects.filter(review__in=list(reviews), state__in=PUBLIC_STATES)
    for publication in pages.select_related("latest", "review__partnership"):
        if publication.latest is None:
            continue
        content = _without(record.from_content(publication.latest.content), closed)
        if differs(publication, content):
            _write_closed(publication, content, by, reason)


def _write_closed(publication: Publication, content: record.PublishedReview, by: Person, reason: str) -> None:
    state = PublicationState(publication.state)
    published = write_version(
        review=publication.review, content=content, state=state, release=Release(by, reason=reason)
    )
    remember(
        course_of(publication.review),
        Step.PUBLISHED,
        by=by,
        action=Action.PUBLISHED,
        reason=reason,
        version=published.version,
        detail={"version": published.version.number},
    )


def _without(content: record.PublishedReview, closed: Collection[int]) -> record.PublishedReview:
    documents = tuple(
        replace(document, public=document.public and document.id not in closed) for document in content.documents
    )
    return replace(content, documents=documents)
