"""What a document's styles say of its paragraphs and characters, each with the styles it is based on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from heed.reading.formats.docx.names import TWIPS_A_CHARACTER, Element, number, switch, value, w, whole

DEEPEST = 20
"""Styles based on styles based on styles: no deeper than this, which also ends a circle."""
USUAL_SIZE = 20
LOWEST_HEADING = 9
_CONTENTS = re.compile(
    r"(?:toc|table of (?:figures|authorities)|index) ?\d?$|contents? heading$|toc heading$", re.IGNORECASE
)
_HEADING = re.compile(r"\bheading ?([1-9])\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NumberedBy:
    """Which list numbers a paragraph, and at which depth; ``depth`` is null where the list itself says."""

    list_id: str
    depth: int | None
    style: str | None
    indented_by_style: bool = False


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: Element | None) -> None:
        found = root.iterfind(w("style")) if root is not None else ()
        self._by_id = {style.get(w("styleId"), ""): style for style in found}
        self._defaults = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}") if root is not None else None
        self._headings: dict[str | None, int | None] = {}

    @cached_property
    def usual(self) -> str | None:
        """The style of a paragraph that names none."""
        return next(
            (
                name
                for name, style in self._by_id.items()
                if style.get(w("type")) == "paragraph" and (style.get(w("default")) or "0") not in {"0", "false"}
            ),
            None,
        )

    def chain(self, style: str | None) -> Iterator[tuple[str, Element]]:
        """A style and those it is based on, nearest first."""
        for _ in range(DEEPEST):
            element = self._by_id.get(style or "")
            if element is None or style is None:
                return
            yield style, element
            style = value(element, "basedOn")

    def heading(self, style: str | None) -> int | None:
        """The level of heading that a style states, in whichever language it is named."""
        if style not in self._headings:
            self._headings[style] = self._heading(style)
        return self._headings[style]

    def _heading(self, style: str | None) -> int | None:
        for _, element in self.chain(style):
            level = number(element.find(w("pPr")), "outlineLvl")
            if level is not None:
                return level + 1 if level < LOWEST_HEADING else None
            name = value(element, "name") or ""
            if named := _HEADING.search(name):
                return int(named[1])
            if name.lower() == "title":
                return 1
        return None

    def is_contents(self, style: str | None) -> bool:
        """Whether the style is that of a line of the contents, which Word makes by itself."""
        return any(_CONTENTS.match(value(element, "name") or "") for _, element in self.chain(style))

    def numbered_by(self, style: str | None) -> NumberedBy | None:
        """The list that a style puts its paragraphs into."""
        depth: int | None = None
        for name, element in self.chain(style):
            properties = element.find(w("pPr"))
            said = properties.find(w("numPr")) if properties is not None else None
            if properties is None or said is None:
                continue
            depth = depth if depth is not None else number(said, "ilvl")
            if (list_id := value(said, "numId")) is not None:
                indented = properties.find(w("ind")) is not None
                return NumberedBy(list_id, depth, name, indented) if list_id != "0" else None
        return None

    def list_of(self, style: str | None) -> str | None:
        """The list that a style of lists stands for."""
        element = self._by_id.get(style or "")
        return value(element.find(f"{w('pPr')}/{w('numPr')}"), "numId") if element is not None else None

    def indent(self, style: str | None) -> tuple[float | None, float | None]:
        """Where a style's paragraphs begin, and how far their first line hangs out, in characters."""
        left = hanging = None
        for _, element in self.chain(style):
            own_left, own_hanging = indent_of(element.find(w("pPr")))
            left = own_left if left is None else left
            hanging = own_hanging if hanging is None else hanging
        return left, hanging

    def switched(self, name: str, style: str | None) -> bool:
        """Whether a property of characters (``b``, ``vanish``) is on in a style."""
        found = (switch(element.find(w("rPr")), name) for _, element in self.chain(style))
        return next((on for on in found if on is not None), False)

    def size(self, style: str | None) -> int | None:
        """The size of a style's letters in half points."""
        sizes = (number(element.find(w("rPr")), "sz") for _, element in self.chain(style))
        return next((size for size in sizes if size is not None), None)

    @property
    def default_size(self) -> int:
        """The size of letters where no style says."""
        return number(self._defaults, "sz") or USUAL_SIZE


def indent_of(properties: Element | None) -> tuple[float | None, float | None]:
    """The left indent, and how far the first line hangs out of it, in characters; null where it is not said."""
    said = properties.find(w("ind")) if properties is not None else None
    if said is None:
        return None, None
    left = whole(said.get(w("left")) or said.get(w("start")))
    hanging = whole(said.get(w("hanging")))
    first = whole(said.get(w("firstLine")))
    if hanging is None and first is not None:
        hanging = -first
    return _characters(left), _characters(hanging)


def _characters(twips: int | None) -> float | None:
    return None if twips is None else twips / TWIPS_A_CHARACTER
