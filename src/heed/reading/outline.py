"""Blocks put under their headings: sections of known kind, in reading order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from heed.reading.blocks import Block
from heed.reading.markers import MarkerKind, is_number
from heed.reading.sections import ELSEWHERE, HOLDS, SectionKind, section_kind

LONGEST_HEADING = 110
UNSTATED = 9
"""The level of a heading that only its looks tell: below every stated one."""

_FOLLOWING = re.compile(
    r"\bfollowing (?:[\w-]+ ){0,3}(?P<noun>recommendations|lessons|learning points|findings|actions)\b[^.]{0,80}[.:]?$",
    re.IGNORECASE,
)
# sentences that end in a colon and so open a list of their own, which ends with its points
_OPENS_A_LIST = (
    (
        SectionKind.RECOMMENDATIONS,
        re.compile(
            r"\b(?:it is|I|we|the (?:panel|author|review\w*))(?: \w+)? recommend(?:s|ed)?(?: that)?:$", re.IGNORECASE
        ),
    ),
    (SectionKind.GOOD_PRACTICE, re.compile(r"\b(?:good|effective|positive) practice\b[^.]*:$", re.IGNORECASE)),
)

SECTION_OF = {item: kind for kind, item in HOLDS.items()}

# these carry their kind down to headings below them that say nothing of their own
HANDED_DOWN = frozenset(HOLDS) | {
    SectionKind.STORY,
    SectionKind.OTHER_REVIEWS,
    SectionKind.APPENDIX,
    SectionKind.CHRONOLOGY,
    SectionKind.RESPONSE,
}


@dataclass(slots=True)
class Section:
    """A heading and what stands under it, up to the next heading of any level."""

    title: Block | None
    kind: SectionKind | None
    level: int
    blocks: list[Block] = field(default_factory=list)
    handed_down: bool = False


@dataclass(slots=True)
class _Sections:
    """The sections as they come. ``above`` are those that a heading may still stand under, the outermost first."""

    all: list[Section] = field(default_factory=lambda: [Section(None, None, 0)])
    above: list[Section] = field(default_factory=list)
    interrupted: tuple[Section, Block] | None = None

    def open_list(self, kind: SectionKind, announcing: Block) -> None:
        """Open the section of a list that a sentence announces."""
        self.interrupted = self.open, announcing
        self.add(Section(None, kind, UNSTATED))

    def close_list(self, block: Block) -> None:
        """Go back to the section that an announced list stands in, where its points have ended before this block."""
        if self.interrupted is None:
            return
        around, announcing = self.interrupted
        # after "7.2 … good practice:" and its bullets comes "7.3"
        ended = block.marker is None or (announcing.marker is not None and block.marker.kind is announcing.marker.kind)
        if ended and self.open.blocks and block.level is None:
            self.interrupted = None
            self.add(Section(None, around.kind, around.level, handed_down=True))

    @property
    def open(self) -> Section:
        return self.all[-1]

    def add(self, section: Section) -> None:
        self.all.append(section)
        if section.level == UNSTATED and section.kind is None:
            return
        while self.above and self.above[-1].level >= section.level:
            self.above.pop()
        self.above.append(section)


def outline(blocks: Sequence[Block], title: Block | None = None) -> list[Section]:
    """The blocks as a flat list of sections. What stands before the first heading is a section without title.

    ``title`` is the document's own: it opens a section that says nothing of its kind. An item that sets itself out as a
    heading ("Finding 2: …"), or that stands in a section of another kind, opens a section of its own.
    """
    stated = any(block.heading for block in blocks)
    sections = _Sections()
    for n, block in enumerate(blocks):
        following = blocks[n + 1] if n + 1 < len(blocks) else None
        level = heading_level(block, following, stated_elsewhere=stated)
        if block.marker is not None and block.marker.names is not None:
            holds = SECTION_OF[block.marker.names]
            if level is not None or sections.open.kind not in {holds, *ELSEWHERE}:
                sections.add(Section(None, holds, level or UNSTATED, handed_down=True))
            sections.open.blocks.append(block)
            continue
        if level is None:
            sections.close_list(block)
            opened = _opens_a_list(block, following)
            if opened and sections.open.kind not in {*HOLDS, *ELSEWHERE}:
                sections.open.blocks.append(block)
                sections.open_list(opened, block)
                continue
            announced = _announced(block)
            if announced and sections.open.kind not in {announced, *ELSEWHERE}:
                sections.add(Section(None, announced, UNSTATED))
            sections.open.blocks.append(block)
            continue
        sections.interrupted = None
        kind = None if block is title else section_kind(block.text)
        handed_down = False
        if kind is None:
            kind = _from_above(sections.above, level, following)
            handed_down = kind is not None
        sections.add(Section(block, kind, level, handed_down=handed_down))
    return sections.all


def heading_level(block: Block, following: Block | None, *, stated_elsewhere: bool = False) -> int | None:
    """The level of a block that is a heading, stated or by its looks; null for any other block."""
    if block.heading:
        return block.heading
    if block.cell or not _short(block):
        return None
    if block.marker:
        return UNSTATED if _numbered_heading(block, following) else None
    if block.bold and block.level is None:
        return UNSTATED
    shout = block.text.isupper() and len(block.text) > 3
    over_a_list = (
        block.first.gap and following is not None and following.marker is not None and len(block.text.split()) <= 8
    )
    typed = section_kind(block.text) is not None and len(block.text.split()) <= 9 and block.text[0].isupper()
    return (
        UNSTATED
        if typed or shout or ((over_a_list or (block.alone and not stated_elsewhere)) and _titled(block.text))
        else None
    )


def _short(block: Block) -> bool:
    text = block.text
    if not text or len(text) > LONGEST_HEADING or len(block.lines) > 2 or block.level is not None:
        return False
    return not re.search(r"[.;,!]$|@|https?://|www\.", text)


def _titled(text: str) -> bool:
    return bool(re.match(r"[\"“‘']?[A-Z0-9]", text)) and not text.endswith(":") and len(text.split()) <= 16


def _numbered_heading(block: Block, following: Block | None) -> bool:
    """Whether "4. Analysis of practice" is a heading and not a point of a list: nothing of its kind follows at once."""
    marker = block.marker
    if marker is None or marker.kind not in {MarkerKind.NUMBER, MarkerKind.DECIMAL} or not block.alone:
        return False
    if not block.text[:1].isupper() or block.text.endswith("?") or following is None:
        return False
    if section_kind(block.text) is not None and len(block.text.split()) <= 9:
        return True
    if block.text.endswith(":"):
        return False
    if following.marker is None:
        return following.first.indent <= block.first.indent and len(block.text.split()) <= 12
    return following.marker.kind is MarkerKind.DECIMAL and (following.marker.value or "").startswith(f"{marker.value}.")


def _announced(block: Block) -> SectionKind | None:
    """The kind of section that a sentence opens: "… the following recommendations are made"."""
    said = _FOLLOWING.search(block.text) if block.marker is None and block.cell is None else None
    return section_kind(said["noun"]) if said else None


def _is_numbered_row(block: Block) -> bool:
    """Whether a block opens a table of numbers and words: its first cell holds a number and nothing else."""
    return block.cell is not None and block.cell.column == 0 and is_number(block.whole)


def _opens_a_list(block: Block, following: Block | None) -> SectionKind | None:
    """The kind of the list that follows at once, where the block says it: "It is recommended that:"."""
    if following is None or following.marker is None or block.cell is not None:
        return None
    return next((kind for kind, words in _OPENS_A_LIST if words.search(block.text)), None)


def _from_above(above: Sequence[Section], level: int, following: Block | None) -> SectionKind | None:
    """The kind that a heading without one of its own takes from the section it stands in."""
    for section in reversed(above):
        if section.level < level:
            return section.kind if section.kind in HANDED_DOWN else None
        if section.level == level == UNSTATED:
            # looks alone do not tell the rank of two headings: what follows does
            listed = following is not None and (following.marker is not None or _is_numbered_row(following))
            return section.kind if listed and section.kind in HOLDS else None
    return None
