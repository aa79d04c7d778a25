"""Parts that several papers have: what happened, what the characteristics are, items in so many words, and what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from heed.publishing.paper import Block, Bullets, Care, Heading, Point, Points, Text
from heed.publishing.record import PublishedFact, PublishedItem
from heed.publishing.rules.facts import fact_label, value_words
from heed.publishing.rules.pointing import brief, whole
from heed.publishing.rules.source import Source
from heed.reading.document import FactState


def what_happened(
    source: Source, *, words: int | None = None, also: Iterable[Text | Bullets] = ()
) -> tuple[Block, ...]:
    """What happened, under a note of care: the story, or with ``words`` as many of its first paragraphs as fit; then ``also``.

    Where it is cut, that is said, with the way to the rest. A review that tells no story says so.
    """
    gettext = source.voice.gettext
    story, further = source.review.story, tuple(also)
    if not story:
        nothing = Text(gettext("The story is not told here."))
        return (nothing, care(source, further)) if further else (nothing,)
    told = story if words is None else within(story, words)
    blocks: list[Text | Bullets] = [Text(told)]
    if told != story:
        blocks.append(Text(gettext("This is the beginning. All of it is on the page."), "quiet", source.address))
    return (care(source, [*blocks, *further]),)


def care(source: Source, blocks: Iterable[Text | Bullets]) -> Care:
    """These blocks under the note that they tell of harm."""
    gettext = source.voice.gettext
    return Care(
        note=gettext("This part tells of harm to a person, as the report tells it. It may be hard to read."),
        opening=gettext("Read what happened"),
        blocks=tuple(blocks),
    )


def facts_stated(source: Source) -> tuple[str, ...]:
    """The characteristics that the documents state, one line each."""
    return tuple(fact_line(source, fact) for fact in source.review.facts if fact.state == FactState.STATED)


def fact_line(source: Source, fact: PublishedFact) -> str:
    """ "Age: 1 to 5"."""
    gettext = source.voice.gettext
    return f"{gettext(fact_label(fact))}: {gettext(value_words(fact))}"


def within(text: str, words: int) -> str:
    """The first paragraphs of a text that together have at most so many words; of a first that is longer, its sentences."""
    paragraphs, left = [], words
    for paragraph in filter(None, (one.strip() for one in text.split("\n"))):
        if (needed := len(paragraph.split())) <= left:
            paragraphs.append(paragraph)
            left -= needed
            continue
        if not paragraphs:
            paragraphs.append(_sentences(paragraph, words))
        break
    told = "\n\n".join(paragraphs)
    return text if told.split() == text.split() else told


def _sentences(paragraph: str, words: int) -> str:
    kept: list[str] = []
    for sentence in paragraph.replace("? ", "?\v").replace("! ", "!\v").replace(". ", ".\v").split("\v"):
        if kept and len(" ".join([*kept, sentence]).split()) > words:
            break
        kept.append(sentence)
    told = " ".join(kept).split()
    return " ".join(told) if len(told) <= words else " ".join(told[:words]) + "…"


def in_words(source: Source, items: Sequence[PublishedItem], words: int, length: int = 400) -> tuple[Block, ...]:
    """As many of the items, told in brief, as have together at most so many words, and how many more there are.

    The first is always told. Without items, a sentence that says so.
    """
    voice = source.voice
    if not items:
        return (Text(voice.gettext("The report records none.")),)
    points: list[Point] = []
    left = words
    for item in items:
        point = brief(source, item, length)
        left -= len(f"{point.title} {point.text} {point.note}".split())
        if points and left < 0:
            break
        points.append(point)
    blocks: list[Block] = [Points(tuple(points))]
    if more := len(items) - len(points):
        words_ = voice.ngettext("And {count} more on the page", "And {count} more on the page", more)
        blocks.append(Text(words_.format(count=more), "quiet", source.address))
    return tuple(blocks)


def in_full(source: Source, items: Iterable[PublishedItem]) -> Points:
    """The items with all their words."""
    return Points(tuple(whole(source, item) for item in items))


def of_types(source: Source, *types: str) -> tuple[PublishedItem, ...]:
    """The review's items of these types, in the report's order."""
    return tuple(item for item in source.review.items if item.type in types)


def headed(text: str, blocks: Iterable[Block], level: int = 1) -> tuple[Block, ...]:
    """The blocks under a heading."""
    return (Heading(text, level), *blocks)
