"""Open data as tables, and what each of their columns means. One row a review, an item, an addressee or a characteristic."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from heed.publishing.record import PublishedAddressee
from heed.publishing.rules.open_records import OpenHead, OpenItem, OpenReview
from heed.ui.words import shown

Cell = object
BETWEEN = ";"
"""What stands between several codes in one cell. No code holds it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it means, where its values come from, and its type in the words of XML Schema."""

    name: str
    meaning: str
    source: str
    type: str = "string"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what a row is, its columns, those by which a row is known, and what rows a review gives."""

    name: str
    one_row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[OpenReview], Iterable[tuple[Cell, ...]]]

    @property
    def heading(self) -> list[str]:
        """The names of its columns."""
        return [column.name for column in self.columns]


REPORT = shown("the report")
PARTNERSHIP = shown("the partnership")
SITE = shown("this site")
PERSON = shown("a person who read the report")
EDITOR = shown("an editor")

_REVIEW_ID = Column("review_id", shown("The review it belongs to: “id” in reviews.csv."), SITE)

_REVIEW_COLUMNS = (
    Column("id", shown("The lasting key of the review. It stays, whatever the partnership is called."), SITE),
    Column("address", shown("The address of its page, which answers for ever."), SITE, "anyURI"),
    Column("label", shown("What the person is called in the review. It is never a name."), REPORT),
    Column("title", shown("The title of the page."), PERSON),
    Column("kind", shown("The code of the kind of review."), PERSON),
    Column("kind_name", shown("The kind of review in words."), SITE),
    Column("year", shown("The year in the address, as a rule that of the report."), PERSON, "integer"),
    Column(
        "published_on",
        shown("The day the report itself was published. Empty where the day is not known."),
        REPORT,
        "date",
    ),
    Column("partnership", shown("The code by which the partnership is found today."), SITE),
    Column("partnership_name", shown("The name that the partnership had when it published."), PARTNERSHIP),
    Column("state", shown("“published”, or “archived”: the report is closed, and what was learned stays."), SITE),
    Column(
        "licence",
        shown("The code of the licence. Empty where none was chosen: then all rights are reserved."),
        PARTNERSHIP,
    ),
    Column("licence_address", shown("Where the terms of the licence stand."), SITE, "anyURI"),
    Column("version", shown("The number of the version. It rises with each change."), SITE, "integer"),
    Column("first_published_at", shown("When the review was first public on this site."), SITE, "dateTime"),
    Column("changed_at", shown("When what is public of the review last changed."), SITE, "dateTime"),
    Column("items", shown("How many items the review has in items.csv."), SITE, "integer"),
    Column("story", shown("What happened, as published. It may be distressing to read."), REPORT),
    Column("summary", shown("The review in a few sentences."), EDITOR),
)
_ITEM_COLUMNS = (
    Column("id", shown("The lasting key of the item."), SITE),
    Column("address", shown("The lasting address of its page."), SITE, "anyURI"),
    _REVIEW_ID,
    Column("review_address", shown("The page of the review it comes from."), SITE, "anyURI"),
    Column("label", shown("What the person is called in that review."), REPORT),
    Column("year", shown("The year of that review."), PERSON, "integer"),
    Column("partnership", shown("The code of the partnership that published that review."), SITE),
    Column("position", shown("Its place in the review, from 1."), REPORT, "integer"),
    Column("type", shown("lesson, finding, question, good_practice, recommendation or action."), PERSON),
    Column("number", shown("The report’s own number."), REPORT),
    Column("title", shown("Its heading."), REPORT),
    Column("text", shown("Its words, never altered."), REPORT),
    Column("sub_points", shown("Its sub-points, one a line, each with its own number where it has one."), REPORT),
    Column("due", shown("By when it is asked for, in the report’s words."), REPORT),
    Column("brief", shown("Shorter words for briefings."), EDITOR),
    Column("agencies", shown("The codes of the agencies it speaks to, with semicolons between them."), PERSON),
    Column("roles", shown("The codes of the roles it speaks to, with semicolons between them."), PERSON),
    Column("themes", shown("The codes of its themes, with semicolons between them."), PERSON),
)
_ADDRESSEE_COLUMNS = (
    Column("item_id", shown("The item: “id” in items.csv."), SITE),
    Column("position", shown("Which of the item’s addressees, from 1."), REPORT, "integer"),
    _REVIEW_ID,
    Column(
        "said",
        shown("Whom the item speaks to, in the report’s words. Empty where a person named the addressee."),
        REPORT,
    ),
    Column("agency", shown("The code of the agency that is meant. Empty where nobody settled it."), PERSON),
    Column("agency_name", shown("The name of that agency when the version was published."), SITE),
    Column("role", shown("The code of the role that is meant. Empty where nobody settled it."), PERSON),
    Column("role_name", shown("The name of that role when the version was published."), SITE),
)
_FACT_COLUMNS = (
    _REVIEW_ID,
    Column("review_address", shown("The page of the review."), SITE, "anyURI"),
    Column("label", shown("What the person is called in the review."), REPORT),
    Column("year", shown("The year of the review."), PERSON, "integer"),
    Column("fact", shown("The name of the characteristic, explained in the list of characteristics."), SITE),
    Column("fact_label", shown("The characteristic in words."), SITE),
    Column(
        "state",
        shown("“stated”, “unclear” where the report says both, or “not_stated”, which does not mean no."),
        PERSON,
    ),
    Column("value", shown("The code of the value. Empty unless it is stated."), PERSON),
    Column("value_label", shown("The value in words."), SITE),
)


def _reviews(review: OpenReview) -> Iterable[tuple[Cell, ...]]:
    head = review.head
    yield (
        head.id,
        head.address,
        head.label,
        head.title,
        head.kind,
        head.kind_name,
        head.year,
        head.published_on,
        head.partnership.code,
        head.partnership.name,
        head.state,
        head.licence.code,
        head.licence.address,
        head.version,
        head.first_published_at.isoformat(),
        head.changed_at.isoformat(),
        head.item_count,
        review.story,
        review.summary,
    )


def _items(review: OpenReview) -> Iterable[tuple[Cell, ...]]:
    return (_item(item, review.head) for item in review.items)


def _item(item: OpenItem, head: OpenHead) -> tuple[Cell, ...]:
    parts = (f"{part.number} {part.text}" if part.number else part.text for part in item.parts)
    return (
        item.id,
        item.address,
        head.id,
        head.address,
        head.label,
        head.year,
        head.partnership.code,
        item.position,
        item.type,
        item.number,
        item.title,
        item.text,
        "\n".join(parts),
        item.due,
        item.brief,
        _codes(one.agency.code for one in item.addressees if one.agency),
        _codes(one.role.code for one in item.addressees if one.role),
        _codes(theme.code for theme in item.themes),
    )


def _addressees(review: OpenReview) -> Iterable[tuple[Cell, ...]]:
    for item in review.items:
        for position, one in enumerate(item.addressees, start=1):
            yield (item.id, position, review.head.id, one.said, *_meant(one))


def _meant(addressee: PublishedAddressee) -> tuple[Cell, ...]:
    agency, role = addressee.agency, addressee.role
    return (*((agency.code, agency.name) if agency else ("", "")), *((role.code, role.name) if role else ("", "")))


def _facts(review: OpenReview) -> Iterable[tuple[Cell, ...]]:
    head = review.head
    for fact in head.facts:
        yield (
            head.id,
            head.address,
            head.label,
            head.year,
            fact.name,
            fact.label,
            fact.state,
            fact.value,
            fact.value_label,
        )


def _codes(codes: Iterable[str]) -> str:
    return BETWEEN.join(dict.fromkeys(codes))


TABLES = (
    Table("reviews", shown("One row for each review."), _REVIEW_COLUMNS, ("id",), _reviews),
    Table("items", shown("One row for each lesson, recommendation or other item."), _ITEM_COLUMNS, ("id",), _items),
    Table(
        "addressees",
        shown("One row for each time that an item speaks to somebody."),
        _ADDRESSEE_COLUMNS,
        ("item_id", "position"),
        _addressees,
    ),
    Table(
        "facts",
        shown("One row for each characteristic of each review, also where it is not stated."),
        _FACT_COLUMNS,
        ("review_id", "fact"),
        _facts,
    ),
)
"""Every table, in the order in which they are offered."""


def table(name: str) -> Table | None:
    """The table of this name, or None."""
    return next((one for one in TABLES if one.name == name), None)
