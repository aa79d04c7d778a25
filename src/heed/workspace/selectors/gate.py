"""What stands in the way of publishing a review, as one person may decide on it."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from heed.disclosing.kinds import groups
from heed.people.models import Person
from heed.people.rules import Permission, may
from heed.people.selectors import duties
from heed.publishing.models import Finding, Redaction
from heed.publishing.rules.gate import Verdict, blocking
from heed.publishing.selectors import Course
from heed.publishing.selectors.gate import DocumentAtGate, Gate, findings_of, gate_of, redactions_of

PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class GatePage:
    """The gate, and the findings of one part of it: the page's own text, or the document ``of``."""

    course: Course
    gate: Gate
    of: DocumentAtGate | None
    findings: Page[Finding]
    may_clear: bool
    may_overrule: bool
    redactions: tuple[Redaction, ...]

    @property
    def to_take_out(self) -> str:
        """The words of this leaf's open findings, one to a line. Of details that only point together, a person chooses."""
        waiting = (one for one in self.findings if one.stops and one.verdict == Verdict.OPEN)
        said = (one.said for one in waiting if one.group != "combinations")
        return "\n".join(dict.fromkeys(said))

    @property
    def shown(self) -> list[tuple[str, Finding]]:
        """The findings of this leaf, each with the heading of its group."""
        return [(groups().get(finding.group, "Other"), finding) for finding in self.findings]

    @property
    def is_free(self) -> bool:
        """Whether the page itself could be published now."""
        return not blocking(self.gate.page)

    @property
    def is_waiting(self) -> bool:
        """Whether a document still waits to be looked through."""
        return any(document.is_waiting for document in self.gate.documents)


def gate_page(course: Course, person: Person, *, of: int | None, number: str) -> GatePage | None:
    """The page for this person, who may see the review; None where ``of`` is no document of it."""
    gate = gate_of(course)
    chosen = next((document for document in gate.documents if document.entry.document_id == of), None)
    if of is not None and chosen is None:
        return None
    held = duties(person, course.review.partnership)
    found = Paginator(findings_of(course.review, of), PER_PAGE).get_page(number)
    return GatePage(
        course=course,
        gate=gate,
        of=chosen,
        findings=found,
        may_clear=may(held, Permission.CONFIRM),
        may_overrule=may(held, Permission.OVERRULE),
        redactions=tuple(redactions_of(course, chosen.entry.document)) if chosen else (),
    )
