"""The numbers that Word works out and does not write down: counted here as Word counts them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from heed.reading.formats import numerals
from heed.reading.formats.docx.names import Element, number, switch, value, w, whole
from heed.reading.formats.docx.styles import NumberedBy, Styles, indent_of
from heed.reading.formats.setting import BULLET

DEPTHS = 9

_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "lowerLetter": numerals.lower_letters,
    "upperLetter": lambda n: numerals.lower_letters(n).upper(),
    "lowerRoman": numerals.lower_roman,
    "upperRoman": lambda n: numerals.lower_roman(n).upper(),
    "ordinal": numerals.ordinal,
    "cardinalText": numerals.cardinal_words,
    "ordinalText": numerals.ordinal_words,
    "none": lambda _: "",
}


@dataclass(frozen=True, slots=True)
class Level:
    """How one depth of a list is numbered."""

    start: int = 0
    form: str = "decimal"
    pattern: str = ""
    style: str | None = None
    arabic: bool = False
    restarts_after: int | None = None
    left: float | None = None
    hanging: float | None = None


@dataclass(frozen=True, slots=True)
class List:
    """A list as paragraphs name it: the definition whose count it shares, and where it starts anew."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph's place in a list: what is printed before it, and how it is set."""

    key: str
    depth: int
    marker: str
    left: float | None
    hanging: float | None


@dataclass(slots=True)
class _Count:
    """How far a definition has been counted at each depth; null before the first, and after a higher number."""

    reached: list[int | None] = field(default_factory=lambda: [None] * DEPTHS)


class Numbering:
    """The lists of a document, counted paragraph by paragraph in reading order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._definitions: dict[str, Element] = {}
        self._lists: dict[str, List] = {}
        self._counts: dict[str, _Count] = {}
        self._started: set[tuple[str, int]] = set()
        if root is not None:
            for definition in root.iterfind(w("abstractNum")):
                self._definitions[definition.get(w("abstractNumId"), "")] = definition
            named = {num.get(w("numId"), ""): num for num in root.iterfind(w("num"))}
            self._lists = {list_id: self._list(num, named) for list_id, num in named.items()}

    def _list(self, num: Element, named: dict[str, Element]) -> List:
        """A list with its own changes to the definition it takes."""
        definition = value(num, "abstractNumId") or ""
        element = self._definitions.get(definition)
        link = value(element, "numStyleLink")
        linked = named.get(self._styles.list_of(link) or "") if link else None
        if linked is not None:
            definition = value(linked, "abstractNumId") or ""
            element = self._definitions.get(definition)
        levels = _levels(element) if element is not None else {}
        starts: dict[int, int] = {}
        for override in num.iterfind(w("lvlOverride")):
            depth = whole(override.get(w("ilvl"))) or 0
            levels |= _levels(override)
            if (start := number(override, "startOverride")) is not None:
                starts[depth] = start
                levels[depth] = replace(levels.get(depth, Level()), start=start)
        return List(definition, levels, starts)

    def next(self, place: NumberedBy) -> Numbered | None:
        """Count a paragraph in; null where its list prints nothing, or is not there."""
        found = self._lists.get(place.list_id)
        if found is None:
            return None
        depth = min(max(self._depth(place, found), 0), DEPTHS - 1)
        level = found.levels.get(depth)
        if level is None:
            return None
        label = self._counted(place.list_id, found, depth)
        if level.form == "bullet":
            label = BULLET if level.pattern.strip() else ""
        marker = numerals.as_marker(label)
        return Numbered(found.definition, depth, marker, level.left, level.hanging) if marker else None

    def _depth(self, place: NumberedBy, found: List) -> int:
        if place.depth is not None:
            return place.depth
        styles = [name for name, _ in self._styles.chain(place.style)]
        return next((depth for depth, level in found.levels.items() if level.style in styles), 0)

    def _counted(self, list_id: str, found: List, depth: int) -> str:
        """The label of the next paragraph at a depth of a list."""
        reached = self._counts.setdefault(found.definition, _Count()).reached
        anew = depth in found.starts and (list_id, depth) not in self._started
        self._started.add((list_id, depth))
        now = reached[depth]
        reached[depth] = found.levels[depth].start if anew or now is None else now + 1
        for deeper in range(depth + 1, DEPTHS):
            after = found.levels[deeper].restarts_after if deeper in found.levels else None
            if after is None or depth < after:
                reached[deeper] = None
        return _label(found, depth, reached)


def _label(found: List, depth: int, reached: list[int | None]) -> str:
    own = found.levels[depth]

    def said(placeholder: re.Match[str]) -> str:
        at = int(placeholder[1]) - 1
        level = found.levels.get(at, Level())
        reached_there = reached[at]
        form = "decimal" if own.arabic and level.form != "none" else level.form
        return _FORMATS.get(form, str)(level.start if reached_there is None else reached_there)

    return re.sub(r"%([1-9])", said, own.pattern)


def _levels(parent: Element) -> dict[int, Level]:
    return {whole(level.get(w("ilvl"))) or 0: _level(level) for level in parent.iterfind(w("lvl"))}


def _level(level: Element) -> Level:
    start = number(level, "start")
    left, hanging = indent_of(level.find(w("pPr")))
    form = level.find(f".//{w('numFmt')}")
    return Level(
        start=start if start is not None else 0,
        form=(form.get(w("val")) if form is not None else None) or "decimal",
        pattern=value(level, "lvlText") or "",
        style=value(level, "pStyle"),
        arabic=switch(level, "isLgl") or False,
        restarts_after=number(level, "lvlRestart"),
        left=left,
        hanging=hanging,
    )
