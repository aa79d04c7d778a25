"""What a reading says: the values that `heed read` prints and that an import takes in.

Plain values, frozen, without behaviour beyond their own shape. Unknown is ``None``, never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class ItemType(StrEnum):
    """The kinds of statement that a report makes, by the field's own words."""

    LESSON = "lesson"
    FINDING = "finding"
    QUESTION = "question"
    GOOD_PRACTICE = "good_practice"
    RECOMMENDATION = "recommendation"
    ACTION = "action"


class FactState(StrEnum):
    """Whether the report says. Not stated is not no."""

    STATED = "stated"
    NOT_STATED = "not_stated"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of a page: ``quote`` is exactly ``page_text[start:end]``. Pages count from 1."""

    page: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """Something a person should look at before trusting or publishing the text."""

    code: str
    message: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A sub-point of an item."""

    text: str
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom an item speaks to: the report's words, and the codes they mean where the words leave no doubt."""

    said: str
    agency: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A lesson, finding, question, good practice, recommendation or action, in the report's own words."""

    type: ItemType
    text: str
    number: str | None = None
    title: str | None = None
    parts: tuple[Part, ...] = ()
    addressees: tuple[Addressee, ...] = ()
    due: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """What happened, as published. Paragraphs are parted by a blank line."""

    text: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A characteristic of the case: stated yes, stated no, or not stated, which are three different things."""

    name: str
    value: str | int | bool | None
    state: FactState
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, and what kind of section it opens: ``story``, ``findings``, ``recommendations``; null where unclear."""

    kind: str | None
    title: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A row of an action plan, each column in the report's own words, null where the plan has no such column."""

    number: str | None = None
    recommendation: str | None = None
    action: str | None = None
    lead: str | None = None
    milestones: str | None = None
    due: str | None = None
    rating: str | None = None
    outcome: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """One case reviewed, as one document tells it."""

    label: str | None
    title: str | None
    kind: str | None
    partnership: str | None
    published: date | None
    story: Story | None = None
    items: tuple[Item, ...] = ()
    facts: tuple[Fact, ...] = ()
    sections: tuple[Section, ...] = ()
    action_plan: tuple[PlanRow, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file, and what was read from it. ``page_texts[n - 1]`` is the text in which evidence on page n counts."""

    file: str
    sha256: str
    media_type: str
    page_texts: tuple[str, ...]
    seconds: float = 0.0
    warnings: tuple[ReadingWarning, ...] = ()
    reviews: tuple[Review, ...] = field(default=())

    @property
    def pages(self) -> int:
        """How many pages the document has; a format without pages counts as one."""
        return len(self.page_texts)
