"""Words over slides: so many on each as can be read at a readable size, the rest on the next. Plain values, no Django.

Sizes are in points, and those of ``outputs/pptx.py``. Slides are shown in a typeface that every office has, a little narrower than
the one that is measured with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from heed.publishing.rules.measuring import lines
from heed.publishing.slides import Line

WIDTH, HEIGHT = 820.0, 352.0
SIZES = {"plain": 24.0, "strong": 24.0, "quiet": 16.0, "link": 20.0}
LEADING = 1.2
AFTER = 10.0
BEFORE = 14.0


def height(line: Line) -> float:
    """How tall the paragraph is at most."""
    size = SIZES[line.tone]
    room = WIDTH / size * 1000
    count = lines("", room, bold=line.text) if line.tone == "strong" else lines(line.text, room)
    return count * size * LEADING + AFTER + (BEFORE if line.tone == "strong" else 0)


def spread(groups: Iterable[tuple[Line, ...]]) -> list[tuple[Line, ...]]:
    """The groups on as few slides as hold them. A group stays together unless it alone is too tall: then it is split."""
    slides: list[tuple[Line, ...]] = []
    now: tuple[Line, ...] = ()
    for group in groups:
        if now and _tall((*now, *group)) > HEIGHT:
            slides.append(now)
            now = ()
        now = (*now, *group)
        while _tall(now) > HEIGHT:
            first, now = _split(now)
            slides.append(first)
    return [*slides, now] if now else slides


def _tall(group: Iterable[Line]) -> float:
    return sum(height(line) for line in group)


def _split(group: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """What fits on one slide, at least something, and what is left."""
    kept: list[Line] = []
    for place, line in enumerate(group):
        if _tall([*kept, line]) <= HEIGHT:
            kept.append(line)
            continue
        here, rest = _divided(line, HEIGHT - _tall(kept))
        left = (replace(line, text=rest), *group[place + 1 :]) if rest else group[place + 1 :]
        if here:
            kept.append(replace(line, text=here))
        return tuple(kept), left
    return tuple(kept), ()


def _divided(line: Line, room: float) -> tuple[str, str]:
    """As many sentences of the text as fit, or where not even one does, as many words; and the rest."""
    for pieces in (re.split(r"(?<=[.!?]) ", line.text), line.text.split(), list(line.text)):
        between = "" if len(pieces) == len(line.text) else " "
        taken = 0
        while taken < len(pieces) and height(replace(line, text=between.join(pieces[: taken + 1]))) <= room:
            taken += 1
        if taken:
            return between.join(pieces[:taken]), between.join(pieces[taken:])
        if room < HEIGHT:
            # more room than this is on the next slide
            return "", line.text
    return line.text, ""
