"""Where a review stands between its draft and the public, and which step may come next. Plain values, no Django.

Everything that is asked here is asked again at the moment of the step itself, with the review held: that is what keeps two
people, or a schedule and a person, from taking steps that do not go together.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where a review stands, as one word."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    EMBARGOED = "embargoed"
    PUBLISHED = "published"
    ARCHIVED = "archived"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> str:
        """The state as people say it."""
        return self.value.capitalize()


PUBLIC = frozenset({State.PUBLISHED, State.ARCHIVED})
"""Where visitors see the review's page."""


class Answer(StrEnum):
    """What became of a request for approval."""

    WAITING = "waiting"
    GIVEN = "given"
    DECLINED = "declined"


class Step(StrEnum):
    """What is done to a review on its way. Kept in the publish log: words are added, never changed."""

    ASKED = "asked for approval"
    APPROVED = "approved"
    DECLINED = "approval declined"
    SCHEDULED = "scheduled"
    UNSCHEDULED = "schedule cancelled"
    LATE = "not published when due"
    EMBARGOED = "embargoed"
    LIFTED = "embargo lifted"
    KEPT_UP = "embargo kept up"
    WITHHELD = "report withheld"
    RELEASED = "report no longer withheld"
    PUBLISHED = "published"
    ARCHIVED = "archived"
    WITHDRAWN = "withdrawn"


NEEDS_REASON = frozenset(
    {
        Step.DECLINED,
        Step.LATE,
        Step.EMBARGOED,
        Step.LIFTED,
        Step.KEPT_UP,
        Step.WITHHELD,
        Step.RELEASED,
        Step.ARCHIVED,
        Step.WITHDRAWN,
    }
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for approval: of which record (its stamp), by whom, and what became of it."""

    about: str
    asked_by: int
    answer: Answer = Answer.WAITING
    answered_by: int | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """All that decides what may be done to a review now. ``about`` is the stamp of the record as it stands."""

    about: str
    confirmed_by: int | None
    asked: Asked | None = None
    is_scheduled: bool = False
    is_embargoed: bool = False
    is_withheld: bool = False
    public: State | None = None

    @property
    def is_approved(self) -> bool:
        """Whether a second person approved the record as it stands: neither who confirmed it, nor who asked."""
        return (
            self.confirmed_by is not None
            and self.asked is not None
            and self.asked.answer == Answer.GIVEN
            and self.asked.about == self.about
            and self.asked.answered_by not in {None, self.asked.asked_by, self.confirmed_by}
        )

    @property
    def is_waiting(self) -> bool:
        """Whether the record as it stands waits for approval."""
        return (
            self.confirmed_by is not None
            and self.asked is not None
            and self.asked.answer == Answer.WAITING
            and self.asked.about == self.about
        )

    @property
    def has_lapsed(self) -> bool:
        """Whether there was an approval, and the record has changed since."""
        return self.asked is not None and self.asked.answer == Answer.GIVEN and not self.is_approved

    @property
    def state(self) -> State:
        """Where the review stands. What the public sees comes first; then what holds it back; then how far it has come."""
        if self.public:
            return self.public
        if self.is_embargoed:
            return State.EMBARGOED
        if self.is_approved:
            return State.SCHEDULED if self.is_scheduled else State.APPROVED
        return State.CONFIRMED if self.confirmed_by is not None else State.DRAFT


class Refusal(StrEnum):
    """Why a step may not be taken, as a sentence. ``{review}`` stands for the review's name."""

    NOT_CONFIRMED = "{review} has not been confirmed as it is now. Confirm it first."
    NOT_APPROVED = (
        "{review} has not been approved as it is now. Ask somebody who approves, other than who confirmed it, "
        "to look at it first."
    )
    APPROVED_ALREADY = "{review} is approved as it is now. Nothing more is needed."
    WAITS_ALREADY = "{review} waits for approval already."
    SAME_PERSON = "Nobody approves what they confirmed or asked for themselves. Ask another person who approves to look at {review}."
    EMBARGOED = "{review} is under an embargo. Lift the embargo first, with the reason."
    NOT_EMBARGOED = "{review} is under no embargo, so there is none to lift."
    IS_PUBLIC = "{review} is public. Withdraw it first: an embargo is for what the public does not see."
    NOT_SCHEDULED = "{review} is not scheduled, so there is nothing to cancel."
    WITHHELD_ALREADY = "The report of {review} is withheld already."
    NOT_WITHHELD = "The report of {review} is not withheld."
    WITHHELD_FOR_GOOD = (
        "The public has been told that the report of {review} is not published, and that cannot be taken back."
    )
    NOT_PUBLIC = "{review} is not public, so there is nothing to withdraw."
    NOT_PUBLISHED = "{review} is not public with its report, so there is nothing to archive."


def refusal(situation: Situation, step: Step, by: int) -> Refusal | None:
    """Why this person may not take this step now, or None. Whether their duties allow it is asked elsewhere."""
    match step:
        case Step.ASKED | Step.APPROVED | Step.DECLINED:
            return _about_approval(situation, step, by)
        case Step.PUBLISHED | Step.SCHEDULED:
            return _about_publishing(situation)
        case Step.EMBARGOED | Step.LIFTED | Step.KEPT_UP:
            return _about_embargo(situation, step)
        case Step.UNSCHEDULED | Step.LATE:
            return None if situation.is_scheduled else Refusal.NOT_SCHEDULED
        case Step.WITHHELD:
            return Refusal.WITHHELD_ALREADY if situation.is_withheld else None
        case Step.RELEASED:
            return _about_release(situation)
        case Step.ARCHIVED:
            return None if situation.public == State.PUBLISHED else Refusal.NOT_PUBLISHED
        case Step.WITHDRAWN:
            return None if situation.public in PUBLIC else Refusal.NOT_PUBLIC


def _about_approval(situation: Situation, step: Step, by: int) -> Refusal | None:
    if situation.confirmed_by is None:
        return Refusal.NOT_CONFIRMED
    if situation.is_approved and step != Step.DECLINED:
        return Refusal.APPROVED_ALREADY
    if step == Step.ASKED:
        return Refusal.WAITS_ALREADY if situation.is_waiting else None
    asked_by = situation.asked.asked_by if situation.asked and situation.asked.about == situation.about else None
    return Refusal.SAME_PERSON if by in {situation.confirmed_by, asked_by} else None


def _about_publishing(situation: Situation) -> Refusal | None:
    if situation.confirmed_by is None:
        return Refusal.NOT_CONFIRMED
    if not situation.is_approved:
        return Refusal.NOT_APPROVED
    return Refusal.EMBARGOED if situation.is_embargoed else None


def _about_embargo(situation: Situation, step: Step) -> Refusal | None:
    if step != Step.EMBARGOED:
        return None if situation.is_embargoed else Refusal.NOT_EMBARGOED
    if situation.public in PUBLIC:
        return Refusal.IS_PUBLIC
    return Refusal.EMBARGOED if situation.is_embargoed else None


def _about_release(situation: Situation) -> Refusal | None:
    if not situation.is_withheld:
        return Refusal.NOT_WITHHELD
    return Refusal.WITHHELD_FOR_GOOD if situation.public else None
