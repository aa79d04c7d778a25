"""Every paper that can be made of a review: what it is called in an address, who makes it, and as which files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from heed.publishing.paper import Paper
from heed.publishing.rules.one_page import one_page
from heed.publishing.rules.source import Source
from heed.ui.words import shown

PDF, DOCX, PPTX = "pdf", "docx", "pptx"


@dataclass(frozen=True, slots=True)
class Output:
    """A sort of paper. ``code`` stands in its address; ``formats`` are the files that it can be had as."""

    code: str
    name: str
    about: str
    make: Callable[[Source], Paper]
    formats: tuple[str, ...]


_ALL = (
    Output(
        "briefing",
        shown("Briefing on one page"),
        shown("What to learn and what is asked, on one sheet to print or pin up."),
        one_page,
        (PDF,),
    ),
)

OUTPUTS: Mapping[str, Output] = {output.code: output for output in _ALL}
"""By code, in the order in which they are offered."""

FORMAT_NAMES: Mapping[str, str] = {PDF: shown("PDF"), DOCX: shown("Word document"), PPTX: shown("Slides")}
MEDIA_TYPES: Mapping[str, str] = {
    PDF: "application/pdf",
    DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
