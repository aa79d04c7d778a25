"""What open data says of a published review: nothing that its pages don't show. Plain values, no Django.

Every output for machines (interface, tables, harvesting, what search engines read) is made from these and from nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from heed.publishing.record import (
    Named,
    PublishedAddressee,
    PublishedDocument,
    PublishedFact,
    PublishedItem,
    PublishedPart,
    PublishedReview,
)
from heed.publishing.rules.arranging import item_name
from heed.publishing.rules.codebook import Code
from heed.publishing.rules.facts import fact_label, value_words
from heed.publishing.rules.licences import licence
from heed.reading.kinds import kind_name


@dataclass(frozen=True, slots=True)
class Standing:
    """Where and since when a review is public: what is known of it beside its content.

    ``address`` is the page, ``data_address`` the same as data. ``items`` and ``documents`` begin the addresses of both.
    ``partnership`` is the code by which the partnership is found today.
    """

    id: str
    address: str
    data_address: str
    partnership: str
    version: int
    first_published_at: datetime
    changed_at: datetime
    archived_at: datetime | None = None
    archived_because: str | None = None


@dataclass(frozen=True, slots=True)
class Places:
    """Where things answer: each gives the whole address of an item's page, its data, or a document's file."""

    item: str
    item_data: str

    def of_item(self, public_id: str) -> str:
        """The lasting address of an item's page."""
        return self.item.format(id=public_id)

    def of_item_data(self, public_id: str) -> str:
        """The address of the same item as data."""
        return self.item_data.format(id=public_id)


@dataclass(frozen=True, slots=True)
class OpenFact:
    """A characteristic: ``value`` is a code, ``yes`` or ``no``, and ``value_label`` its words; None unless it is stated."""

    name: str
    label: str
    state: str
    value: str | None
    value_label: str | None


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """A document of a review. Of one that is not offered, the page says what it is and no more; so does this."""

    role: str
    name: str | None
    media_type: str | None
    size: int | None
    address: str | None


@dataclass(frozen=True, slots=True)
class OpenPartnership:
    """The body that published it: the code by which it is found today, and the name it had when it published."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class OpenLicence:
    """What people may do with the words; ``address`` is where the terms stand. Without a code, nobody chose one."""

    code: str | None
    name: str
    address: str | None
    in_plain_words: str


@dataclass(frozen=True, slots=True)
class OpenHead:
    """What a list says of a review, and what an item says of the review it comes from."""

    id: str
    address: str
    data_address: str
    label: str
    title: str
    kind: str
    kind_name: str
    year: int
    published_on: date | None
    partnership: OpenPartnership
    state: str
    licence: OpenLicence
    version: int
    first_published_at: datetime
    changed_at: datetime
    item_count: int
    facts: tuple[OpenFact, ...]


@dataclass(frozen=True, slots=True)
class OpenItem:
    """A lesson, recommendation or other item. ``address`` is its lasting address."""

    id: str
    address: str
    data_address: str
    type: str
    name: str
    number: str | None
    title: str | None
    text: str
    parts: tuple[PublishedPart, ...]
    addressees: tuple[PublishedAddressee, ...]
    due: str | None
    brief: str | None
    themes: tuple[Named, ...]
    position: int


@dataclass(frozen=True, slots=True)
class OpenReview:
    """A review whole."""

    head: OpenHead
    story: str | None
    summary: str | None
    easy_read: str | None
    questions: tuple[str, ...]
    items: tuple[OpenItem, ...]
    documents: tuple[OpenDocument, ...]
    report_withheld: str | None
    report_closed_at: datetime | None
    report_closed_because: str | None


@dataclass(frozen=True, slots=True)
class OpenVersion:
    """One version of a review: its number, when it came, and what changed since the one before, in sentences."""

    number: int
    published_at: datetime
    changes: tuple[str, ...]


def open_head(content: PublishedReview, standing: Standing) -> OpenHead:
    """What a list says of the review."""
    return OpenHead(
        id=standing.id,
        address=standing.address,
        data_address=standing.data_address,
        label=content.label,
        title=content.title,
        kind=content.kind,
        kind_name=kind_name(content.kind),
        year=content.year,
        published_on=content.published_on,
        partnership=OpenPartnership(standing.partnership, content.partnership.name),
        state="archived" if standing.archived_at else "published",
        licence=_licence(content.licence),
        version=standing.version,
        first_published_at=standing.first_published_at,
        changed_at=standing.changed_at,
        item_count=len(content.items),
        facts=tuple(_fact(fact) for fact in content.facts),
    )


def open_items(content: PublishedReview, places: Places) -> tuple[OpenItem, ...]:
    """The review's items, in its own order."""
    return tuple(_item(item, position, places) for position, item in enumerate(content.items, start=1))


def open_review(content: PublishedReview, standing: Standing, places: Places, files: Mapping[int, str]) -> OpenReview:
    """The review whole. ``files`` are the addresses of its documents, by their keys."""
    return OpenReview(
        head=open_head(content, standing),
        story=content.story,
        summary=content.summary,
        easy_read=content.easy_read,
        questions=content.questions,
        items=open_items(content, places),
        documents=tuple(_documents(content.documents, standing, files)),
        report_withheld=content.withheld,
        report_closed_at=standing.archived_at,
        report_closed_because=standing.archived_because,
    )


def _documents(
    documents: Iterable[PublishedDocument], standing: Standing, files: Mapping[int, str]
) -> Iterable[OpenDocument]:
    for document in documents:
        if standing.archived_at:  # the page names none of them any more
            return
        if document.public:
            yield OpenDocument(document.role, document.name, document.media_type, document.size, files[document.id])
        else:
            yield OpenDocument(document.role, None, None, None, None)


def _item(item: PublishedItem, position: int, places: Places) -> OpenItem:
    return OpenItem(
        id=item.id,
        address=places.of_item(item.id),
        data_address=places.of_item_data(item.id),
        type=item.type,
        name=item_name(item),
        number=item.number,
        title=item.title,
        text=item.text,
        parts=item.parts,
        addressees=item.addressees,
        due=item.due,
        brief=item.brief,
        themes=item.themes,
        position=position,
    )


def said(value: Code) -> str:
    """A characteristic's value as it stands in all data: a code, ``yes`` or ``no``."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value


def _fact(fact: PublishedFact) -> OpenFact:
    if fact.value is None:
        return OpenFact(fact.name, fact_label(fact), fact.state, None, None)
    return OpenFact(fact.name, fact_label(fact), fact.state, said(fact.value), value_words(fact))


def _licence(code: str | None) -> OpenLicence:
    found = licence(code)
    return OpenLicence(found.code or None, found.name, found.address or None, found.in_plain_words)
