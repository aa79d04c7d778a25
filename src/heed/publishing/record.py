"""What a version holds: the review as published, whole. The shape is kept with every version, so keys are only added."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Named:
    """An agency or a role, by code and by the name it had when published."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class PublishedAddressee:
    """Whom an item speaks to: the report's words, and who they mean where a person settled it."""

    said: str
    agency: Named | None = None
    role: Named | None = None


@dataclass(frozen=True, slots=True)
class PublishedPart:
    """A sub-point."""

    text: str
    number: str | None = None


@dataclass(frozen=True, slots=True)
class PublishedItem:
    """One confirmed statement of the review. ``id`` is its lasting address.

    ``due`` is by when it is asked for, in the report's words. ``brief`` are an editor's shorter words for briefings; the
    item's own words stay its source. ``themes`` are those that a person coded it with.
    """

    id: str
    type: str
    number: str | None
    title: str | None
    text: str
    parts: tuple[PublishedPart, ...]
    addressees: tuple[PublishedAddressee, ...]
    due: str | None = None
    brief: str | None = None
    themes: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedFact:
    """A characteristic of the case, coarse enough to be public: one word of a code list, or yes or no.

    ``state`` is ``stated``, ``unclear`` or ``not_stated``; ``value`` is null unless it is stated.
    """

    name: str
    state: str
    value: bool | str | None


@dataclass(frozen=True, slots=True)
class PublishedDocument:
    """A document that belongs to the review; ``public`` says whether it may be downloaded. Size is in bytes."""

    id: int
    name: str
    role: str
    media_type: str
    size: int
    public: bool


@dataclass(frozen=True, slots=True)
class PublishedPartnership:
    """The body that published the review, how to reach it, and the nation under whose law it stands, blank if not known."""

    name: str
    short_name: str
    slug: str
    postal_address: str
    email: str
    phone: str
    nation: str = ""


@dataclass(frozen=True, slots=True)
class PublishedReview:
    """A review as the public sees it. ``published`` is the day the report was published, as an ISO date.

    ``withheld`` says, in words meant for families, why the report is not published; None where that is not so.
    ``summary`` is the review in a few sentences, for briefings; ``easy_read`` the same for people who find reading hard;
    ``questions`` are to think about with a team. All three were written by an editor and approved with the rest.
    ``licence`` is a code of the list of licences; None where the partnership has chosen none.
    """

    label: str
    title: str
    kind: str
    year: int
    published: str | None
    partnership: PublishedPartnership
    story: str | None
    items: tuple[PublishedItem, ...]
    documents: tuple[PublishedDocument, ...]
    withheld: str | None = None
    facts: tuple[PublishedFact, ...] = ()
    summary: str | None = None
    easy_read: str | None = None
    questions: tuple[str, ...] = ()
    licence: str | None = None

    @property
    def published_on(self) -> date | None:
        """The day the report was published."""
        return date.fromisoformat(self.published) if self.published else None


def to_content(review: PublishedReview) -> dict[str, Any]:
    """The review as JSON can hold it."""
    return asdict(review)


def from_content(content: dict[str, Any]) -> PublishedReview:
    """The review from what a version holds. Raises ``KeyError`` where the content is not of this shape."""
    return PublishedReview(
        label=content["label"],
        title=content["title"],
        kind=content["kind"],
        year=content["year"],
        published=content["published"],
        partnership=PublishedPartnership(**content["partnership"]),
        story=content["story"],
        items=tuple(_item(item) for item in content["items"]),
        documents=tuple(PublishedDocument(**document) for document in content["documents"]),
        withheld=content.get("withheld"),
        facts=tuple(PublishedFact(**fact) for fact in content.get("facts", ())),
        summary=content.get("summary"),
        easy_read=content.get("easy_read"),
        questions=tuple(content.get("questions", ())),
        licence=content.get("licence"),
    )


def _item(content: dict[str, Any]) -> PublishedItem:
    return PublishedItem(
        id=content["id"],
        type=content["type"],
        number=content["number"],
        title=content["title"],
        text=content["text"],
        parts=tuple(PublishedPart(**part) for part in content["parts"]),
        addressees=tuple(
            PublishedAddressee(said=a["said"], agency=_named(a["agency"]), role=_named(a["role"]))
            for a in content["addressees"]
        ),
        due=content.get("due"),
        brief=content.get("brief"),
        themes=tuple(Named(**theme) for theme in content.get("themes", ())),
    )


def _named(content: dict[str, str] | None) -> Named | None:
    return Named(**content) if content else None
