"""PDF made by a program: words from PDFium, put in reading order, heads and feet gone, paragraphs found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from heed.reading.document import ReadingWarning
from heed.reading.formats.pdf import hidden, pdfium, scanned
from heed.reading.formats.pdf.frames import frames_of
from heed.reading.formats.pdf.hidden import Hidden
from heed.reading.formats.pdf.layout import Inset, TextLine, beside_the_text, inserted, read_page
from heed.reading.formats.pdf.paragraphs import Measures, comes_after, goes_on, is_note, stands_apart, strip
from heed.reading.formats.pdf.pdfium import RawPage, Word
from heed.reading.formats.pdf.running import running_lines
from heed.reading.formats.pdf.tables import Tables, grids_of, is_table
from heed.reading.formats.pdf.unruled import unruled_grids
from heed.reading.markers import MarkerKind, marker_of
from heed.reading.pages import Cell, Line, Source

MEDIA_TYPE = "application/pdf"


def read(content: bytes, name: str) -> Source:
    """The document's pages and lines. Raises ``CannotRead`` with a sentence that names the file."""
    raw, concealed = hidden.set_apart(content, pdfium.read(content, name))
    raw, warnings = scanned.recognised(content, raw)
    return laid_out(MEDIA_TYPE, raw, warnings, concealed)


def laid_out(
    media_type: str,
    raw: Sequence[RawPage],
    warnings: Sequence[ReadingWarning] = (),
    concealed: Mapping[int, Sequence[Hidden]] = MappingProxyType({}),
) -> Source:
    """Words where they stand on pages, as pages of lines; words that nobody sees come after all else on their page."""
    said = list(warnings)
    pages = _pages(raw)
    heights = [page.height for page in raw]
    running = running_lines(pages, heights)
    measures = Measures.of(pages, running)
    texts: list[str] = []
    lines: list[Line] = []
    above: TextLine | None = None
    opened: dict[MarkerKind, str] = {}
    for number, (page, height) in enumerate(zip(pages, heights, strict=True), start=1):
        text, placed = _set(page, measures)
        text, found = hidden.written(text, number, concealed.get(number, ()))
        texts.append(text)
        said += found
        edges, left = measures.edges(page, running)
        for n, (start, line, gap) in enumerate(placed):
            if id(line) in running or line.aside or is_note(line, measures.body, height):
                continue
            following = page[n + 1] if n + 1 < len(page) else None
            marker = marker_of(line.text)
            awaited = marker is not None and comes_after(marker.value or "", opened.get(marker.kind, ""))
            on = above is not None and goes_on(above, line, marker, gap=gap, edges=edges, awaited=awaited)
            if marker is not None and marker.value and not on:
                opened[marker.kind] = marker.value
            lines.append(
                Line(
                    page=number,
                    start=start,
                    end=start + len(line.text),
                    text=line.text,
                    indent=max(0.0, (line.x0 - left.get(strip(line), line.x0)) / (0.5 * measures.body)),
                    gap=not on and (gap or above is None or stands_apart(above, line)),
                    continues=on,
                    heading=measures.heading_level(line),
                    bold=line.bold,
                    led=line.led,
                    cell=Cell(*line.cell) if line.cell else None,
                    broken=line.text.endswith("-") and measures.breaks_a_word(line, following),
                ),
            )
            above = line
    return Source(media_type, tuple(texts), tuple(lines), warnings=tuple(said))


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


def words_in_order(content: bytes, number: int) -> tuple[RawPage, list[Word]]:
    """One page, counted from 1, of a document that was read before, and its words in the order of the page's text.

    A page's text is these words with space between; which space depends on the whole document, their order does not.
    """
    pages, concealed = hidden.set_apart(content, [pdfium.read_one(content, number)], first=number)
    pages, _ = scanned.recognised(content, pages, first=number)
    return pages[0], [*laid_in_order(pages[0]), *(word for group in concealed.get(number, ()) for word in group.words)]


def laid_in_order(page: RawPage) -> list[Word]:
    """A page's words in the order in which people read them."""
    return [word for line in _pages([page])[0] for word in line.words]


def _pages(raw: Sequence[RawPage]) -> list[list[TextLine]]:
    """The lines of each page, with tables where they stand; one that goes on over the page keeps its number."""
    pages: list[list[TextLine]] = []
    tables = Tables()
    for page in raw:
        held = {grid: [word for word in page.words if grid.holds(word)] for grid in grids_of(page.rules)}
        held = {grid: words for grid, words in held.items() if is_table(grid, words)}
        framed = frames_of(page.rules, page.words, held)
        apart = {id(word) for words in (*held.values(), *framed.values()) for word in words}
        flow = [word for word in page.words if id(word) not in apart] if apart else page.words
        for grid in unruled_grids(flow):
            held[grid] = [word for word in flow if grid.holds(word)]
            flow = [word for word in flow if not grid.holds(word)]
        beside = {id(word): word for word in beside_the_text(flow, page.width)}
        flow = [word for word in flow if id(word) not in beside] if beside else flow
        insets = [
            Inset(grid.columns[0], grid.columns[-1], grid.rows[0], tables.lines(grid, words, page.height))
            for grid, words in sorted(held.items(), key=lambda table: table[0].rows[0])
        ]
        for n, (frame, words) in enumerate(framed.items(), start=100):
            lines = read_page(words, frame.x1 - frame.x0)
            for line in lines:
                line.column += 100 * n
            insets.append(Inset(frame.x0, frame.x1, frame.top, lines))
        tables.end_page()
        notes = read_page(list(beside.values()), page.width)
        for line in notes:
            line.aside = True
        pages.append([*inserted(read_page(flow, page.width), insets), *notes])
    return pages
