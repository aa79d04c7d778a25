"""Slides for a team discussion, made from the record. Plain values, no Django."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from heed.publishing.record import PublishedItem
from heed.publishing.rules.discussion import will_do
from heed.publishing.rules.pointing import brief, called, speaks_to
from heed.publishing.rules.questions import questions
from heed.publishing.rules.source import Source, asks, paper
from heed.publishing.rules.spreading import spread
from heed.publishing.rules.telling import within
from heed.publishing.slides import Deck, Line, Slide

LEARNED, ASKED, POINT_LENGTH, STORY = 12, 8, 330, 110


def deck(source: Source) -> Deck:
    """Title, what happened in short after a note of care, what to learn, what is asked, questions, and what to do.

    The speaker's notes have the full words of each item, whom it is for, and its address.
    """
    gettext = source.voice.gettext
    head = paper(source, name=gettext("Slides for a team discussion"), blocks=())
    learned = [item for item in source.review.items if not asks(item)]
    wanted = [item for item in source.review.items if asks(item)]
    asked = [(Line(question),) for question in questions(source)]
    slides = [
        *_in_short(source),
        *_points(source, gettext("What to learn"), learned, LEARNED),
        *_points(source, gettext("What is asked"), wanted, ASKED),
        *_titled(source, gettext("Questions to talk about"), spread(asked), gettext("Leave time after each question.")),
        *_titled(source, gettext("What we will do differently"), spread((Line(words),) for words in will_do(source))),
        _last(source, head.foot, head.link),
    ]
    return Deck(
        name=head.name,
        title=head.title,
        facts=head.facts,
        slides=tuple(slides),
        address=head.address,
        link=head.link,
        picture=head.picture,
        foot=head.foot,
        notes=gettext("These slides were made from the published review. Read it first: {address}").format(
            address=source.address
        ),
        version=head.version,
        dated=head.dated,
        publisher=head.publisher,
        language=head.language,
    )


def _in_short(source: Source) -> list[Slide]:
    """What happened in a few sentences, on a slide of its own behind one that announces it; nothing where nothing is told."""
    gettext = source.voice.gettext
    told = source.review.summary or source.review.story
    if not told:
        return []
    note = Slide(
        gettext("Before we go on"),
        (
            Line(gettext("The next slide tells in short of harm to a person. It may be hard to read.")),
            Line(gettext("Nobody has to stay in the room, and nobody has to say why.")),
        ),
        gettext("Stop here, and let people decide. You can leave out the next slide and go on to what to learn."),
    )
    short = within(told, STORY)
    paragraphs = [(Line(words),) for words in short.split("\n") if words.strip()]
    return [note, *_titled(source, gettext("In short"), spread(paragraphs), source.address)]


def _points(source: Source, title: str, items: Sequence[PublishedItem], most: int) -> list[Slide]:
    """The first so many items, one or two to a slide, and how many more there are."""
    told = {item.id: _lines(source, item) for item in items[:most]}
    groups = [told[item.id] for item in items[:most]]
    pages = _at_most_two(groups)
    slides: list[Slide] = []
    for number, (place, group) in enumerate(pages, 1):
        here = items[place : place + len(group)]
        notes = "\n\n".join(_notes(source, item) for item in here)
        slides += [Slide(f"{title} ({number})", page, notes) for page in spread(group)]
    more = len(items) - most
    if more > 0:
        words = source.voice.ngettext("And {count} more on the page", "And {count} more on the page", more)
        lines = (Line(words.format(count=more)), Line(source.address, "link", source.address))
        slides.append(Slide(source.voice.gettext("{title}: the rest").format(title=title), lines, source.address))
    return _told_apart(slides)


def _at_most_two(groups: Sequence[tuple[Line, ...]]) -> list[tuple[int, list[tuple[Line, ...]]]]:
    """Two items together where both fit on one slide, else one; with the place of the first."""
    pages: list[tuple[int, list[tuple[Line, ...]]]] = []
    place = 0
    while place < len(groups):
        pair = list(groups[place : place + 2])
        together = pair if len(pair) == 2 and len(spread([pair[0] + pair[1]])) == 1 else pair[:1]
        pages.append((place, together))
        place += len(together)
    return pages


def _lines(source: Source, item: PublishedItem) -> tuple[Line, ...]:
    point = brief(source, item, POINT_LENGTH)
    name = f"{point.label}: {point.title}" if point.title else point.label
    found = [Line(name, "strong", point.address)]
    if point.text:
        found.append(Line(point.text))
    if point.note:
        found.append(Line(point.note, "quiet"))
    return tuple(found)


def _notes(source: Source, item: PublishedItem) -> str:
    """The full words of an item, whom it is for, and where it stands."""
    words = [called(source, item), item.title or "", item.text]
    words += [f"– {part.number} {part.text}" if part.number else f"– {part.text}" for part in item.parts]
    return "\n".join(one for one in [*words, speaks_to(source, item), source.item_address(item.id)] if one)


def _titled(source: Source, title: str, pages: Iterable[tuple[Line, ...]], notes: str = "") -> list[Slide]:
    return _told_apart([Slide(title, page, notes or source.address) for page in pages])


def _told_apart(slides: list[Slide]) -> list[Slide]:
    """The slides with titles that differ: what goes on over several is counted."""
    seen: dict[str, int] = {}
    found = []
    for slide in slides:
        seen[slide.title] = seen.get(slide.title, 0) + 1
        number = seen[slide.title]
        found.append(Slide(slide.title if number == 1 else f"{slide.title} – {number}", slide.lines, slide.notes))
    return found


def _last(source: Source, foot: tuple[str, ...], link: str) -> Slide:
    gettext = source.voice.gettext
    return Slide(
        gettext("Where this comes from"),
        (Line(f"{link}:"), Line(source.address, "link", source.address), *(Line(words, "quiet") for words in foot)),
        source.address,
    )
