"""Items of the record as points of a paper: whole, in an editor's shorter words, or only their beginning."""

from __future__ import annotations

from dataclasses import replace

from heed.publishing.paper import Point
from heed.publishing.record import PublishedAddressee, PublishedItem
from heed.publishing.rules.arranging import item_name, shortened
from heed.publishing.rules.source import Source


def whole(source: Source, item: PublishedItem) -> Point:
    """The item with all its words and sub-points."""
    return Point(
        label=called(source, item),
        title=item.title or "",
        text=item.text,
        parts=tuple(f"{part.number} {part.text}" if part.number else part.text for part in item.parts),
        note=speaks_to(source, item),
        address=source.item_address(item.id),
        link=source.voice.gettext("Its own page"),
    )


def brief(source: Source, item: PublishedItem, length: int) -> Point:
    """The item in the editor's shorter words where there are some; else its own, or their beginning where they are longer.

    ``length`` is in characters. What is not the item's whole words says so, and leads to them. An item with a title is told
    by its title and as much of its words as there is room for.
    """
    gettext = source.voice.gettext
    title = shortened(item.title, length) if item.title else ""
    room = max(length - len(title), 0)
    own = item.brief or " ".join(item.text.split())
    text = shortened(own, room) if room >= 60 or not title else ""
    excerpt = text != own or bool(item.title and title != item.title) or (bool(item.parts) and not item.brief)
    state = gettext("Shortened by an editor") if item.brief else gettext("The beginning only") if excerpt else ""
    return Point(
        label=called(source, item),
        title=title,
        text=text,
        note=". ".join(one for one in (speaks_to(source, item), state) if one),
        address=source.item_address(item.id),
        link=gettext("Full words") if state else "",
        reworded=bool(item.brief),
        excerpt=excerpt,
    )


def called(source: Source, item: PublishedItem) -> str:
    """ "Lesson 9"."""
    name = source.voice.gettext(item_name(replace(item, number=None)))
    return f"{name} {item.number}" if item.number else name


def speaks_to(source: Source, item: PublishedItem) -> str:
    """Whom the item speaks to and by when, in one line; blank where the report says neither."""
    gettext = source.voice.gettext
    said = []
    if item.addressees:
        named = "; ".join(dict.fromkeys(addressee_name(addressee) for addressee in item.addressees))
        said.append(gettext("For: {whom}").format(whom=named))
    if item.due:
        said.append(gettext("By when: {due}").format(due=item.due))
    return ". ".join(said)


def addressee_name(addressee: PublishedAddressee) -> str:
    """An agency or role by name, or the report's own words where nobody was settled."""
    if addressee.agency and addressee.role:
        return f"{addressee.role.name}, {addressee.agency.name}"
    named = addressee.role or addressee.agency
    return named.name if named else f"“{addressee.said}”"
