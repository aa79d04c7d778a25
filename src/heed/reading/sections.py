"""What kind of section a heading opens, told by its words. The words are data: codes/sections.toml."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from heed.reading import codes
from heed.reading.document import ItemType


class SectionKind(StrEnum):
    """The parts that reports are made of."""

    STORY = "story"
    DEFINITION = "definition"
    TERMS_OF_REFERENCE = "terms_of_reference"
    METHOD = "method"
    FAMILY = "family"
    CHRONOLOGY = "chronology"
    ANALYSIS = "analysis"
    LESSONS = "lessons"
    FINDINGS = "findings"
    QUESTIONS = "questions"
    GOOD_PRACTICE = "good_practice"
    RECOMMENDATIONS = "recommendations"
    ACTION_PLAN = "action_plan"
    RESPONSE = "response"
    OTHER_REVIEWS = "other_reviews"
    SUMMARY = "summary"
    CONTENTS = "contents"
    DISSEMINATION = "dissemination"
    CONTACT = "contact"
    REFERENCES = "references"
    GLOSSARY = "glossary"
    APPENDIX = "appendix"


HOLDS = {
    SectionKind.LESSONS: ItemType.LESSON,
    SectionKind.FINDINGS: ItemType.FINDING,
    SectionKind.QUESTIONS: ItemType.QUESTION,
    SectionKind.GOOD_PRACTICE: ItemType.GOOD_PRACTICE,
    SectionKind.RECOMMENDATIONS: ItemType.RECOMMENDATION,
    SectionKind.ACTION_PLAN: ItemType.ACTION,
}
"""The type of item that the points of a section are, where its heading says so."""

ELSEWHERE = frozenset(
    {
        SectionKind.CONTENTS,
        SectionKind.OTHER_REVIEWS,
        SectionKind.DISSEMINATION,
        SectionKind.CONTACT,
        SectionKind.REFERENCES,
        SectionKind.GLOSSARY,
    },
)
"""Sections in which items are pointed to, quoted or passed on: they are not this review's own."""

_LEAD = re.compile(
    r"^(?:(?:section|part|chapter|appendix|annex)\s+[\dA-Z]{1,3}\s*[:.–—-]\s*|\d+(?:\.\d+)*[.)]?\s+)", re.IGNORECASE
)


@cache
def _headings() -> tuple[tuple[SectionKind, re.Pattern[str]], ...]:
    """Each kind with what its headings look like, in the order in which they are tried."""
    content = codes.load("sections.toml")
    return tuple(
        (SectionKind(s["kind"]), re.compile("|".join(s["headings"]), re.IGNORECASE)) for s in content["section"]
    )


def section_kind(heading: str) -> SectionKind | None:
    """The kind of section that a heading opens, or null where its words do not say."""
    words = _LEAD.sub("", heading).strip(" :.–—-").replace("’", "'")
    return next((kind for kind, pattern in _headings() if pattern.search(words)), None)
