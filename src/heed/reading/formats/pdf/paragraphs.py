"""Which lines go on from the one above: told by size, distance, the room that was left, and how the words run."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from heed.reading.formats.pdf.layout import TextLine
from heed.reading.markers import MarkerKind, marker_of

LARGER = 1.12
"""Letters this many times the body's size are those of a heading."""

SMALLER = 0.88
"""Letters this many times the body's size, low on the page, are those of a footnote."""

_ENDED = re.compile(r"[.?!:;][\"”’')\]]*$")


def step(size: float) -> int:
    """Sizes in half points, so that two lines of one font agree."""
    return round(size * 2)


@dataclass(frozen=True)
class Measures:
    """How a document is set: the body's size in points, the level of each larger size, the usual line distance of each."""

    body: float
    levels: dict[int, int]
    leading: dict[int, float]
    words: frozenset[str]

    @classmethod
    def of(cls, pages: Sequence[Sequence[TextLine]], running: set[int]) -> Measures:
        """Measured on all lines but heads and feet."""
        lines = [line for page in pages for line in page if id(line) not in running]
        body = _body(lines)
        said = frozenset(word.text.strip(".,;:()").lower() for line in lines for word in line.words)
        return cls(body, _levels(lines, body), _leading(pages), said)

    def heading_level(self, line: TextLine) -> int | None:
        """The level of heading that the size of the letters states, from 1; null for the body's."""
        return self.levels.get(step(line.size)) if line.size > LARGER * self.body and line.cell is None else None

    def gap_between(self, above: TextLine, line: TextLine) -> bool:
        """Whether more than the usual distance parts two lines, or they stand in different places."""
        usual = self.leading.get(step(line.size), 1.2 * line.size)
        return line.column != above.column or line.cell != above.cell or not 0 <= line.top - above.top <= 1.35 * usual

    def edges(self, page: Sequence[TextLine], running: set[int]) -> tuple[dict[int, float], float]:
        """How far the lines of each column reach to the right, and where the page's text begins on the left."""
        by_column: dict[int, list[float]] = {}
        starts = []
        for line in page:
            if id(line) not in running and line.cell is None:
                by_column.setdefault(line.column, []).append(line.x1)
                starts.append(line.x0)
        reach = {column: sorted(ends)[int(0.95 * (len(ends) - 1))] for column, ends in by_column.items()}
        return reach, sorted(starts)[len(starts) // 20] if starts else 0.0

    def breaks_a_word(self, line: TextLine, page: Sequence[TextLine]) -> bool:
        """Whether the hyphen at a line's end only breaks a word that is elsewhere written without one."""
        following = next((below for above, below in pairwise(page) if above is line), None)
        if following is None:
            return False
        first, second = line.words[-1].text.lower(), following.words[0].text.lower().strip(".,;:()")
        return first.rstrip("-") + second in self.words and first + second not in self.words


def _body(lines: Iterable[TextLine]) -> float:
    """The size in which most characters are set."""
    counts: Counter[int] = Counter()
    for line in lines:
        counts[step(line.size)] += len(line.text)
    return counts.most_common(1)[0][0] / 2 if counts else 10.0


def _levels(lines: Iterable[TextLine], body: float) -> dict[int, int]:
    sizes = sorted({step(line.size) for line in lines if line.size > LARGER * body and line.cell is None}, reverse=True)
    levels: dict[int, int] = {}
    level = 0
    for n, size in enumerate(sizes):
        if n == 0 or sizes[n - 1] - size > 1:
            level += 1
        levels[size] = min(level, 6)
    return levels


def _leading(pages: Sequence[Sequence[TextLine]]) -> dict[int, float]:
    steps: dict[int, list[float]] = {}
    for page in pages:
        for above, below in pairwise(page):
            distance = below.top - above.top
            if (
                above.column == below.column
                and step(above.size) == step(below.size)
                and 0 < distance < 2.5 * below.size
            ):
                steps.setdefault(step(below.size), []).append(distance)
    return {size: sorted(found)[len(found) // 3] for size, found in steps.items()}


def is_note(line: TextLine, body: float, height: float) -> bool:
    """Whether the line is of a footnote: small, and in the lower part of the page."""
    return line.size < SMALLER * body and line.top > 0.55 * height and line.cell is None


def stands_apart(above: TextLine, line: TextLine) -> bool:
    """Whether two lines are set differently, in size or weight."""
    return abs(above.size - line.size) > 0.08 * above.size or above.bold != line.bold


def goes_on(above: TextLine, line: TextLine, *, gap: bool, edges: dict[int, float]) -> bool:
    """Whether a line goes on from the one above in the same paragraph. ``edges`` says how far the columns reach."""
    if above.cell != line.cell or stands_apart(above, line):
        return False
    ended = _ENDED.search(above.text) is not None
    marker = marker_of(line.text)
    if marker is not None and (marker.kind is MarkerKind.BULLET or line.tabbed or ended or marker.names):
        return False
    if above.column != line.column or line.top < above.top:
        # over the foot of a page or a column
        return line.text[:1].islower() or (not ended and not above.bold and marker is None)
    if gap:
        return False
    if line.text[:1].islower():
        return True
    edge = edges.get(above.column, above.x1)
    first = line.words[0]
    if above.x1 + 0.8 * line.size + (first.x1 - first.x0) <= edge:
        # the first word would have fitted on the line above: the break was meant
        return not ended and not above.bold and above.x1 > edge - 0.35 * (edge - above.x0)
    # a first line set in from the margin opens a paragraph
    return not (ended and line.x0 > above.x0 + 0.8 * line.size and not above.tabbed)
