"""PDF made by a program: words from PDFium, put in reading order, heads and feet gone, paragraphs found."""

from __future__ import annotations

from collections.abc import Sequence

from heed.reading.formats.pdf import pdfium
from heed.reading.formats.pdf.layout import TextLine, read_page
from heed.reading.formats.pdf.paragraphs import Measures, goes_on, is_note, stands_apart
from heed.reading.formats.pdf.pdfium import RawPage
from heed.reading.formats.pdf.running import running_lines
from heed.reading.formats.pdf.tables import Grid, grids_of, is_table, lines_of
from heed.reading.pages import Cell, Line, Source

MEDIA_TYPE = "application/pdf"


def read(content: bytes, name: str) -> Source:
    """The document's pages and lines. Raises ``CannotRead`` with a sentence that names the file."""
    raw = pdfium.read(content, name)
    pages = _pages(raw)
    heights = [page.height for page in raw]
    running = running_lines(pages, heights)
    measures = Measures.of(pages, running)
    texts: list[str] = []
    lines: list[Line] = []
    above: TextLine | None = None
    for number, (page, height) in enumerate(zip(pages, heights, strict=True), start=1):
        text, placed = _set(page, measures)
        texts.append(text)
        edges, left = measures.edges(page, running)
        for start, line, gap in placed:
            if id(line) in running or is_note(line, measures.body, height):
                continue
            on = above is not None and goes_on(above, line, gap=gap, edges=edges)
            lines.append(
                Line(
                    page=number,
                    start=start,
                    end=start + len(line.text),
                    text=line.text,
                    indent=max(0.0, (line.x0 - left) / (0.5 * measures.body)),
                    gap=not on and (gap or above is None or stands_apart(above, line)),
                    continues=on,
                    heading=measures.heading_level(line),
                    bold=line.bold,
                    cell=Cell(*line.cell) if line.cell else None,
                    broken=line.text.endswith("-") and measures.breaks_a_word(line, page),
                ),
            )
            above = line
    return Source(MEDIA_TYPE, tuple(texts), tuple(lines))


def _set(page: Sequence[TextLine], measures: Measures) -> tuple[str, list[tuple[int, TextLine, bool]]]:
    """A page's text, and its lines with where each begins in it and whether space parts it from the one above."""
    pieces: list[str] = []
    placed: list[tuple[int, TextLine, bool]] = []
    at = 0
    above: TextLine | None = None
    for line in page:
        gap = above is None or measures.gap_between(above, line)
        lead = "" if above is None else "\n\n" if gap else "\n"
        placed.append((at + len(lead), line, gap))
        pieces += [lead, line.text]
        at += len(lead) + len(line.text)
        above = line
    return "".join(pieces) + "\n", placed


def _pages(raw: Sequence[RawPage]) -> list[list[TextLine]]:
    """The lines of each page, with tables where they stand; one that goes on over the page keeps its number."""
    pages: list[list[TextLine]] = []
    table, row = -1, 0
    above: Grid | None = None
    for page in raw:
        held = {grid: [word for word in page.words if grid.holds(word)] for grid in grids_of(page.rules)}
        held = {grid: words for grid, words in held.items() if is_table(grid, words)}
        flow = [word for word in page.words if not any(grid.holds(word) for grid in held)] if held else page.words
        lines = read_page(flow, page.width)
        for n, (grid, words) in enumerate(held.items()):
            follows = n == 0 and above is not None and above.like(grid) and grid.rows[0] < 0.3 * page.height
            if not follows:
                table, row = table + 1, 0
            at = next((i for i, line in enumerate(lines) if line.top > grid.rows[0]), len(lines))
            lines[at:at] = lines_of(grid, words, table, row)
            row += len(grid.rows) - 1
            above = grid
        above = above if held else None
        pages.append(lines)
    return pages
