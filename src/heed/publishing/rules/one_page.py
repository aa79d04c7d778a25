"""The briefing on one sheet: what goes in, so that it fits. Sizes are in points of a typographer, 72 to an inch.

They are those of ``outputs/paper.typ``. What is chosen fits because ``measuring`` never says too little.
"""

from __future__ import annotations

from collections.abc import Sequence

from heed.publishing.paper import Block, Bullets, Heading, Pair, Paper, Point, Points, Text
from heed.publishing.record import PublishedItem
from heed.publishing.rules.arranging import shortened
from heed.publishing.rules.measuring import lines
from heed.publishing.rules.pointing import brief
from heed.publishing.rules.questions import questions
from heed.publishing.rules.source import Source, asks, facts_of, foot_of, paper

HEIGHT = 757.0
WIDTH = 493.0
QR = 88.0
GUTTER = 22.0
COLUMN = (WIDTH - GUTTER) / 2
SIZE, SMALL, TITLE, FOOT = 9.5, 8.0, 20.0, 7.5
LEADING = 3.5
HEADING = 30.0
PAIR = 12.0
BETWEEN = 7.0
TITLE_LENGTH, SUMMARY_LENGTH, POINT_LENGTH, QUESTION_LENGTH = 160, 420, 240, 150
QUESTIONS = 3


def one_page(source: Source) -> Paper:
    """The review on one sheet: in short, what to learn beside what is asked, and questions for a team.

    Items come in the report's order, as many as there is room for; how many more there are is said.
    """
    gettext = source.voice.gettext
    title = shortened(source.review.title, TITLE_LENGTH)
    short = _in_short(source)
    asked = tuple(shortened(question, QUESTION_LENGTH) for question in questions(source)[:QUESTIONS])
    left = (
        HEIGHT
        - _head(source, title)
        - _foot(source)
        - _questions_height(asked)
        - sum(_height(block, WIDTH) for block in short)
    )
    learned = tuple(item for item in source.review.items if not asks(item))
    wanted = tuple(item for item in source.review.items if asks(item))
    width = COLUMN if learned and wanted else WIDTH
    left -= PAIR
    strands = [
        _strand(source, heading, items, left, width)
        for heading, items in ((gettext("What to learn"), learned), (gettext("What is asked"), wanted))
        if items
    ]
    blocks: list[Block] = list(short)
    if len(strands) == 2:
        blocks.append(Pair(strands[0], strands[1]))
    elif strands:
        blocks += strands[0]
    else:
        blocks.append(Text(gettext("No lesson, finding or recommendation is recorded for this review.")))
    blocks += [Heading(gettext("Questions for your team")), Bullets(asked)]
    return paper(source, name=gettext("Briefing on one page"), title=title, blocks=blocks, one_page=True)


def _in_short(source: Source) -> tuple[Heading | Text, ...]:
    """The summary under a note of care; nothing where no editor wrote one."""
    if not source.review.summary:
        return ()
    gettext = source.voice.gettext
    return (
        Heading(gettext("In short")),
        Text(gettext("This tells in short of harm to a person. It may be hard to read."), tone="care"),
        Text(shortened(source.review.summary, SUMMARY_LENGTH)),
    )


def _strand(
    source: Source, heading: str, items: Sequence[PublishedItem], height: float, width: float
) -> tuple[Heading | Text | Points, ...]:
    """As many of the items as fit into this height, under their heading, and how many more there are."""
    points = [brief(source, item, POINT_LENGTH) for item in items]
    room = height - HEADING
    taken = _how_many(points, room, width)
    if taken < len(points):
        taken = _how_many(points, room - SIZE - BETWEEN, width)
    strand: list[Heading | Text | Points] = [Heading(heading)]
    if taken:
        strand.append(Points(tuple(points[:taken])))
    if more := len(points) - taken:
        words = source.voice.ngettext("And {count} more on the page", "And {count} more on the page", more)
        strand.append(Text(words.format(count=more), tone="quiet", address=source.address))
    return tuple(strand)


def _how_many(points: Sequence[Point], room: float, width: float) -> int:
    for number, point in enumerate(points):
        room -= _point_height(point, width)
        if room < 0:
            return number
    return len(points)


def _head(source: Source, title: str) -> float:
    """The height of title and facts beside the QR code, and of the line under them."""
    width = WIDTH - QR - 14
    facts = sum(_set(fact, width, SMALL) + LEADING for fact in (*facts_of(source), source.address))
    words = 9 + 6 + _set("", width, TITLE, bold=title) + 8 + facts
    return max(words, QR) + 10


def _foot(source: Source) -> float:
    return sum(_set(words, WIDTH, FOOT) + LEADING for words in foot_of(source)) + 10


def _questions_height(asked: Sequence[str]) -> float:
    return HEADING + sum(_set(question, WIDTH - 16, SIZE) + 4 for question in asked)


def _height(block: Heading | Text, width: float) -> float:
    if isinstance(block, Heading):
        return HEADING
    inset = 18 if block.tone == "care" else 0
    return _set(block.text, width - inset, SIZE) + BETWEEN + (4 if inset else 0)


def _point_height(point: Point, width: float) -> float:
    small = f"{point.note}. {point.link}" if point.link else point.note
    told = _set(point.text, width, SIZE, bold=f"{point.label}: {point.title}. " if point.title else f"{point.label}: ")
    return told + (_set(small, width, SMALL) + 2 if small else 0) + BETWEEN


def _set(text: str, width: float, size: float, *, bold: str = "") -> float:
    """The height of a paragraph of this type in a column of this width."""
    count = lines(text, width / size * 1000, bold=bold)
    return count * size + (count - 1) * LEADING
