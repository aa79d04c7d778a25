"""Whom an item speaks to: the words that name who should act, and the agency and role they mean."""

from __future__ import annotations

import re

from heed.reading.codes import AgencyCode, Named, RoleCode, named_in
from heed.reading.document import Addressee
from heed.reading.sentences import sentences

_MODAL = re.compile(
    r"\b(?:should|must|shall|needs? to|ought to|will|(?:is|are) (?:asked|invited|required|expected|encouraged|recommended|advised|reminded) to|has to|have to|may wish to)\b",
    re.IGNORECASE,
)
# people at large who work with families, when no agency or role is named more closely
_ANYBODY = re.compile(
    r"\b(?:(?:all|partner|local|relevant|other|those|these|front-?line|senior|multi-agency|safeguarding|individual|constituent|member|several|both)\s+)*"
    r"(?:agenc(?:y|ies)|organisations?|professionals|practitioners|partners|partnerships?|boards?|managers?|leaders|services|staff|chairs?|commissioners|providers|supervisors|"
    r"unit|units|teams?|departments?|officers?|workers?|carers|governments?|ministers?|authorit(?:y|ies)|councils?|those (?:responsible|involved|working))\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"^(?!.*\b(?:who|that|those)\b).*\b(?:is|are|was|were|has|have|had|it|they|there|this)\b", re.IGNORECASE
)
_CLAUSE = re.compile(
    r"[,;:–—()]|\b(?:that|and that|then|so that|when|where|if|which|who|because|before|after|but)\b\s", re.IGNORECASE
)
_BY = re.compile(
    r"\bby (?P<who>(?:the |all |each |an? |every |their |its |relevant )?[^,.;:()]{3,70}?)(?=[,.;:()]|$| (?:to|and|in|at|on|within|with|when|where|for|who|which|as|before|after|during)\b)",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:be|been|being|is|are)\b(?:\s+\w+ly)?\s+\w+(?:ed|en|de|un|wn|pt|lt|ght)\b[^.]*$", re.IGNORECASE
)
_TO_THEM = re.compile(r"^(?:for|to)\s+(?P<who>[^,.;:()]{3,80}?)\s*(?:[:–—-]|to\b)", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:and|or|but|also|therefore|in addition|however|the review(?:er)? recommends|it is recommended)\s+",
    re.IGNORECASE,
)
LONGEST = 120


def addressees_of(text: str) -> tuple[Addressee, ...]:
    """Those whom the words ask to act, in order, each once. Where the words ask nobody, none."""
    found: list[Addressee] = []
    for start, end in sentences(text):
        for said in _asked(text[start:end]):
            for addressee in _resolved(said):
                if all(known.said.lower() != addressee.said.lower() for known in found):
                    found.append(addressee)
    return tuple(found)


def resolve(said: str) -> Addressee:
    """One addressee for words that stand for themselves, as in a table's column of leads."""
    agency, role = _codes(named_in(said))
    return Addressee(said, agency, role)


def _asked(sentence: str) -> list[str]:
    """The stretches of a sentence that say who is to act: before "should", after "by", or after "For" at its head."""
    asked = []
    if heading := _TO_THEM.match(sentence):
        asked.append(heading["who"])
    for modal in _MODAL.finditer(sentence):
        # a clause that is too long is not taken, so that there is no need to look further back
        before = sentence[max(0, modal.start() - 2 * LONGEST) : modal.start()].rstrip()
        clause = _CLAUSE.split(before)[-1].strip()
        # a second "should" in the sentence asks the same people again
        if 0 < len(clause) <= LONGEST and not _MODAL.search(clause) and not _VERB.search(clause):
            asked.append(clause)
    passive = (by for by in _BY.finditer(sentence) if _PASSIVE.search(sentence[: by.start()]))
    return [*asked, *(by["who"] for by in passive if _MODAL.search(sentence[: by.start()]))]


def _resolved(said: str) -> list[Addressee]:
    """The addressees that a stretch names: one for each agency or role, or one for people at large."""
    said = _LEADING.sub("", said).strip()
    named = [n for n in named_in(said) if not _possessive(said, n)]
    if not named:
        anybody = _ANYBODY.search(said)
        return [Addressee(_trimmed(said))] if anybody and anybody.end() >= len(said) - 45 else []
    pieces = re.split(r",\s*(?:and\s+)?|\s+and\s+|\s+or\s+|\s*/\s*|\s*&\s*", said)
    if len(named) > 1 and len(pieces) > 1:
        each = [resolve(_trimmed(piece)) for piece in pieces]
        return [addressee for addressee in each if addressee.agency or addressee.role]
    agency, role = _codes(named)
    return [Addressee(_trimmed(said), agency, role)]


def _possessive(said: str, named: Named) -> bool:
    """Whether the name only owns what follows: "the police's records" asks nobody of the police."""
    return (
        said[named.start : named.end].endswith(("'s", "’s"))
        and named.end < len(said)
        and named.code.code not in {"childrens-social-care", "adult-social-care"}
    )


def _codes(named: list[Named]) -> tuple[str | None, str | None]:
    role = next((n.code for n in named if isinstance(n.code, RoleCode)), None)
    agency = next((n.code.code for n in named if isinstance(n.code, AgencyCode)), None)
    return agency or (role.agency if role else None), role.code if role else None


def _trimmed(said: str) -> str:
    return said.strip(" .,:;")
