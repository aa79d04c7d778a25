"""Boxes drawn side by side: each is read by itself, from top to bottom, before the one beside it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from heed.reading.formats.pdf.pdfium import Rule, Word
from heed.reading.formats.pdf.tables import NEAR, Grid

SMALLEST = 60.0
"""In points: what is narrower or lower frames no text of its own."""

MOST = 60
"""More boxes than this on a page are a drawing."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A box: its edges in points from the page's left and top."""

    x0: float
    x1: float
    top: float
    bottom: float

    def holds(self, word: Word) -> bool:
        """Whether the middle of a word stands in the box."""
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def beside(self, other: Frame) -> bool:
        """Whether the two stand next to one another, so that lines across the page run through both."""
        level = min(self.bottom, other.bottom) - max(self.top, other.top)
        return level > 0.5 * min(self.bottom - self.top, other.bottom - other.top) and (
            self.x1 <= other.x0 + NEAR or other.x1 <= self.x0 + NEAR
        )


def frames_of(rules: Sequence[Rule], words: Sequence[Word], tables: Collection[Grid]) -> dict[Frame, list[Word]]:
    """The boxes that stand side by side, each with its words; those of tables are no frames."""
    boxes = _boxes(rules)
    if not 2 <= len(boxes) <= MOST:
        return {}
    boxes = [
        box
        for box in boxes
        if not any(
            g.columns[0] - NEAR <= box.x0
            and box.x1 <= g.columns[-1] + NEAR
            and g.rows[0] - NEAR <= box.top
            and box.bottom <= g.rows[-1] + NEAR
            for g in tables
        )
    ]
    framed = {
        box: [word for word in words if box.holds(word)]
        for box in boxes
        if any(box.beside(other) for other in boxes if other is not box)
    }
    return {box: held for box, held in framed.items() if len(held) >= 3}


def _boxes(rules: Sequence[Rule]) -> list[Frame]:
    """Two level rules of one width with an upright one at each of their ends; none that holds another."""
    across = [rule for rule in rules if rule.top == rule.bottom and rule.x1 - rule.x0 >= SMALLEST]
    down = [rule for rule in rules if rule.x0 == rule.x1]
    if len(across) < 4 or len(down) < 3 or len(across) * len(down) > 40_000:
        return []
    boxes: list[Frame] = []
    for upper in sorted(across, key=lambda rule: rule.top):
        lower = min(
            (
                rule
                for rule in across
                if rule.top > upper.top + 15 and abs(rule.x0 - upper.x0) <= NEAR and abs(rule.x1 - upper.x1) <= NEAR
            ),
            key=lambda rule: rule.top,
            default=None,
        )
        if lower is None:
            continue
        closed = all(
            any(
                abs(side.x0 - x) <= NEAR and side.top <= upper.top + NEAR and side.bottom >= lower.top - NEAR
                for side in down
            )
            for x in (upper.x0, upper.x1)
        )
        box = Frame(upper.x0, upper.x1, upper.top, lower.top)
        if closed and box not in boxes:
            boxes.append(box)
    return [box for box in boxes if not any(_within(other, box) for other in boxes if other is not box)]


def _within(inner: Frame, outer: Frame) -> bool:
    return (
        inner.x0 >= outer.x0 - NEAR
        and inner.x1 <= outer.x1 + NEAR
        and inner.top >= outer.top - NEAR
        and inner.bottom <= outer.bottom + NEAR
    )
