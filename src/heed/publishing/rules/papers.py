"""Every paper that can be made of a review: what it is called in an address, who makes it, and as which files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from heed.publishing.paper import Paper
from heed.publishing.rules.cut import cut
from heed.publishing.rules.deck import deck
from heed.publishing.rules.discussion import discussion
from heed.publishing.rules.one_page import one_page
from heed.publishing.rules.pack import pack
from heed.publishing.rules.response import response
from heed.publishing.rules.seven_minutes import seven_minutes
from heed.publishing.rules.source import Source
from heed.publishing.slides import Deck
from heed.ui.words import shown

PAGE, PDF, DOCX, PPTX = "page", "pdf", "docx", "pptx"


@dataclass(frozen=True, slots=True)
class Output:
    """A sort of paper. ``code`` stands in its address; ``formats`` are the files that it can be had as."""

    code: str
    name: str
    about: str
    make: Callable[[Source], Paper]
    formats: tuple[str, ...]

    def made_as(self, source: Source, format_: str) -> Paper | Deck:
        """What the file of this form is made of: slides have a shape of their own."""
        return deck(source) if format_ == PPTX else self.make(source)


_ALL = (
    Output(
        "briefing",
        shown("Briefing on one page"),
        shown("What to learn and what is asked, on one sheet to print or pin up."),
        one_page,
        (PDF, DOCX, PPTX),
    ),
    Output(
        "seven-minutes",
        shown("Seven-minute briefing"),
        shown("The review under seven headings, for a team meeting or supervision."),
        seven_minutes,
        (PDF, DOCX),
    ),
    Output(
        "discussion",
        shown("Team discussion"),
        shown("In short, what to learn, and questions that ask how practice would differ here. With slides and notes."),
        discussion,
        (PDF, DOCX, PPTX),
    ),
    Output(
        "response",
        shown("Response to the recommendations"),
        shown("Each recommendation, whom it is for, by when, and what the partnership said."),
        response,
        (PDF, DOCX),
    ),
    Output(
        "pack",
        shown("Print pack"),
        shown("Everything on the page, to read on paper. What happened comes last, on pages of its own."),
        pack,
        (PDF, DOCX),
    ),
)

OUTPUTS: Mapping[str, Output] = {output.code: output for output in _ALL}
"""By code, in the order in which they are offered."""


def cut_for(source: Source, agency: str, role: str = "") -> Output | None:
    """The cut of one agency, or of a role in it, as an output; None where nothing is addressed to it."""
    paper = cut(source, agency, role)
    if paper is None:
        return None
    code = "-".join(filter(None, ("briefing-for", agency, role)))
    return Output(code, paper.name, "", lambda _source: paper, (PDF, DOCX))


FORMAT_NAMES: Mapping[str, str] = {PDF: shown("PDF"), DOCX: shown("Word document"), PPTX: shown("Slides")}
MEDIA_TYPES: Mapping[str, str] = {
    PDF: "application/pdf",
    DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
