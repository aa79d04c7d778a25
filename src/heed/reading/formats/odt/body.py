"""The body of an OpenDocument text in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from heed.reading.formats.gathering import WIDEST, Gathering, TableCell, is_data
from heed.reading.formats.odt.lists import Count, Lists, Numbered
from heed.reading.formats.odt.names import Element, q, whole
from heed.reading.formats.odt.styles import Styles
from heed.reading.formats.odt.words import BOXES, Words, read_words
from heed.reading.formats.setting import Paragraph, is_list_like
from heed.reading.pages import Cell

_SECTIONS = BOXES | {
    q(name) for name in ("text:section", "text:index-title", "text:numbered-paragraph", "draw:text-box", "draw:g")
}
_INDEXES = frozenset(
    q(f"text:{name}")
    for name in ("table-of-content", "illustration-index", "table-index", "alphabetical-index", "user-index")
)
_ROW_GROUPS = frozenset(q(f"table:{name}") for name in ("table-header-rows", "table-rows", "table-row-group"))
_CELLS = (q("table:table-cell"), q("table:covered-table-cell"))


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the document the walk stands."""

    cell: Cell | None = None
    apart: bool = False


@dataclass(slots=True)
class _Point:
    """A point of a list whose first paragraph has yet to come: that paragraph bears the number."""

    style: str
    depth: int
    count: Count
    start: int | None
    marked: bool = True


@dataclass(slots=True)
class Body:
    """The walk through a document, and what it has found so far."""

    styles: Styles
    lists: Lists
    found: Gathering = field(default_factory=Gathering)
    notes: list[Element] = field(default_factory=list)
    waiting: _Point | None = None
    level: int | None = None
    comments: int = 0
    hidden: int = 0
    covered: int = 0

    def blocks(self, parent: Iterable[Element], place: Place) -> None:
        """Read what stands in the body, a section, a cell, a text box or a note."""
        for child in parent:
            if child.tag in {q("text:p"), q("text:h")}:
                self._paragraph(child, place)
            elif child.tag == q("text:list"):
                self._list(child, place, child.get(q("text:style-name"), ""), 1, None)
            elif child.tag == q("table:table"):
                self._table(child, place)
            elif child.tag in _SECTIONS:
                if child.get(q("text:display")) != "none":
                    self.blocks(child, place)
            elif child.tag in _INDEXES:
                self.blocks(child.iterfind(q("text:index-body")), replace(place, apart=True))
            elif child.tag == q("text:index-body"):
                self.blocks(child, place)

    def _list(self, element: Element, place: Place, style: str, depth: int, count: Count | None) -> None:
        """The points of a list. ``count`` is that of the list around it, null for one that stands by itself."""
        count = self.lists.opened(element, style) if count is None else count
        around = self.level
        for item in element:
            if item.tag not in {q("text:list-item"), q("text:list-header")}:
                continue
            own = _Point(
                item.get(q("text:style-override")) or style,
                depth,
                count,
                whole(item.get(q("text:start-value"))),
                marked=item.tag == q("text:list-item"),
            )
            self.waiting, self.level = own, None
            for child in item:
                if child.tag == q("text:list"):
                    self._list(child, place, child.get(q("text:style-name"), style), depth + 1, count)
                else:
                    self.blocks((child,), place)
            self.waiting = None
        self.level = around

    def _paragraph(self, element: Element, place: Place) -> None:
        style = element.get(q("text:style-name"))
        heading = self._heading(element, style)
        words = read_words(element, style, self.styles)
        self.comments += words.comments
        self.hidden += words.hidden
        self.covered += words.covered
        self.notes += words.notes
        point, self.waiting = self.waiting, None
        text = "".join(words.text)
        # a paragraph that is all hidden is not there, nor is it counted
        if text.strip() or (point and point.marked and not words.hidden):
            self._say(element, words, point, heading, place)
        for box in words.boxes:
            self.blocks((box,), place)

    def _say(self, element: Element, words: Words, point: _Point | None, heading: int | None, place: Place) -> None:
        style = element.get(q("text:style-name"))
        numbered = self._numbered(element, point, heading, style)
        text = "".join(words.text)
        left, hanging = self._indents(style, numbered)
        bold = bool(words.bold) and all(words.bold)
        listed = not bold if numbered is None else is_list_like(numbered.marker, text, bold=bold)
        heading = None if place.cell else heading
        paragraph = Paragraph(
            text,
            marker=numbered.marker if numbered else None,
            heading=heading,
            bold=bold,
            level=self._level(numbered, point, left, apart=heading is not None or not listed),
            indent=left - hanging,
            cell=place.cell,
            apart=place.apart,
        )
        self.found.add(paragraph, words.sizes)

    def _heading(self, element: Element, style: str | None) -> int | None:
        if element.tag == q("text:h"):
            return max(whole(element.get(q("text:outline-level"))) or 1, 1)
        return self.styles.outline_level(style)

    def _numbered(
        self, element: Element, point: _Point | None, heading: int | None, style: str | None
    ) -> Numbered | None:
        if point is not None:
            return self.lists.point(point.count, point.style, point.depth, point.start) if point.marked else None
        is_numbered = element.tag == q("text:h") and element.get(q("text:is-list-header")) != "true"
        if heading is None or not is_numbered or self.styles.list_of(style) == "":
            return None
        anew = element.get(q("text:restart-numbering")) == "true"
        return self.lists.heading(heading, whole(element.get(q("text:start-value"))), anew=anew)

    def _indents(self, style: str | None, numbered: Numbered | None) -> tuple[float, float]:
        """Left indent and hanging of a paragraph: its list's, else its style's."""
        left, hanging = self.styles.indent(style)
        if numbered:
            left = left if numbered.left is None else numbered.left
            hanging = hanging if numbered.hanging is None else numbered.hanging
        return left or 0.0, hanging or 0.0

    def _level(self, numbered: Numbered | None, point: _Point | None, left: float, *, apart: bool) -> int | None:
        """How deep in lists the paragraph stands; null for one ``apart`` from any."""
        if apart:
            self.found.nesting.close()
            return None
        if point is None and self.level is not None:
            return self.level
        if numbered is None or point is None:
            return self.found.nesting.level_at(left)
        self.level = self.found.nesting.level_of(id(point.count), point.depth, left, numbered.marker)
        return self.level

    def _table(self, table: Element, place: Place) -> None:
        rows = _cells_by_row(table)

        def read(cell: Element, standing: Cell | None) -> None:
            self.blocks(cell, replace(place, cell=standing))

        self.found.table(rows, place.cell, read, data=is_data(rows, _tables_in))

    def read_notes(self) -> None:
        """Add the notes after the text."""
        waiting, self.notes = self.notes, []
        for n, note in enumerate(waiting, start=1):
            at = len(self.found)
            body = note.find(q("text:note-body"))
            self.blocks(body if body is not None else (), Place(apart=True))
            self.found.mark(at, f"[{n}]")


def _tables_in(cell: Element) -> list[list[list[TableCell]]]:
    return [_cells_by_row(table) for table in cell.iterfind(q("table:table"))]


def _cells_by_row(table: Element) -> list[list[TableCell]]:
    return [cells for row in _rows(table) if (cells := _cells(row))]


def _rows(parent: Element) -> list[Element]:
    rows: list[Element] = []
    for child in parent:
        if child.tag == q("table:table-row"):
            rows.append(child)
        elif child.tag in _ROW_GROUPS:
            rows += _rows(child)
    return rows


def _cells(row: Element) -> list[TableCell]:
    """The cells of a row, each with its column and how many it spans; those that another spans are left out."""
    cells: list[TableCell] = []
    column = 0
    for cell in row.iterchildren(*_CELLS):
        wide = min(whole(cell.get(q("table:number-columns-spanned"))) or 1, WIDEST)
        if cell.tag == _CELLS[0]:
            cells.append(TableCell(cell, column, wide))
        column += min(whole(cell.get(q("table:number-columns-repeated"))) or 1, WIDEST)
    return cells
