"""The numbers of OpenDocument's lists and headings, counted as the format says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from heed.reading.formats import numerals
from heed.reading.formats.odt.names import Element, length, q, whole
from heed.reading.formats.odt.styles import Styles
from heed.reading.formats.setting import BULLET

_FORMATS: dict[str, Callable[[int], str]] = {
    "1": str,
    "a": numerals.lower_letters,
    "A": lambda n: numerals.lower_letters(n).upper(),
    "i": numerals.lower_roman,
    "I": lambda n: numerals.lower_roman(n).upper(),
    "1st": numerals.ordinal,
}
_LISTED = re.compile(r"%(\d{1,2})%")


@dataclass(frozen=True, slots=True)
class Level:
    """How one depth of a list is numbered."""

    bullet: bool = False
    form: str = ""
    before: str = ""
    after: str = ""
    pattern: str | None = None
    start: int = 1
    shows: int = 1
    left: float | None = None
    hanging: float | None = None


@dataclass(slots=True)
class Count:
    """How far a list has been counted at each depth, from 1."""

    reached: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Numbered:
    """What a list prints before a point, and how it is set."""

    marker: str
    left: float | None
    hanging: float | None


def levels_of(style: Element | None) -> dict[int, Level]:
    """The depths of a list style or of the style of an outline."""
    if style is None:
        return {}
    levels = (child for child in style if child.get(q("text:level")))
    return {whole(level.get(q("text:level"))) or 1: _level(level) for level in levels}


def _level(level: Element) -> Level:
    left, hanging = _indents(level)
    return Level(
        bullet=level.tag in {q("text:list-level-style-bullet"), q("text:list-level-style-image")},
        form=level.get(q("style:num-format"), ""),
        before=level.get(q("style:num-prefix"), ""),
        after=level.get(q("style:num-suffix"), ""),
        pattern=level.get(q("style:num-list-format"), level.get(q("loext:num-list-format"))),
        start=_or_one(whole(level.get(q("text:start-value")))),
        shows=_or_one(whole(level.get(q("text:display-levels")))),
        left=left,
        hanging=hanging,
    )


def _or_one(number: int | None) -> int:
    return 1 if number is None else number


def _indents(level: Element) -> tuple[float | None, float | None]:
    """Where the words of a depth begin and how far the marker hangs out, in either of the two ways the format has."""
    aligned = next(level.iter(q("style:list-level-label-alignment")), None)
    if aligned is not None:
        first = length(aligned.get(q("fo:text-indent")))
        return length(aligned.get(q("fo:margin-left"))), None if first is None else -first
    held = level.find(q("style:list-level-properties"))
    if held is None:
        return None, None
    before, label = length(held.get(q("text:space-before"))), length(held.get(q("text:min-label-width")))
    if before is None and label is None:
        return None, None
    return (before or 0.0) + (label or 0.0), label


class Lists:
    """The lists and the headings of a document, counted point by point in reading order."""

    def __init__(self, styles: Styles) -> None:
        self._levels = {name: levels_of(style) for name, style in styles.lists.items()}
        self._outline = levels_of(styles.outline)
        self._headings = Count()
        self._by_id: dict[str, Count] = {}
        self._last: dict[str, Count] = {}

    def opened(self, element: Element, style: str) -> Count:
        """The count of a list that opens here: its own, or that of the list which it says it goes on from."""
        continued = self._by_id.get(element.get(q("text:continue-list"), ""))
        if continued is None and element.get(q("text:continue-numbering")) == "true":
            continued = self._last.get(style)
        count = continued or Count()
        self._last[style] = count
        if list_id := element.get(q("xml:id")):
            self._by_id[list_id] = count
        return count

    def point(self, count: Count, style: str, depth: int, start: int | None) -> Numbered | None:
        """Count a point in; null where its list prints nothing before it."""
        return _counted(self._levels.get(style, {}), count, depth, start)

    def heading(self, depth: int, start: int | None, *, anew: bool) -> Numbered | None:
        """Count a heading in; null where headings of its level bear no number."""
        start = start if start is not None or not anew else self._outline.get(depth, Level()).start
        return _counted(self._outline, self._headings, depth, start)


def _counted(levels: dict[int, Level], count: Count, depth: int, start: int | None) -> Numbered | None:
    level = levels.get(depth, Level())
    reached = count.reached
    reached[depth] = start if start is not None else reached[depth] + 1 if depth in reached else level.start
    for deeper in [other for other in reached if other > depth]:
        del reached[deeper]
    marker = BULLET if level.bullet else numerals.as_marker(_label(levels, reached, depth))
    return Numbered(marker, level.left, level.hanging) if marker else None


def _label(levels: dict[int, Level], reached: dict[int, int], depth: int) -> str:
    level = levels.get(depth, Level())

    def said(at: int) -> str:
        other = levels.get(at, Level())
        form = _FORMATS.get(other.form)
        return form(reached.get(at, other.start)) if form else ""

    if level.pattern is not None:
        return _LISTED.sub(lambda placeholder: said(int(placeholder[1])), level.pattern)
    if not level.form:
        return f"{level.before}{level.after}"
    shown = (said(at) for at in range(max(1, depth - level.shows + 1), depth + 1))
    return level.before + ".".join(number for number in shown if number) + level.after
