"""Making a review public, as a second person approved it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from django.db import transaction

from heed.audit.rules import Action
from heed.people.models import Person
from heed.people.rules import Permission
from heed.publishing.errors import ReportWithheld
from heed.publishing.models import PublicationState
from heed.publishing.record import PublishedReview
from heed.publishing.rules.states import State, Step
from heed.publishing.selectors import Course
from heed.publishing.services.gate import pass_gate
from heed.publishing.services.holding import cancel_schedule, hold, reasoned, refuse, remember
from heed.publishing.services.versions import Published, Release, differs, write_version
from heed.reviews.errors import UndecidedRemain
from heed.reviews.models import Review
from heed.reviews.selectors import undecided_count
from heed.reviews.services import open_documents


@transaction.atomic
def publish(
    *,
    review: Review,
    by: Person,
    with_report: bool | None = None,
    opening: Collection[int] | None = None,
    reason: str = "",
    overrule: str = "",
) -> Published:
    """Makes the review public as it stands: a new version, from what people have settled and nothing else.

    ``opening`` are the keys of the documents that visitors may download from now on; ``with_report`` opens all of them or
    none. Without either that stays as it is. ``reason`` says why there is a new version, or why the review comes back;
    ``overrule`` why it is published in spite of findings and warnings that nobody has decided on.

    Raises ``PermissionDenied``; ``UndecidedRemain`` or ``NotNow`` where the record is not confirmed, not approved as it
    stands, or under an embargo; ``StandsInTheWay``; ``ReasonMissing``; and ``ReportWithheld``, ``NotLookedThrough`` or
    ``TellsOfOthers`` where a document may not be opened.
    """
    course = hold(review, by=by, permission=Permission.PUBLISH)
    if left := undecided_count(course.review):
        raise UndecidedRemain(str(course.review), left)
    refuse(course, Step.PUBLISHED, by)
    chosen = chosen_documents(course, with_report=with_report, opening=opening)
    pass_gate(course, chosen, by=by, overrule=overrule)
    content = _opened(course, chosen, by)
    state = _state_with(course, chosen)
    is_changed = differs(course.publication, content)
    if course.publication and (is_changed or not course.publication.is_public):
        reason = reasoned(reason, "a new version, or the return of a review,")
    _forget_schedule(course)
    if course.publication and course.publication.state == state and course.publication.latest and not is_changed:
        return Published(course.publication, course.publication.latest, is_new=False)
    return _publish(course, content, state, by=by, reason=reason, overrule=overrule)


def chosen_documents(
    course: Course, *, with_report: bool | None = None, opening: Collection[int] | None = None
) -> frozenset[int]:
    """The keys of the documents that visitors may have once the review is published.

    Raises ``ReportWithheld`` where one was asked for and none may ever be opened.
    """
    every = frozenset(entry.document_id for entry in course.settled.documents)
    if opening is not None:
        chosen = every & frozenset(opening)
    elif with_report is not None:
        chosen = every if with_report else frozenset()
    else:
        chosen = frozenset(entry.document_id for entry in course.settled.documents if entry.public)
    if chosen and course.situation.is_withheld:
        raise ReportWithheld(str(course.review))
    return chosen


def _opened(course: Course, chosen: frozenset[int], by: Person) -> PublishedReview:
    """Opens the chosen documents and closes the others, and gives what is to be published then."""
    entries = course.settled.documents
    open_documents(documents=[entry for entry in entries if entry.document_id in chosen], public=True, by=by)
    open_documents(documents=[entry for entry in entries if entry.document_id not in chosen], public=False, by=by)
    documents = tuple(replace(document, public=document.id in chosen) for document in course.content.documents)
    return replace(course.content, documents=documents)


def _state_with(course: Course, chosen: frozenset[int]) -> PublicationState:
    """An archived review that is corrected stays archived, until its report is offered again."""
    if course.situation.public == State.ARCHIVED and not chosen:
        return PublicationState.ARCHIVED
    return PublicationState.PUBLISHED


def _forget_schedule(course: Course) -> None:
    if cancel_schedule(course.plan):
        course.plan.save()


def _publish(
    course: Course, content: PublishedReview, state: PublicationState, *, by: Person, reason: str, overrule: str
) -> Published:
    approved_by = course.approval.answered_by if course.approval else None
    release = Release(by, approved_by, reason)
    published = write_version(review=course.review, content=content, state=state, release=release)
    remember(
        replace(course, publication=published.publication),
        Step.PUBLISHED,
        by=by,
        action=Action.PUBLISHED,
        reason=reason,
        version=published.version,
        detail={"version": published.version.number} | ({"overruled because": overrule} if overrule else {}),
    )
    return published
