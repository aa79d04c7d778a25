"""For libraries: every public review under OAI-PMH 2.0, in Dublin Core, and word of what was withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from lxml import etree

from heed.publishing.outputs.open_data import harvest as written
from heed.publishing.outputs.open_data.dublin_core import dublin_core
from heed.publishing.outputs.open_data.harvest import Header, Onward, Record
from heed.publishing.rules.harvesting import Fault, HarvestError, Question, Verb, token, understood
from heed.publishing.selectors import harvest as selectors
from heed.publishing.selectors.harvest import Harvest, Harvested
from heed.publishing.selectors.standing import whole
from heed.publishing.views.kept import kept_public

NAME = "Learning from safeguarding reviews"
# where nobody who publishes gave an address: the protocol wants one, and none of the real ones may stand here
NOBODY = "nobody@example.invalid"
OVERLAP = timedelta(minutes=1)
"""How far an answer dates itself back. Harvesters ask next for what changed since: a change that was being written while they
asked bears an earlier second than the answer, and would else never reach them. What they are told twice does no harm."""


@csrf_exempt  # nothing is changed by asking, and harvesters have no cookies
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def harvest(request: HttpRequest) -> HttpResponseBase:
    """The answer to one question, which is an error of the protocol where it is not understood."""
    # what is kept is known by its address, and a question that was posted has none
    return _answered(request) if request.method == "POST" else kept_public(_answered)(request)


def _answered(request: HttpRequest) -> HttpResponse:
    asked = request.POST if request.method == "POST" else request.GET
    base = whole(reverse("harvest"))
    arguments = {name: str(values[0]) for name, values in asked.lists()}
    try:
        body = _answer(understood(dict(asked.lists())), base)
    except HarvestError as error:
        # as the protocol wants it: a question that is none is not given back
        arguments = {} if error.fault in {Fault.VERB, Fault.ARGUMENT} else arguments
        body = written.refused(error)
    content = written.answered(base, timezone.now() - OVERLAP, arguments, [body])
    return HttpResponse(content, content_type="text/xml; charset=utf-8")


def identifier_of(public_id: UUID) -> str:
    """What a harvester calls the review with this lasting key."""
    return f"oai:{urlsplit(settings.HEED_PUBLIC_ADDRESS).hostname}:{public_id}"


def _answer(question: Question, base: str) -> etree._Element:
    match question.verb:
        case Verb.IDENTIFY:
            emails = selectors.emails() or [NOBODY]
            return written.identified(name=NAME, base=base, emails=emails, earliest=selectors.earliest())
        case Verb.FORMATS:
            if question.identifier:
                _one(question)
            return written.formats()
        case Verb.SETS:
            return written.sets(selectors.sets_offered())
        case Verb.RECORD:
            return written.record(_record(_one(question)))
        case Verb.IDENTIFIERS:
            found = selectors.harvest(question.wanted, whole=False)
            return written.identifiers(_headers(found.records), _onward(question, found))
        case Verb.RECORDS:
            found = selectors.harvest(question.wanted, whole=True)
            return written.records([_record(one) for one in found.records], _onward(question, found))


def _one(question: Question) -> Harvested:
    public_id = question.identifier.rpartition(":")[2]
    try:
        found = selectors.harvested(UUID(public_id))
    except ValueError:
        found = None
    if found is None or question.identifier != identifier_of(found.id):
        raise HarvestError(Fault.UNKNOWN, "There never was a review with this identifier.")
    return found


def _onward(question: Question, found: Harvest) -> Onward:
    if not found.records:
        raise HarvestError(Fault.NOTHING, "Nothing that was asked for has changed in that time.")
    given, last = question.wanted.given, found.records[-1]
    onward = ""
    if found.goes_on:
        onward = token(question.wanted, after=last.changed_at, key=last.key, given=given + len(found.records))
    return Onward(onward, found.size, given)


def _headers(found: Iterable[Harvested]) -> list[Header]:
    return [Header(identifier_of(one.id), one.changed_at, one.sets, one.is_deleted) for one in found]


def _record(one: Harvested) -> Record:
    [header] = _headers([one])
    if one.review is None:
        return Record(replace(header, is_deleted=True))
    return Record(header, dublin_core(one.review))
