"""The points of a section: each opening block with what belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from heed.reading.blocks import Block
from heed.reading.document import ItemType
from heed.reading.markers import Marker, MarkerKind

SUBORDINATE = frozenset({MarkerKind.BULLET, MarkerKind.LETTER, MarkerKind.ROMAN})
NUMBERS = frozenset({MarkerKind.NUMBER, MarkerKind.DECIMAL})

_OF_THE_LIST = re.compile(
    r"(?:(?:for|in|as) [\w ]{3,40}?,? )?(?:(?:the|these|its|our|all) )*(?:[\w-]+ ){0,2}recommendations\b[^.]{0,90}\b(?:are|were|have been|arise|follow)\b"
    r"|[^.]{0,80}\bmakes? (?:the following|these) (?:[\w-]+ ){0,2}recommendations\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:should|must|shall|ought|needs? to|(?:is|are) (?:asked|required|expected) to)\b", re.IGNORECASE
)
_ANNOUNCES = re.compile(r"\b(?:following|below|lessons (?:were|are|have been))\b", re.IGNORECASE)


@dataclass(slots=True)
class Point:
    """An item as it stands: the block that opens it, further paragraphs, and sub-points."""

    type: ItemType
    opening: Block
    body: list[Block] = field(default_factory=list)
    parts: list[Block] = field(default_factory=list)

    @property
    def blocks(self) -> list[Block]:
        """All of it, in reading order as far as that is known."""
        return [self.opening, *self.body, *self.parts]


def points_of(blocks: Sequence[Block], default: ItemType | None) -> tuple[list[Point], list[Block]]:
    """The points among a section's blocks, and the paragraphs that belong to none.

    ``default`` is the type that the section's heading gives its points; without it only those that name themselves
    ("Recommendation 7:") count.
    """
    start = _introduced(blocks, default)
    loose = list(blocks[:start])
    blocks = blocks[start:]
    style = _style(blocks, default)
    unmarked = {id(block) for block in _unmarked(blocks, default)} if style is None else set()
    points: list[Point] = []
    current: Point | None = None
    for block in blocks:
        if block.quoted:
            continue
        kind = default if id(block) in unmarked else _opens(block, current, style, default)
        if kind is not None:
            current = Point(kind, block)
            points.append(current)
        elif current is not None and _is_part(block, current):
            current.parts.append(block)
        elif current is not None and _goes_on(block, current):
            current.body.append(block)
        else:
            loose.append(block)
            current = None if block.marker is None and style is not MarkerKind.NAMED else current
    return points, loose


def _introduced(blocks: Sequence[Block], default: ItemType | None) -> int:
    """Where a list begins that a numbered paragraph of a chapter introduces, in a section that holds more than the list."""
    for n in range(len(blocks) - 2, -1, -1):
        marker, following = blocks[n].marker, blocks[n + 1].marker
        if marker and following and following.kind is not marker.kind and _introduces(blocks[n], default):
            return 0 if any(b.marker and b.marker.names for b in blocks[:n]) else n + 1
    return 0


def _introduces(block: Block, default: ItemType | None) -> bool:
    """Whether a numbered paragraph among recommendations speaks of them and makes none itself."""
    if default is not ItemType.RECOMMENDATION or block.marker is None or block.marker.kind is not MarkerKind.DECIMAL:
        return False
    return bool(_OF_THE_LIST.match(block.text)) and not _ASKS.search(block.text)


def _unmarked(blocks: Sequence[Block], default: ItemType | None) -> list[Block]:
    """The paragraphs that are points without being marked: each led by words in bold, or each no more than a sentence."""
    plain = [b for b in blocks if b.cell is None and not b.quoted and not b.heading]
    led = [b for b in plain if b.led]
    if len(led) > 1 and default is not None:
        return led
    said = [b for b in plain if b.text.endswith(".") and not _ANNOUNCES.search(b.text)]
    listed = default in {ItemType.LESSON, ItemType.GOOD_PRACTICE} and all(len(b.sentences) == 1 for b in said)
    return said if listed and len(said) > 1 else []


def _style(blocks: Iterable[Block], default: ItemType | None) -> MarkerKind | None:
    """How the section marks its points: the strongest way there is, names before numbers before bullets."""
    kinds = {block.marker.kind for block in blocks if block.marker}
    if MarkerKind.NAMED in kinds or default is None:
        return MarkerKind.NAMED
    # a bullet in a section whose points are numbered is not one of them
    passed_over = SUBORDINATE if kinds & NUMBERS else frozenset()
    outer = (block.marker.kind for block in blocks if block.marker and (block.level or 1) == 1)
    return next((kind for kind in outer if kind not in passed_over), None)


def _opens(block: Block, current: Point | None, style: MarkerKind | None, default: ItemType | None) -> ItemType | None:
    """The type of item that a block opens, or null where it opens none."""
    marker = block.marker
    if marker is None:
        return None
    if marker.names is not None:
        return marker.names
    if default is None or style is MarkerKind.NAMED or _introduces(block, default):
        return None
    if current is None:
        return default if marker.kind is style or (style in NUMBERS and marker.kind in NUMBERS) else None
    return default if _siblings(block, current.opening) else None


def _siblings(block: Block, opening: Block) -> bool:
    """Whether two marked blocks are points of one list."""
    if block.marker is None or opening.marker is None:
        return False
    if block.level is not None and opening.level is not None and block.level != opening.level:
        return False
    kind, first = block.marker.kind, opening.marker.kind
    if kind is MarkerKind.DECIMAL and (first is MarkerKind.NUMBER or _under(block.marker, opening.marker)):
        return False
    if kind in NUMBERS and first in NUMBERS:
        return block.first.indent <= opening.first.indent + 1 or _next(block, opening)
    if kind is first is MarkerKind.BULLET:
        return block.first.indent <= opening.first.indent + 1
    return kind is first or _next_letter(block.marker, opening.marker)


def _under(marker: Marker, above: Marker) -> bool:
    """Whether "3.1.2" stands under "3.1"."""
    return (marker.value or "").startswith(f"{above.value}.")


def _next_letter(marker: Marker, above: Marker) -> bool:
    """Whether "(i)" comes after "(h)", or "(j)" after "(i)": the letter and not the numeral."""
    letters = marker.value or "", above.value or ""
    is_letter = {marker.kind, above.kind} == {MarkerKind.LETTER, MarkerKind.ROMAN}
    return is_letter and all(len(letter) == 1 for letter in letters) and ord(letters[0]) == ord(letters[1]) + 1


def _next(block: Block, opening: Block) -> bool:
    one, other = (b.marker.value if b.marker else None for b in (opening, block))
    return bool(one and other and one.isdecimal() and other.isdecimal() and int(other) == int(one) + 1)


def _is_part(block: Block, current: Point) -> bool:
    marker, opening = block.marker, current.opening
    if marker is None:
        # a second paragraph inside a sub-point
        return bool(current.parts) and block.level is not None and block.level > (opening.level or 0)
    if block.level is not None and opening.level is not None:
        return block.level > opening.level
    if opening.marker is None or marker.names is not None:
        return False
    if marker.kind is MarkerKind.DECIMAL:
        # "2.1" and "2.2" under "2."; but a paragraph of the report that is numbered "2.107" is none of its sub-points
        return marker.value == f"{opening.marker.value}.{len(current.parts) + 1}"
    if opening.marker.kind is MarkerKind.NAMED:
        return True
    if marker.kind in SUBORDINATE and opening.marker.kind not in SUBORDINATE:
        return True
    return block.first.indent > opening.first.indent + 1 or (
        current.opening.text.endswith(":") and marker.kind is not opening.marker.kind
    )


def _goes_on(block: Block, current: Point) -> bool:
    """Whether an unmarked block is a further paragraph of the point."""
    opening = current.opening
    if block.marker is not None or block.cell != opening.cell:
        return False
    if opening.level is not None and block.level is not None:
        return block.level == opening.level
    if block.level is not None:
        return False
    if opening.marker is None:
        # a second paragraph under the words in bold that lead the first
        return opening.led and not block.bold
    named = opening.marker.names is not None
    if named and _is_heading_only(opening):
        if current.body and block.first.indent < current.body[0].first.indent - 1:
            # out of the frame, or the indent, in which its words stand
            return False
        return block.heading is None or not current.body
    if opening.level is None:
        return block.first.indent > opening.first.indent and not opening.heading
    return False


def _is_heading_only(opening: Block) -> bool:
    """Whether a named point's first block is its title, so that the paragraphs below it are its words."""
    return bool(opening.heading) or opening.bold or not opening.text.endswith((".", "?", "!", ":", ";"))
