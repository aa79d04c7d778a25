"""The shapes that the open interface answers with. Keys may be added in version 1, never renamed or removed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Generic, Literal, TypeVar
from uuid import UUID

from ninja import Field, Schema

Row = TypeVar("Row")


class Named(Schema):
    """A code, and the name it had when published."""

    code: str
    name: str


class Addressee(Schema):
    """Whom an item speaks to."""

    said: str = Field(description="The report's own words. Blank where a person named the addressee.")
    agency: Named | None = Field(description="The agency that is meant, where a person settled it.")
    role: Named | None = Field(description="The role that is meant, where a person settled it.")


class Part(Schema):
    """A sub-point of an item."""

    number: str | None
    text: str


class Fact(Schema):
    """A characteristic of the review, in the codes of the codebook. Not stated is not no."""

    name: str
    label: str = Field(description="The characteristic in words.")
    state: Literal["stated", "unclear", "not_stated"] = Field(
        description="Whether the report says so, contradicts itself, or says nothing."
    )
    value: str | None = Field(description="A code, or yes or no. Null unless the state is stated.")
    value_label: str | None = Field(description="The value in words.")


class Document(Schema):
    """A document of the review. Of one that is not offered here only its role is given."""

    role: str
    name: str | None
    media_type: str | None
    size: int | None = Field(description="In bytes.")
    address: str | None = Field(description="Where to download it. Null where it is not offered here.")


class Licence(Schema):
    """What people may do with the words. Where the partnership chose none, all rights are reserved: ask it."""

    code: str | None = Field(description="A code of the SPDX list where it has one. Null where none was chosen.")
    name: str
    address: str | None = Field(description="Where the terms stand.")
    in_plain_words: str


class Source(Schema):
    """The review that an item comes from."""

    id: UUID = Field(description="Stays the same for ever.")
    address: str = Field(description="The page. Once public it answers for ever.")
    data_address: str = Field(description="The same review whole, as data.")
    label: str
    title: str
    kind: str = Field(description="A code of the list of kinds.")
    kind_name: str
    year: int = Field(description="The year that stands in the address, as a rule that of the report.")
    published_on: date | None = Field(description="The day the report itself was published, where it is known.")
    partnership: Named = Field(
        description="Who published it: the code by which it is found today, and the name it had then."
    )
    state: Literal["published", "archived"] = Field(description="Archived: the report is closed, the learning stays.")
    licence: Licence
    version: int = Field(description="The number of the version that this is. It rises with each change.")
    first_published_at: datetime = Field(description="When it was first public here.")
    changed_at: datetime = Field(description="When what is public of it last changed.")


class Head(Source):
    """A review, as lists give it."""

    item_count: int
    facts: list[Fact]


class ItemOfReview(Schema):
    """A lesson, finding, question, good practice, recommendation or action, in the report's words."""

    id: UUID = Field(description="Stays the same for ever.")
    address: str = Field(description="The lasting address of its page.")
    data_address: str
    type: Literal["lesson", "finding", "question", "good_practice", "recommendation", "action"]
    name: str = Field(description="What the item is called on its page, such as “Lesson 9”.")
    number: str | None = Field(description="The report's own number.")
    title: str | None
    text: str = Field(description="The report's own words, never altered.")
    parts: list[Part]
    addressees: list[Addressee]
    due: str | None = Field(description="By when it is asked for, in the report's words.")
    brief: str | None = Field(description="An editor's shorter words, for briefings.")
    themes: list[Named] = Field(description="The themes that a person coded it with.")
    position: int = Field(description="Its place in the review, from 1.")


class Item(ItemOfReview):
    """An item, and the review that it comes from."""

    review: Source


class Version(Schema):
    """A version of the review's page."""

    number: int
    published_at: datetime
    changes: list[str] = Field(description="What changed since the version before, in sentences.")


class Review(Head):
    """A review whole."""

    story: str | None = Field(description="What happened, as published.")
    summary: str | None
    easy_read: str | None
    questions: list[str] = Field(description="To think about with a team.")
    items: list[ItemOfReview]
    documents: list[Document]
    report_withheld: str | None = Field(description="Why the report is not published, where that is so.")
    report_closed_at: datetime | None = Field(description="Since when the report is no longer offered.")
    report_closed_because: str | None
    versions: list[Version] = Field(description="The newest first.")


class Code(Named):
    """A code to filter by. Only codes that lead to something public are listed."""

    item_count: int = Field(description="How many public items it leads to.")
    address: str = Field(description="The page of these items.")


class Theme(Code):
    """A theme that public items are coded with."""

    in_plain_words: str | None = Field(description="What belongs to it. Null where the frame no longer has it.")


class Role(Code):
    """A role that public items speak to, in an agency."""

    agency: str | None = Field(description="The agency's code. Null where reports name the role alone.")


class Partnership(Named):
    """A body that published reviews which are public here."""

    nation: str | None
    review_count: int = Field(
        description="Reviews that it published itself, without those of bodies that it took over from."
    )


class Value(Schema):
    """A value that a characteristic can have."""

    value: str
    label: str
    review_count: int = Field(description="How many public reviews state it.")


class Characteristic(Schema):
    """An entry of the codebook, with how many public reviews say what. A share of them is not a risk."""

    name: str
    label: str
    in_plain_words: str
    source: str
    as_of: date
    values: list[Value]
    known: int = Field(description="Public reviews for which it is stated: what every share has to be a share of.")
    unclear: int = Field(description="Public reviews that say both.")
    not_stated: int = Field(description="Public reviews that do not say. That does not mean no.")


class Page(Schema, Generic[Row]):
    """A part of a list, and where the next is."""

    count: int = Field(description="How many match in all.")
    next: str | None = Field(description="The address of the next part. Null on the last.")
    results: list[Row]


class Whole(Schema, Generic[Row]):
    """A list that is given whole."""

    count: int
    results: list[Row]


class Index(Schema):
    """Where everything is."""

    description: str
    documentation: str
    openapi: str
    reviews: str
    items: str
    themes: str
    agencies: str
    roles: str
    partnerships: str
    facts: str
