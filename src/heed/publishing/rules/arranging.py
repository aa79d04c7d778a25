"""How a published review is arranged for readers: by type of learning, and by who should act. Plain values, no Django."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from heed.publishing.record import Named, PublishedItem
from heed.reading.document import ItemType
from heed.ui.words import shown

_TYPE_NAMES: dict[ItemType, tuple[str, str]] = {
    ItemType.LESSON: (shown("Lesson"), shown("Lessons")),
    ItemType.FINDING: (shown("Finding"), shown("Findings")),
    ItemType.QUESTION: (shown("Question"), shown("Questions")),
    ItemType.GOOD_PRACTICE: (shown("Good practice"), shown("Good practice")),
    ItemType.RECOMMENDATION: (shown("Recommendation"), shown("Recommendations")),
    ItemType.ACTION: (shown("Action"), shown("Actions")),
}

TYPE_NAMES = tuple(name for name, _ in _TYPE_NAMES.values())
"""What one item of each type is called."""

ASKING = frozenset({ItemType.RECOMMENDATION, ItemType.ACTION})
"""The types of learning that ask somebody to do something, of which it can be told whether it was done."""

# a full stop after at least some words: "e.g." and "No. 5" end nothing
_SENTENCE_END = re.compile(r"(?<=\w{3})[.!?][”’\"']?(?= [A-Z“‘])")

_FORMAT_NAMES = {
    "application/pdf": shown("PDF"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": shown("Word document"),
    "application/msword": shown("Word document"),
    "application/vnd.oasis.opendocument.text": shown("OpenDocument text"),
    "application/rtf": shown("Rich text"),
    "text/html": shown("Web page"),
    "text/plain": shown("Plain text"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """The items of one type, in the report's order."""

    type: str
    name: str
    items: tuple[PublishedItem, ...]

    @property
    def is_numbered(self) -> bool:
        """Whether the report numbers any of them."""
        return any(item.number for item in self.items)


@dataclass(frozen=True, slots=True)
class Audience:
    """An agency or a role, and the items that speak to it. An agency also holds its roles."""

    name: str
    anchor: str
    items: tuple[PublishedItem, ...] = ()
    roles: tuple[Audience, ...] = ()


@dataclass(frozen=True, slots=True)
class WhoShouldAct:
    """Whom the review speaks to. ``unmatched`` are the report's own words that no agency or role was settled for."""

    audiences: tuple[Audience, ...]
    unmatched: tuple[Audience, ...]
    to_nobody: tuple[PublishedItem, ...]

    @property
    def index(self) -> tuple[Audience, ...]:
        """Every agency and role by name, for somebody looking for their own."""
        roles = [(role, agency) for agency in self.audiences for role in agency.roles]
        names = Counter(audience.name for audience in (*self.audiences, *(role for role, _ in roles)))
        # a role found in several agencies says in which; one found in one says only what people call themselves
        told_apart = [
            replace(role, name=f"{role.name}, {agency.name}") if names[role.name] > 1 else role
            for role, agency in roles
        ]
        with_items = [audience for audience in (*self.audiences, *told_apart) if audience.items]
        return tuple(sorted(with_items, key=lambda audience: audience.name.lower()))


@dataclass(slots=True)
class _Gathering:
    """An audience while its items are being gathered."""

    name: str
    anchor: str
    items: dict[str, PublishedItem] = field(default_factory=dict)
    roles: dict[str, _Gathering] = field(default_factory=dict)


class Numbered(Protocol):
    """What has a type of learning, and perhaps the report's own number: an item of a version, or a listed one."""

    @property
    def type(self) -> str: ...

    @property
    def number(self) -> str | None: ...


def item_name(item: Numbered) -> str:
    """What the item is called on a page: "Lesson 9", or "Lesson" where the report gives no number."""
    return f"{type_name(item)} {item.number}" if item.number else type_name(item)


def type_name(item: Numbered) -> str:
    """What kind of learning the item is: "Lesson"."""
    return _TYPE_NAMES[ItemType(item.type)][0]


def opening(item: PublishedItem) -> str:
    """The item's title, or the first words of its text."""
    return shortened(item.title or item.text)


def shortened(text: str, length: int = 120) -> str:
    """The text in one line: its first sentences where they fit, or else as many words as fit."""
    words = " ".join(text.split())
    if len(words) <= length:
        return words
    ends = [end.end() for end in _SENTENCE_END.finditer(words, 0, length)]
    if ends:
        return words[: ends[-1]]
    return words[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def format_name(media_type: str) -> str:
    """A file's format as people know it."""
    return _FORMAT_NAMES.get(media_type, media_type)


def by_type(items: Iterable[PublishedItem]) -> tuple[Section, ...]:
    """The items under their types, in the order in which types are read; a type without items is left out."""
    items = tuple(items)
    return tuple(
        Section(type_.value, plural, chosen)
        for type_, (_, plural) in _TYPE_NAMES.items()
        if (chosen := tuple(item for item in items if item.type == type_))
    )


def anchor_for(agency: Named | None, role: Named | None) -> str:
    """Where on the page the items for this agency or role stand; blank where neither is known."""
    codes = [named.code for named in (agency, role) if named]
    return f"for-{'--'.join(codes)}" if codes else ""


def who_should_act(items: Iterable[PublishedItem]) -> WhoShouldAct:
    """The items under each agency and role that they speak to. An item stands once under each."""
    known: dict[str, _Gathering] = {}
    said: dict[str, _Gathering] = {}
    to_nobody = []
    for item in items:
        if not item.addressees:
            to_nobody.append(item)
        for addressee in item.addressees:
            agency, role = addressee.agency, addressee.role
            if agency and role:
                within = known.setdefault(agency.code, _Gathering(agency.name, anchor_for(agency, None))).roles
                place = within.setdefault(role.code, _Gathering(role.name, anchor_for(agency, role)))
            elif named := agency or role:
                place = known.setdefault(named.code, _Gathering(named.name, anchor_for(agency, role)))
            else:
                place = said.setdefault(addressee.said.lower(), _Gathering(addressee.said, ""))
            place.items[item.id] = item
    return WhoShouldAct(_settled(known), _settled(said), tuple(to_nobody))


def _settled(gathered: Mapping[str, _Gathering]) -> tuple[Audience, ...]:
    """The gathered audiences by name."""
    return tuple(
        Audience(one.name, one.anchor, tuple(one.items.values()), _settled(one.roles))
        for one in sorted(gathered.values(), key=lambda one: one.name.lower())
    )
