"""What stands in the way of publishing, how much of it anybody may overrule, and what to do. Plain values, no Django."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from heed.disclosing import kinds
from heed.disclosing.finding import Finding, Grade
from heed.publishing.rules.states import Situation
from heed.reviews.rules.stamp import stamp


class Weight(StrEnum):
    """How much something stands in the way."""

    STOP = "stop"
    """Nobody overrules it: it has to be done."""
    OVERRULABLE = "overrulable"
    """It has to be decided on; who may overrule can publish all the same, with the reason."""
    NOTE = "note"
    """Good to know. It stops nothing."""


class Verdict(StrEnum):
    """What was decided on a finding."""

    OPEN = "open"
    CLEARED = "cleared"
    """It identifies nobody."""
    OVERRULED = "overruled"
    """It may identify somebody, and is published all the same."""
    MENDED = "mended"
    """It is no longer there."""

    @property
    def words(self) -> str:
        """The verdict as people say it."""
        return _VERDICTS[self]


_VERDICTS = {
    Verdict.OPEN: "Not decided yet",
    Verdict.CLEARED: "Identifies nobody",
    Verdict.OVERRULED: "Published all the same",
    Verdict.MENDED: "No longer there",
}


class Looked(StrEnum):
    """Whether a document has been looked through for what could identify somebody."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


STOPPING = frozenset({Grade.IDENTIFIES, Grade.MAY_IDENTIFY, Grade.COMBINATION})
"""The grades on which a person has to decide. What is only a note stops nothing."""


@dataclass(frozen=True, slots=True)
class Document:
    """One document that might be opened to visitors. ``tells_of`` are other reviews in it that the public does not see."""

    key: int
    name: str
    looked: Looked
    open_findings: int = 0
    tells_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the gate asks about. ``left`` is what nobody has looked at; findings are those in the page's own text.

    ``themes_left`` are proposed themes that nobody has decided on.
    """

    situation: Situation
    left: int
    open_warnings: int
    open_findings: int
    documents: tuple[Document, ...] = ()
    themes_left: int = 0


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing in the way: what it is, what to do, and for which document, or None for the page itself."""

    code: str
    weight: Weight
    words: str
    do: str
    document: int | None = None


def in_the_way(facts: Facts, opening: Collection[int] = ()) -> tuple[Obstacle, ...]:
    """What stands in the way of publishing the page with these documents open to visitors."""
    chosen = [document for document in facts.documents if document.key in opening]
    return (*_page(facts), *(obstacle for document in chosen for obstacle in of_document(facts, document)))


def _page(facts: Facts) -> Iterator[Obstacle]:
    situation = facts.situation
    if facts.left:
        yield _stop("unconfirmed", f"{_things(facts.left)} not been looked at.", "Confirm, correct or reject each.")
    elif situation.confirmed_by is None:
        yield _stop("not-confirmed", "Nobody stands behind the record as it is.", "Confirm the review.")
    elif not situation.is_approved:
        yield _stop("not-approved", "No second person has approved the record as it is.", "Ask for approval.")
    if situation.is_embargoed:
        yield _stop("embargo", "It is under an embargo.", "Lift the embargo, once its reason has gone.")
    if facts.open_warnings:
        words = f"{_counted(facts.open_warnings, 'warning')} of the reading not settled yet."
        yield Obstacle("warnings", Weight.OVERRULABLE, words, "Settle each, with a note.")
    if facts.open_findings:
        words = f"{_counted(facts.open_findings, 'thing')} in the text could identify somebody."
        yield Obstacle("findings", Weight.OVERRULABLE, words, _DECIDE)
    if facts.themes_left:
        have = "1 proposed theme has" if facts.themes_left == 1 else f"{facts.themes_left} proposed themes have"
        words = f"{have} not been looked at, so readers will not find these items by them."
        yield Obstacle("themes", Weight.NOTE, words, "If you can, say which fit, under Themes.")
    if situation.is_withheld:
        words = "The report is withheld: what was learned is published, and none of the documents."
        yield Obstacle("withheld", Weight.NOTE, words, "Nothing is needed.")


_DECIDE = "Decide on each: take it out, or say why it may stay."


def of_document(facts: Facts, document: Document) -> Iterator[Obstacle]:
    """What stands in the way of opening this document to visitors."""
    key, name = document.key, document.name
    if facts.situation.is_withheld:
        yield _stop("withheld", "The report is withheld, so no document is ever opened.", "Leave it closed.", key)
    if document.looked == Looked.WAITING:
        yield _stop("not-looked-through", f"{name} has not been looked through yet.", "Wait a moment.", key)
    if document.looked == Looked.FAILED:
        yield _stop("not-looked-through", f"{name} could not be looked through.", "Bring in a file that can.", key)
    if document.tells_of:
        others = ", ".join(document.tells_of)
        words = f"{name} also tells of {others}, which the public does not see."
        yield _stop("tells-of-others", words, "Publish that first, or leave this document closed.", key)
    if document.open_findings:
        words = f"{_counted(document.open_findings, 'thing')} in {name} could identify somebody."
        yield Obstacle("findings", Weight.OVERRULABLE, words, _DECIDE, key)


def blocking(obstacles: Iterable[Obstacle]) -> tuple[Obstacle, ...]:
    """Those that stop publishing unless they are overruled."""
    return tuple(obstacle for obstacle in obstacles if obstacle.weight != Weight.NOTE)


def key_of(finding: Finding, scope: str) -> str:
    """A sign of what was found and where, the same each time the same words are found in the same text or file.

    ``scope`` is the text or file. Of what is found as a whole, several dates or details together, all the words count: one
    more, and it is to be decided on again.
    """
    quotes = [folded(evidence.quote) for evidence in finding.evidence] or [folded(finding.said)]
    said = sorted(set(quotes)) if finding.grade == Grade.COMBINATION or is_of_many(finding) else quotes[:1]
    return stamp(scope, finding.kind, finding.where, said)


def is_of_many(finding: Finding) -> bool:
    """Whether the finding gathers different words of one kind, rather than one name or number in all its places."""
    kind = kinds.kinds().get(finding.kind)
    return kind is not None and bool(kind.together)


def folded(words: str) -> str:
    """The words for comparing: white space and capitals set alike."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", words)).strip().casefold()


def _stop(code: str, words: str, do: str, document: int | None = None) -> Obstacle:
    return Obstacle(code, Weight.STOP, words, do, document)


def _things(count: int) -> str:
    return "1 thing that was read has" if count == 1 else f"{count} things that were read have"


def _counted(count: int, thing: str) -> str:
    return f"1 {thing}" if count == 1 else f"{count} {thing}s"
