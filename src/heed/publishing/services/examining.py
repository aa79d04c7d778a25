"""Bringing a review's findings up to its text and documents, and deciding on them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.disclosing import identifying
from heed.disclosing.finding import Finding as Found
from heed.people.models import Person
from heed.people.rules import Permission
from heed.publishing.models import Examination, Finding, Inspection
from heed.publishing.rules.gate import STOPPING, Verdict, key_of
from heed.publishing.rules.kept import finding_kept
from heed.publishing.selectors import Course, course_of
from heed.publishing.selectors.gate import Text, inspections_of, is_examined, stamp_of_examination, texts_of
from heed.publishing.services.holding import hold, reasoned
from heed.reviews.models import Review
from heed.reviews.selectors import standing_reviews

NEEDED = {Verdict.CLEARED: Permission.CONFIRM, Verdict.OVERRULED: Permission.OVERRULE, Verdict.OPEN: Permission.CONFIRM}
ACTIONS = {
    Verdict.CLEARED: Action.FINDING_CLEARED,
    Verdict.OVERRULED: Action.FINDING_OVERRULED,
    Verdict.OPEN: Action.FINDING_REOPENED,
}


@dataclass(frozen=True, slots=True)
class Decided:
    """How many findings were decided on, and how many somebody else had decided on meanwhile."""

    done: int
    meanwhile: int


@dataclass(frozen=True, slots=True)
class _Seen:
    """A finding as a row will hold it."""

    key: str
    document: int | None
    columns: dict[str, Any]


def examine(course: Course) -> None:
    """Brings the findings up to the record and the documents as they are; at once where nothing has changed.

    What was decided stays decided, as long as the same words stand in the same text or file. Whoever asks was allowed to
    see the review.
    """
    if not is_examined(course, inspections_of(course)):
        _examine_again(course.review)


@transaction.atomic
def _examine_again(review: Review) -> None:
    rows = standing_reviews().select_for_update(of=("self",)).select_related("partnership", "confirmed_by")
    held = rows.get(pk=review.pk)
    course = course_of(held)
    inspections = inspections_of(course)
    seen = {one.key: one for one in (*_in_text(course), *_in_documents(inspections.values()))}
    known = {row.key: row for row in Finding.objects.filter(review=held)}
    for key, row in known.items():
        _bring_up_to_date(row, seen.get(key))
    now = timezone.now()
    Finding.objects.bulk_create(
        Finding(review=held, document_id=one.document, key=key, first_seen=now, **one.columns)
        for key, one in seen.items()
        if key not in known
    )
    sign = stamp_of_examination(course, inspections)
    Examination.objects.update_or_create(review=held, defaults={"stamp": sign, "at": now})


@transaction.atomic
def decide_findings(
    *, review: Review, keys: Collection[int], verdict: Verdict, by: Person, reason: str = ""
) -> Decided:
    """Decides on these findings of the review, with the reason: each identifies nobody, or is published all the same.

    ``Verdict.OPEN`` takes a decision back and needs no reason. Where somebody decided meanwhile, theirs stands. The same
    words elsewhere in this review are cleared with it. Raises ``PermissionDenied`` and ``ReasonMissing``.
    """
    held = hold(review, by=by, permission=NEEDED[verdict]).review
    said = "" if verdict == Verdict.OPEN else reasoned(reason, "what is decided on a finding")
    asked = list(Finding.objects.filter(review=held, pk__in=keys))
    before = [Verdict.CLEARED, Verdict.OVERRULED] if verdict == Verdict.OPEN else [Verdict.OPEN]
    waiting = [row for row in asked if row.verdict in before]
    alike = _alike(held, waiting) if verdict == Verdict.CLEARED else []
    for row in (*waiting, *alike):
        settle(row, verdict, said, by)
    return Decided(len(waiting), len(asked) - len(waiting))


def settle(row: Finding, verdict: Verdict, reason: str, by: Person) -> None:
    """Writes one decision, with its row in the log. The review is held."""
    row.verdict, row.reason = verdict, reason
    row.decided_at, row.decided_by = (None, None) if verdict == Verdict.OPEN else (timezone.now(), by)
    row.save(update_fields=["verdict", "reason", "decided_at", "decided_by"])
    detail = {"kind": row.kind, "said": row.said} | ({"reason": reason} if reason else {})
    audit.record(by=by, action=ACTIONS[verdict], record=row, detail=detail, about=row.review)


def _alike(review: Review, rows: Iterable[Finding]) -> list[Finding]:
    """Open findings of the same words and kind elsewhere in the review: what is no name here is none there."""
    cleared = {(row.kind, row.said) for row in rows if row.said}
    keys = {row.pk for row in rows}
    open_ones = Finding.objects.filter(review=review, verdict=Verdict.OPEN, kind__in={kind for kind, _ in cleared})
    return [row for row in open_ones if (row.kind, row.said) in cleared and row.pk not in keys]


def _bring_up_to_date(row: Finding, seen: _Seen | None) -> None:
    if seen is None:
        if row.is_there:
            row.is_there = False
            row.verdict = Verdict.MENDED if row.verdict == Verdict.OPEN else row.verdict
            row.save(update_fields=["is_there", "verdict"])
        return
    before = {name: getattr(row, name) for name in seen.columns}
    if row.is_there and before == seen.columns:
        return
    for name, value in seen.columns.items():
        setattr(row, name, value)
    row.is_there = True
    row.verdict = Verdict.OPEN if row.verdict == Verdict.MENDED else row.verdict
    row.save()


def _in_text(course: Course) -> Iterator[_Seen]:
    """What the identifiers find in the review's own text, read as a whole: details in different parts point together."""
    texts = texts_of(course)
    found = identifying.findings([text.words for text in texts], [course.review.label])
    for position, finding in enumerate(found):
        places = [_place_in_text(texts[one.page - 1], one.quote) for one in finding.evidence]
        yield _Seen(key_of(finding, "text"), None, _columns(finding, places, position))


def _in_documents(inspections: Iterable[Inspection]) -> Iterator[_Seen]:
    for inspection in inspections:
        for position, row in enumerate(inspection.found):
            finding = finding_kept(row)
            places = [
                {"name": f"page {one.page}", "page": one.page, "start": one.start, "end": one.end, "quote": one.quote}
                for one in finding.evidence
            ] or [{"name": finding.where, "quote": finding.said}]
            key = key_of(finding, f"document {inspection.document_id}")
            yield _Seen(key, inspection.document_id, _columns(finding, places, position))


def _place_in_text(text: Text, quote: str) -> dict[str, Any]:
    return {"name": text.name, "anchor": text.anchor, "tab": text.tab, "quote": quote}


def _columns(finding: Found, places: list[dict[str, Any]], position: int) -> dict[str, Any]:
    for place, part in zip(places, finding.parts, strict=False):
        place["part"] = part
    said = finding.said or (finding.evidence[0].quote if finding.evidence else "")
    return {
        "kind": finding.kind,
        "group": finding.group,
        "stops": finding.grade in STOPPING,
        "message": finding.message,
        "said": " ".join(said.split()),
        "places": places,
        "position": position,
    }
