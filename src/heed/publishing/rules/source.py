"""What papers are made from: one published version, and where it stands. Plain values, no Django."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from heed.publishing.paper import Block, Paper
from heed.publishing.record import PublishedItem, PublishedReview
from heed.publishing.rules.voice import ENGLISH, Voice
from heed.reading.kinds import kind_name


@dataclass(frozen=True, slots=True)
class Source:
    """A published version. ``address`` is the review's, absolute; ``item_address`` gives that of an item by its id.

    ``licence`` is its name for people, blank where the partnership has chosen none.
    """

    review: PublishedReview
    version: int
    dated: date
    address: str
    item_address: Callable[[str], str]
    licence: str = ""
    voice: Voice = ENGLISH


def facts_of(source: Source) -> tuple[str, ...]:
    """What stands under the title of every paper: the kind and year, who publishes it, when the report came out."""
    review, voice = source.review, source.voice
    said = [f"{kind_name(review.kind)}, {review.year}", review.partnership.name]
    if review.published_on:
        said.append(voice.gettext("Report published {day}").format(day=voice.day(review.published_on)))
    return tuple(said)


def foot_of(source: Source) -> tuple[str, ...]:
    """What stands at the end of every paper: which version it was made from, and how others may use it."""
    voice = source.voice
    foot = [
        voice.gettext(
            "Made from version {number} of this review, published on {day}. Later versions may differ."
        ).format(number=source.version, day=voice.day(source.dated)),
    ]
    if source.licence:
        foot.append(voice.gettext("Licence: {licence}").format(licence=source.licence))
    else:
        foot.append(voice.gettext("No licence was chosen: all rights are reserved."))
    return tuple(foot)


def paper(source: Source, *, name: str, blocks: Iterable[Block], title: str = "", one_page: bool = False) -> Paper:
    """The paper of these blocks, with what every paper says of itself: what it was made from, and where that is."""
    review, voice = source.review, source.voice
    return Paper(
        name=name,
        title=(title or review.title).strip() or review.label,
        facts=facts_of(source),
        blocks=tuple(blocks),
        address=source.address,
        link=voice.gettext("The whole review, as it is today"),
        picture=voice.gettext("QR code that leads to the whole review: {address}").format(address=source.address),
        foot=foot_of(source),
        version=source.version,
        dated=source.dated,
        publisher=review.partnership.name,
        licence=source.licence,
        language=voice.language,
        one_page=one_page,
    )


def asks(item: PublishedItem) -> bool:
    """Whether the item asks somebody to do something, and not only says what was learned."""
    return item.type in {"recommendation", "action"}
