"""Questions to think about with a team: an editor's, or three of our own that suit any review."""

from __future__ import annotations

from heed.publishing.rules.source import Source


def questions(source: Source) -> tuple[str, ...]:
    """The questions that were published with the review; without any, ours, which ask how practice would differ."""
    if source.review.questions:
        return source.review.questions
    gettext = source.voice.gettext
    return (
        gettext("Could this happen here? What in how we work today would make it more likely, and what less?"),
        gettext("Think of somebody you are working with now. What would you do differently, having read this?"),
        gettext("What would help you to do so, and whom do we need to ask for it?"),
    )
