"""The gate that everything passes on its way to the public."""

from __future__ import annotations

from heed.people.access import require
from heed.people.models import Person
from heed.people.rules import Permission
from heed.publishing.errors import NotLookedThrough, StandsInTheWay, TellsOfOthers
from heed.publishing.models import Finding
from heed.publishing.rules.gate import Looked, Verdict, Weight, in_the_way
from heed.publishing.selectors import Course
from heed.publishing.selectors.gate import Gate, gate_of
from heed.publishing.services.examining import examine, settle
from heed.publishing.services.holding import reasoned


def pass_gate(course: Course, opening: frozenset[int], *, by: Person, overrule: str = "") -> None:
    """Lets the review through with these documents open, or says what stands in the way. The review is held.

    ``overrule`` is a reason for publishing in spite of what nobody has decided on; each finding then carries it. Raises
    ``StandsInTheWay``; ``NotLookedThrough`` and ``TellsOfOthers``, which nobody overrules; and ``PermissionDenied``.
    """
    examine(course)
    gate = gate_of(course)
    _refuse_documents(gate, opening)
    left = [one for one in in_the_way(gate.facts, opening) if one.weight == Weight.OVERRULABLE]
    if not left:
        return
    if not overrule:
        raise StandsInTheWay(str(course.review), [obstacle.words for obstacle in left])
    require(by, Permission.OVERRULE, course.review.partnership)
    said = reasoned(overrule, "what is overruled")
    open_ones = Finding.objects.filter(review=course.review, is_there=True, stops=True, verdict=Verdict.OPEN)
    for row in open_ones:
        if row.document_id is None or row.document_id in opening:
            settle(row, Verdict.OVERRULED, said, by)


def _refuse_documents(gate: Gate, opening: frozenset[int]) -> None:
    for document in gate.facts.documents:
        if document.key in opening and document.looked != Looked.DONE:
            raise NotLookedThrough(document.name)
        if document.key in opening and document.tells_of:
            raise TellsOfOthers(document.name, list(document.tells_of))
