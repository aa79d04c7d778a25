"""The print pack: everything that the page of a review says, for whoever reads on paper. Plain values, no Django."""

from __future__ import annotations

from heed.publishing.paper import Block, Break, Bullets, Paper, Text
from heed.publishing.record import PublishedItem
from heed.publishing.rules.arranging import by_type, shortened, who_should_act
from heed.publishing.rules.pointing import called
from heed.publishing.rules.questions import questions
from heed.publishing.rules.source import Source, paper
from heed.publishing.rules.telling import care, fact_line, headed, in_full, what_happened


def pack(source: Source) -> Paper:
    """The whole of the review. What happened comes last, on pages of its own: who does not want it leaves them out."""
    gettext = source.voice.gettext
    review = source.review
    blocks: list[Block] = [
        Text(gettext("What happened is told at the end, on pages of its own, so that you can leave them out.")),
    ]
    if review.easy_read:
        blocks += headed(gettext("In easy words"), [care(source, [Text(review.easy_read)])])
    if review.summary:
        blocks += headed(gettext("In short"), [care(source, [Text(review.summary)])])
    blocks += headed(gettext("What to learn"), [])
    for section in by_type(review.items):
        blocks += headed(gettext(section.name), [in_full(source, section.items)], 2)
    if not review.items:
        blocks.append(Text(gettext("No lesson, finding or recommendation is recorded for this review.")))
    blocks += _who_should_act(source)
    blocks += headed(gettext("Questions for your team"), [Bullets(questions(source))])
    blocks += (Break(), *headed(gettext("What happened"), _happened(source)))
    return paper(source, name=gettext("Print pack"), blocks=blocks)


def _who_should_act(source: Source) -> list[Block]:
    """Every agency and role with the names of what speaks to it."""
    gettext = source.voice.gettext
    who = who_should_act(source.review.items)
    named = [(audience.name, audience) for audience in who.index]
    named += [(f"“{audience.name}”", audience) for audience in who.unmatched]
    lines = tuple(f"{name}: {'; '.join(_told_apart(source, item) for item in one.items)}" for name, one in named)
    return list(headed(gettext("Who should act"), [Bullets(lines)])) if lines else []


def _told_apart(source: Source, item: PublishedItem) -> str:
    """What the item is called; where the report gives it no number, with its first words."""
    name = called(source, item)
    return name if item.number else f"{name} (“{shortened(item.title or item.text, 60)}”)"


def _happened(source: Source) -> tuple[Block, ...]:
    gettext = source.voice.gettext
    if not source.review.facts:
        return what_happened(source)
    said = Text(gettext("What the documents say of the person, in a few words. Not stated does not mean no."))
    lines = Bullets(tuple(fact_line(source, fact) for fact in source.review.facts))
    return what_happened(source, also=[said, lines])
