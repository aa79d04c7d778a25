"""Something to talk about in a team: in short, a few things to learn, and questions. Plain values, no Django."""

from __future__ import annotations

from heed.publishing.paper import Block, Bullets, Paper, Text
from heed.publishing.rules.questions import questions
from heed.publishing.rules.source import Source, asks, paper
from heed.publishing.rules.telling import care, headed, in_words, what_happened

STORY, LEARNING, CHANGE = 150, 220, 160


def discussion(source: Source) -> Paper:
    """What a team needs for half an hour together: what happened in short, what to learn, questions, and room for an answer."""
    gettext = source.voice.gettext
    review = source.review
    short = [care(source, [Text(review.summary)])] if review.summary else what_happened(source, words=STORY)
    learned = [item for item in review.items if not asks(item)]
    wanted = [item for item in review.items if asks(item)]
    blocks: list[Block] = [
        Text(
            gettext(
                "Whoever leads the discussion reads this first. Nobody has to stay in the room, and nobody has to say why."
            )
        ),
        *headed(gettext("In short"), short),
        *headed(gettext("What to learn"), in_words(source, learned, LEARNING)),
    ]
    if wanted:
        blocks += headed(gettext("What is asked"), in_words(source, wanted, CHANGE))
    blocks += headed(gettext("Questions to talk about"), [Bullets(questions(source), numbered=True)])
    blocks += headed(gettext("What we will do differently"), [Bullets(will_do(source))])
    return paper(source, name=gettext("Team discussion"), blocks=blocks)


def will_do(source: Source) -> tuple[str, ...]:
    """What a team writes down at the end."""
    gettext = source.voice.gettext
    return (
        gettext("One thing that we will do differently, from when, and who sees to it:"),
        gettext("What we need from others to do so, and who asks for it:"),
        gettext("When we will look at this again:"),
    )
