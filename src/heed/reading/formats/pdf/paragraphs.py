"""Which lines go on from the one above: told by size, distance, the room that was left, and how the words run."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from heed.reading.formats.pdf.layout import TextLine
from heed.reading.markers import Marker, MarkerKind, marker_of

LARGER = 1.12
"""Letters this many times the body's size are those of a heading."""

SMALLER = 0.88
"""Letters this many times the body's size, low on the page, are those of a footnote."""

_PREFIXES = frozenset("anti co ex half inter mid multi non post pre re self semi sub under".split())
_ROMANS = "i ii iii iv v vi vii viii ix x xi xii".split()
_ENDED = re.compile(r"[.?!:;][\"”’')\]]*$")


Strip = tuple[int, int]
"""A column of a page, or a column of a table by the table's number."""


def strip(line: TextLine) -> Strip:
    """Where on its page a line stands, from left to right."""
    return (line.cell[0], line.cell[2]) if line.cell else (-1, line.column)


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
    hyphenates: bool

    @classmethod
    def of(cls, pages: Sequence[Sequence[TextLine]], running: set[int]) -> Measures:
        """Measured on all lines but heads and feet."""
        lines = [line for page in pages for line in page if id(line) not in running]
        body = _body(lines)
        # what follows a hyphen at a line's end may be half a word
        halves = {id(below.words[0]) for above, below in pairwise(lines) if above.text.endswith("-")}
        said = frozenset(
            word.text.strip(".,;:()").lower() for line in lines for word in line.words if id(word) not in halves
        )
        return cls(body, _levels(lines, body), _leading(pages), said, _hyphenates(pages, said))

    def heading_level(self, line: TextLine) -> int | None:
        """The level of heading that the size of the letters states, from 1; null for the body's."""
        return self.levels.get(step(line.size)) if line.size > LARGER * self.body and line.cell is None else None

    def gap_between(self, above: TextLine, line: TextLine) -> bool:
        """Whether more than the usual distance parts two lines, or they stand in different places."""
        usual = self.leading.get(step(line.size), 1.2 * line.size)
        return line.column != above.column or line.cell != above.cell or not 0 <= line.top - above.top <= 1.35 * usual

    def edges(self, page: Sequence[TextLine], running: set[int]) -> tuple[dict[Strip, float], dict[Strip, float]]:
        """How far the lines of each column reach to the right, and where its text begins on the left."""
        strips: dict[Strip, list[TextLine]] = {}
        for line in page:
            if id(line) not in running and not line.aside:
                strips.setdefault(strip(line), []).append(line)
        ends = {place: sorted(line.x1 for line in lines) for place, lines in strips.items()}
        starts = {place: sorted(line.x0 for line in lines) for place, lines in strips.items()}
        left = {place: found[len(found) // 20] for place, found in starts.items()}
        near = 0.2 * (max(found[-1] for found in ends.values()) - min(left.values())) if left else 0.0
        return (
            {place: found[int(0.95 * (len(found) - 1))] for place, found in ends.items()},
            # a list that stands by itself is set in from the same margin as the text above it
            {place: min(x for x in left.values() if x >= at - near) for place, at in left.items()},
        )

    def breaks_a_word(self, line: TextLine, following: TextLine | None) -> bool:
        """Whether the hyphen at a line's end only breaks a word.

        It does where the word stands elsewhere without it, or where neither half is a word; in a text that is broken
        throughout, where one of them is none.
        """
        if following is None:
            return False
        first, second = _halves(line, following)
        stem = first.rstrip("-")
        if first + second in self.words or not stem.isalpha() or not second.isalpha():
            return False
        if stem + second in self.words:
            return True
        known = (stem in self.words or stem in _PREFIXES) + (second in self.words)
        return known == 0 or (known == 1 and self.hyphenates)


def _halves(line: TextLine, following: TextLine) -> tuple[str, str]:
    return line.words[-1].text.lower().lstrip("(“‘\"'"), following.words[0].text.lower().strip(".,;:()?!”’\"'")


def _hyphenates(pages: Sequence[Sequence[TextLine]], words: frozenset[str]) -> bool:
    """Whether words are broken at the ends of lines as a matter of course."""
    broken = whole = 0
    for page in pages:
        for line, following in pairwise(page):
            if line.text.endswith("-"):
                first, second = _halves(line, following)
                broken += first.rstrip("-") + second in words
                whole += first + second in words
    return broken >= 2 and broken > whole


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
    """Whether two lines are set differently, in size or weight. Bold words that run over a line's end change nothing."""
    runs_over = above.words[-1].bold and line.words[0].bold
    return abs(above.size - line.size) > 0.08 * above.size or (above.bold != line.bold and not runs_over)


def goes_on(
    above: TextLine, line: TextLine, marker: Marker | None, *, gap: bool, edges: dict[Strip, float], awaited: bool
) -> bool:
    """Whether a line goes on from the one above in the same paragraph.

    ``edges`` says how far the columns reach. ``marker`` is the one that the line may open with, and ``awaited`` says that
    it is the next in order of one that opened a point before.
    """
    if above.cell != line.cell or stands_apart(above, line):
        return False
    ended = _ENDED.search(above.text) is not None
    if marker is not None and (marker.kind is MarkerKind.BULLET or line.tabbed or ended or marker.names or awaited):
        return False
    if above.column != line.column or line.top < above.top:
        # over the foot of a page or a column
        set_out = above.column == line.column and line.x0 < above.x0 - 0.5 * line.size
        return marker is None and (line.text[:1].islower() or not (ended or above.bold or set_out))
    if marker is None and _leads_to_the_next_list(above, line):
        return False
    if gap or (marker is not None and line.x0 < above.x0 - 0.5 * line.size):
        return False
    if marker is None and line.text[:1].islower():
        return True
    edge = edges.get(strip(above), above.x1)
    first = line.words[0]
    if above.x1 + 0.8 * line.size + (first.x1 - first.x0) <= edge:
        # the first word would have fitted on the line above: the break was meant
        return marker is None and not ended and not above.bold and above.x1 > edge - 0.35 * (edge - above.x0)
    # a first line set in from the margin opens a paragraph
    return not (ended and line.x0 > above.x0 + 0.8 * line.size and not above.tabbed)


def _leads_to_the_next_list(above: TextLine, line: TextLine) -> bool:
    """Whether a line under a bulleted one is no rest of it, but set out as far as the bullet, and ends in a colon."""
    opening = marker_of(above.text)
    bulleted = opening is not None and opening.kind is MarkerKind.BULLET
    return bulleted and line.x0 <= above.x0 + 1 and line.text.endswith(":") and line.text[:1].isupper()


def comes_after(value: str, earlier: str) -> bool:
    """Whether a point's number is the next in order: "4" after "3", "(c)" after "(b)", "iv" after "iii", "2.5" after "2.4"."""
    if value in _ROMANS and earlier in _ROMANS and _ROMANS.index(value) == _ROMANS.index(earlier) + 1:
        return True
    *stem, last = value.split(".")
    *stem_before, before = earlier.split(".")
    if stem != stem_before:
        return False
    if last.isdecimal() and before.isdecimal():
        return int(last) == int(before) + 1
    return len(last) == len(before) == 1 and ord(last) == ord(before) + 1
