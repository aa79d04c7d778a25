"""What happened, as published: the paragraphs under the headings that promise it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from heed.reading.blocks import Block, merged
from heed.reading.document import Story
from heed.reading.outline import Section
from heed.reading.sections import SectionKind

_TO_THE_READER = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
# a quotation that is not closed runs on into the next paragraph
_IN_QUOTES = re.compile(r"[\"“‘][^\"”’]*+(?:[\"”’]|$)")


def story_blocks(sections: Sequence[Section], label: str | None, boilerplate: frozenset[str]) -> tuple[Block, ...]:
    """The paragraphs that tell what happened; none where no heading promises them.

    ``boilerplate`` are the paragraphs that stand word for word in more than one review of the document: they tell of
    none of them. What speaks to the reader ("please ask your manager") is no part of the story either.
    """
    told = [s for s in sections if s.kind is SectionKind.STORY and s.title and s.blocks]
    # a report may have both a background and the story proper: what calls itself the story is it
    named = [s for s in told if s.title and re.search(r"\bstory\b|what happened", s.title.text, re.IGNORECASE)]
    of_the_subject = [
        s
        for s in sections
        if s.kind is None
        and label
        and s.title
        and s.level > 1
        and re.match(rf"(?:about )?{re.escape(label)}\b", s.title.text, re.I)
    ]
    chosen = named or told or of_the_subject[:1]
    return tuple(
        b
        for s in chosen
        for b in s.blocks
        if b.cell is None and b.text not in boilerplate and not _speaks_to_the_reader(b)
    )


def story_of(told: Sequence[Block], page_texts: tuple[str, ...]) -> Story | None:
    """The paragraphs as one text with its evidence, or null where there are none."""
    if not told:
        return None
    text = "\n\n".join(" ".join(block.text.split()) for block in told)
    return Story(text, merged((e for b in told for e in b.evidence()), page_texts))


def _speaks_to_the_reader(block: Block) -> bool:
    return bool(_TO_THE_READER.search(_IN_QUOTES.sub("", block.text)))
