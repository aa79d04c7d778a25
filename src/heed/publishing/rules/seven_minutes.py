"""The briefing that is read in seven minutes, under the seven headings that practitioners know. Plain values, no Django."""

from __future__ import annotations

from datetime import date

from heed.publishing.paper import Block, Bullets, Paper, Text
from heed.publishing.rules.questions import questions
from heed.publishing.rules.source import Source, paper
from heed.publishing.rules.telling import care, facts_stated, headed, in_words, of_types, what_happened, within
from heed.reading.kinds import kind_name
from heed.reviews.frames import frames_for

WORDS = 1_400
"""Seven minutes of careful reading, at two hundred words a minute."""

HAPPENED, FINDINGS, GOOD_PRACTICE, LEARNING, CHANGE = 300, 230, 120, 280, 280


def seven_minutes(source: Source) -> Paper:
    """The review in seven minutes' reading. Each heading has its share of the words; what has no room is counted."""
    gettext = source.voice.gettext
    parts = (
        headed(gettext("1. Background"), _background(source)),
        headed(gettext("2. What happened"), _happened(source)),
        headed(gettext("3. Findings"), in_words(source, of_types(source, "finding"), FINDINGS)),
        headed(gettext("4. Good practice"), in_words(source, of_types(source, "good_practice"), GOOD_PRACTICE)),
        headed(gettext("5. Learning"), in_words(source, of_types(source, "lesson", "question"), LEARNING)),
        headed(
            gettext("6. What should change"), in_words(source, of_types(source, "recommendation", "action"), CHANGE)
        ),
        headed(gettext("7. Questions for your team"), [Bullets(questions(source)[:5])]),
    )
    return paper(source, name=gettext("Seven-minute briefing"), blocks=[block for part in parts for block in part])


def _background(source: Source) -> list[Block]:
    """Who published it, and what such a review is for."""
    review, voice = source.review, source.voice
    said = voice.gettext("{partnership} published the learning from {label}: {kind}, {year}.").format(
        partnership=review.partnership.name, label=review.label, kind=kind_name(review.kind).lower(), year=review.year
    )
    blocks: list[Block] = [Text(said)]
    frames = frames_for(review.kind, review.published_on or date(review.year, 12, 31), review.partnership.nation)
    if len(frames) == 1:
        blocks.append(Text(within(voice.gettext(frames[0].in_plain_words), 70)))
    return blocks


def _happened(source: Source) -> tuple[Block, ...]:
    stated = facts_stated(source)
    said = source.voice.gettext("In a few words: {facts}.").format(facts="; ".join(stated))
    also = [Text(said)] if stated else []
    if source.review.summary:
        # an editor wrote it for briefings
        return (care(source, [Text(within(source.review.summary, HAPPENED)), *also]),)
    return what_happened(source, words=HAPPENED, also=also)
