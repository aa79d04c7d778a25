"""Who asks for which review, that they looked at it, and how a refusal is put to them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from heed.audit.services import note_view
from heed.people.access import require
from heed.people.models import Person
from heed.people.rules import Permission
from heed.reviews.errors import Refused
from heed.reviews.models import Review
from heed.reviews.selectors import AnyProposal, find_proposal, visible_to

SEEN = "drafts_seen"
"""Where a session keeps the reviews whose drafts the person has opened."""

LOOKING = ("GET", "HEAD", "OPTIONS")
"""What somebody may ask who may only look. Whatever else there is to do, all who may do any of it may confirm."""


def person_asking(request: HttpRequest) -> Person:
    """Who is signed in. Every page here asks for that before its view is called."""
    assert isinstance(request.user, Person)  # noqa: S101 - LoginRequiredMiddleware has seen to it
    return request.user


def draft_asked_for(request: HttpRequest, review_id: int) -> Review:
    """The review, where the person may see its draft.

    Another partnership's review is not found; one of their own whose draft they may not see is refused, and so is what
    somebody sends who may only look: before their form is read. That a page of it was looked at goes into the log, so a
    page asks once.
    """
    review = _draft(request, review_id)
    _note_view(request, review, review)
    seen = request.session.get(SEEN, [])
    if request.method == "GET" and review.pk not in seen:
        request.session[SEEN] = [*seen, review.pk]
    return review


def part_asked_for(request: HttpRequest, review_id: int) -> Review:
    """The same for a part of a draft's page: a picture, a card. The page itself is in the log, once for all its parts.

    A part that is asked for by itself, by somebody who opened no page of the draft since they signed in, is noted.
    """
    if review_id in request.session.get(SEEN, []):
        return _draft(request, review_id)
    return draft_asked_for(request, review_id)


def proposal_asked_for(request: HttpRequest, review_id: int, sort: str, key: int) -> AnyProposal:
    """A proposal of a review whose draft the person may see. That they looked at it goes into the log."""
    review = _draft(request, review_id)
    found = find_proposal(review, sort, key)
    if found is None:
        raise Http404
    _note_view(request, found, review)
    return found


def _draft(request: HttpRequest, review_id: int) -> Review:
    person = person_asking(request)
    review = get_object_or_404(visible_to(person), pk=review_id)
    require(person, Permission.SEE_DRAFTS, review.partnership)
    if request.method not in LOOKING:
        require(person, Permission.CONFIRM, review.partnership)
    return review


def _note_view(request: HttpRequest, record: Model, review: Review) -> None:
    """Only what shows something is a view: a form that is sent has an entry of its own for what it does."""
    if request.method != "GET" or request.resolver_match is None:
        return
    where = {name: value for name, value in request.resolver_match.kwargs.items() if name != "review_id"}
    detail = {"page": request.resolver_match.url_name, **where}
    note_view(by=person_asking(request), record=record, about=review, detail=detail)


@contextmanager
def refusals_as_messages(request: HttpRequest, said: str) -> Iterator[None]:
    """Shows ``said`` on the next page where the block succeeds, and the sentence of the refusal where it does not."""
    try:
        yield
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
