"""A review on its way to the public, as one person may move it on."""

from __future__ import annotations

from dataclasses import dataclass

from heed.people.models import Person
from heed.people.rules import Permission, may
from heed.people.selectors import duties
from heed.publishing.models import Change, Version
from heed.publishing.rules.differences import Difference
from heed.publishing.rules.gate import Obstacle, Weight
from heed.publishing.rules.states import Step, refusal
from heed.publishing.selectors import Course, steps_of, versions_of, would_change
from heed.publishing.selectors.gate import DocumentAtGate, Gate, gate_of

NEEDED: dict[Step, Permission] = {
    Step.ASKED: Permission.CONFIRM,
    Step.APPROVED: Permission.APPROVE,
    Step.DECLINED: Permission.APPROVE,
    Step.SCHEDULED: Permission.PUBLISH,
    Step.UNSCHEDULED: Permission.PUBLISH,
    Step.EMBARGOED: Permission.PUBLISH,
    Step.KEPT_UP: Permission.PUBLISH,
    Step.LIFTED: Permission.PUBLISH,
    Step.WITHHELD: Permission.PUBLISH,
    Step.RELEASED: Permission.OVERRULE,
    Step.PUBLISHED: Permission.PUBLISH,
    Step.ARCHIVED: Permission.PUBLISH,
    Step.WITHDRAWN: Permission.PUBLISH,
}


@dataclass(frozen=True, slots=True)
class PublicationPage:
    """The review's way so far, what stands in its way, and which steps this person may take next."""

    course: Course
    gate: Gate
    steps: tuple[Change, ...]
    versions: tuple[Version, ...]
    changes: tuple[Difference, ...]
    open_to: frozenset[Step]
    may_confirm: bool
    may_approve: bool
    may_overrule: bool

    @property
    def left(self) -> int:
        """How much of what was read nobody has looked at."""
        return self.gate.facts.left

    @property
    def undecided(self) -> tuple[Obstacle, ...]:
        """What somebody has to decide on before the page is published."""
        return tuple(one for one in self.gate.page if one.weight == Weight.OVERRULABLE)

    @property
    def documents(self) -> list[tuple[int, str]]:
        """The documents that might be opened to visitors, by key and name, with how much is to be decided first."""
        return [
            (
                one.entry.document_id,
                one.entry.document.name
                + (f" (findings not decided on: {one.open_findings})" if one.open_findings else ""),
            )
            for one in self.gate.documents
            if not one.is_stopped
        ]

    @property
    def stopped(self) -> tuple[DocumentAtGate, ...]:
        """The documents that cannot be opened as things are."""
        return tuple(one for one in self.gate.documents if one.is_stopped)

    @property
    def can_overrule(self) -> bool:
        """Whether there is anything that this person could overrule."""
        return self.may_overrule and bool(self.undecided or any(one.open_findings for one in self.gate.documents))

    @property
    def can(self) -> dict[str, bool]:
        """Which steps may be taken, by the name of the step's form."""
        return {step.name.lower(): step in self.open_to for step in NEEDED}

    @property
    def is_public(self) -> bool:
        """Whether visitors see the page now."""
        return self.course.publication is not None and self.course.publication.is_public

    @property
    def can_be_confirmed(self) -> bool:
        """Whether all is decided on and nobody stands behind it yet."""
        return self.may_confirm and not self.left and not self.course.review.is_confirmed

    @property
    def is_new_version(self) -> bool:
        """Whether publishing now changes anything of what is public."""
        return self.is_public and bool(self.changes)

    @property
    def needs_second_person(self) -> bool:
        """Whether this person could approve, were it not that they confirmed the record or asked."""
        situation = self.course.situation
        waits = situation.confirmed_by is not None and not situation.is_approved
        return self.may_approve and waits and Step.APPROVED not in self.open_to


def publication_page(course: Course, person: Person) -> PublicationPage:
    """The page for this person. That they may see the review was asked before, and it has been examined."""
    review = course.review
    held = duties(person, review.partnership)
    open_to = frozenset(
        step
        for step, permission in NEEDED.items()
        if may(held, permission) and refusal(course.situation, step, person.pk) is None
    )
    return PublicationPage(
        course=course,
        gate=gate_of(course),
        steps=tuple(steps_of(review)),
        versions=tuple(versions_of(course.publication)) if course.publication else (),
        changes=would_change(course.publication, course.content),
        open_to=open_to,
        may_confirm=may(held, Permission.CONFIRM),
        may_approve=may(held, Permission.APPROVE),
        may_overrule=may(held, Permission.OVERRULE),
    )
