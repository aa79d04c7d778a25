"""Plain text: one page. Tells paragraphs that were wrapped by a program from lines that stand for themselves."""

from __future__ import annotations

import re

from heed.reading.markers import marker_of
from heed.reading.pages import Line, Source

NARROWEST_WRAP, WIDEST_WRAP = 40, 120
UNDERLINE = re.compile(r"\s*([=\-~*_#])\1{2,}\s*$")


def read(text: str) -> Source:
    """The text as one page of lines. Form feeds part pages."""
    page_texts = tuple(text.split("\f"))
    lines = tuple(line for number, page in enumerate(page_texts, start=1) for line in _lines(page, number))
    return Source(media_type="text/plain", page_texts=page_texts, lines=lines)


def _lines(page: str, number: int) -> list[Line]:
    width = _wrap_width(page)
    lines: list[Line] = []
    gap, start, above = True, 0, ""
    ruled: int | None = None  # where the lines right under a rule begin
    for raw in page.split("\n"):
        stripped = raw.strip()
        if not stripped:
            gap, ruled = True, None
        elif UNDERLINE.match(raw):
            # a rule is itself no text: under a line, or around a few, it makes the first of them a heading
            level = 1 if stripped[0] == "=" else 2
            if ruled is not None and ruled < len(lines) <= ruled + 3:
                lines[ruled] = _as_heading(lines[ruled], level)
            elif lines and not gap and lines[-1].gap:
                lines[-1] = _as_heading(lines[-1], level)
            ruled, gap = len(lines), True
        else:
            begin = start + len(raw) - len(raw.lstrip())
            lines.append(
                Line(
                    page=number,
                    start=begin,
                    end=begin + len(stripped),
                    text=stripped,
                    indent=len(raw.expandtabs(8)) - len(raw.expandtabs(8).lstrip()),
                    gap=gap,
                    continues=not gap and _goes_on(above, raw, width),
                ),
            )
            gap, above = False, raw
        start += len(raw) + 1
    return lines


def _as_heading(line: Line, level: int) -> Line:
    return Line(line.page, line.start, line.end, line.text, line.indent, gap=True, heading=level)


def _wrap_width(page: str) -> int | None:
    """The column at which a program wrapped the text, or null where every line is a whole paragraph."""
    widths = sorted(len(line.rstrip()) for line in page.split("\n") if line.strip())
    if not widths or widths[-1] > WIDEST_WRAP:
        return None
    width = widths[int(0.98 * (len(widths) - 1))]
    return width if width >= NARROWEST_WRAP else None


def _goes_on(above: str, line: str, width: int | None) -> bool:
    """Whether the break before this line was forced: its first word would not have fitted on the line above."""
    if width is None or _opens_a_point(line, above):
        return False
    first_word = line.split(maxsplit=1)[0]
    return len(above.rstrip()) + 1 + len(first_word) > width


def _opens_a_point(line: str, above: str) -> bool:
    marker = marker_of(line.strip())
    if marker is None:
        return False
    # a wrapped sentence may happen to bring a number to the front: "…in the year / 12. There…"
    return above.rstrip().endswith((".", ":", ";", "?", "!", ",", "and", "or")) or marker_of(above.strip()) is not None
