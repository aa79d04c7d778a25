"""The body of a Word file in the order in which it is read: paragraphs, tables, text boxes, and notes at its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from heed.reading.formats.docx.names import ALTERNATIVES, Element, chosen, number, switch, value, w
from heed.reading.formats.docx.numbering import Numbered, Numbering
from heed.reading.formats.docx.package import Package
from heed.reading.formats.docx.styles import LOWEST_HEADING, NumberedBy, Styles, indent_of
from heed.reading.formats.docx.tables import rows_of, tables_in
from heed.reading.formats.docx.words import Reader, Words, is_prompt
from heed.reading.formats.gathering import Gathering, is_data
from heed.reading.formats.setting import Paragraph, is_list_like
from heed.reading.pages import Cell

TAB = 6.0
"""How many characters a tab at the head of a paragraph moves it in."""

_THROUGH = frozenset(w(name) for name in ("ins", "moveTo", "customXml", "sdtContent", "smartTag"))


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the document the walk stands."""

    cell: Cell | None = None
    apart: bool = False


@dataclass(slots=True)
class Body:
    """The walk through a document, and what it has found so far."""

    styles: Styles
    numbering: Numbering
    reader: Reader
    found: Gathering = field(default_factory=Gathering)
    notes: dict[tuple[str, str], None] = field(default_factory=dict)
    carried: Words | None = None
    hidden: int = 0
    covered: int = 0
    attached: int = 0

    def blocks(self, parent: Iterable[Element], place: Place) -> None:
        """Read the paragraphs and tables of the body, a cell, a text box or a note."""
        for child in parent:
            if child.tag == w("p"):
                self._paragraph(child, place)
            elif child.tag == w("tbl"):
                self._table(child, place)
            elif child.tag in _THROUGH:
                self.blocks(child, place)
            elif child.tag == w("sdt"):
                self._control(child, place)
            elif child.tag == ALTERNATIVES and (branch := chosen(child)) is not None:
                self.blocks(branch, place)
            elif child.tag == w("altChunk"):
                self.attached += 1

    def _control(self, control: Element, place: Place) -> None:
        content = control.find(w("sdtContent"))
        if content is not None and not is_prompt(control):
            gallery = control.find(f"{w('sdtPr')}/{w('docPartObj')}")
            is_contents = value(gallery, "docPartGallery") == "Table of Contents"
            self.blocks(content, replace(place, apart=place.apart or is_contents))

    def _paragraph(self, element: Element, place: Place) -> None:
        properties = element.find(w("pPr"))
        style = value(properties, "pStyle") or self.styles.usual
        words, self.carried = self.carried or Words(), None
        self.reader.read(element, style, words)
        mark = properties.find(w("rPr")) if properties is not None else None
        if mark is not None and (mark.find(w("del")) is not None or mark.find(w("moveFrom")) is not None):
            # the end of the paragraph is deleted: what is left of it belongs to the next
            self.carried = words
            return
        self.hidden += words.hidden
        self.covered += words.covered
        self.notes |= dict.fromkeys(words.notes)
        text = "".join(words.text)
        vanished = not text.strip() and words.hidden > 0 and (switch(mark, "vanish") or False)
        if not vanished:
            self._say(text, words, properties, style, place)
        for box in words.boxes:
            self.blocks(box, replace(place, cell=None) if place.cell is None else place)

    def _say(self, text: str, words: Words, properties: Element | None, style: str | None, place: Place) -> None:
        """Add a paragraph, counted into its list and set at its indent."""
        numbered = self._numbered(properties, style)
        if not text.strip() and numbered is None:
            return
        left, hanging = self._indents(properties, style, numbered)
        left += TAB * (len(text) - len(text.lstrip("\t")))
        heading = None if place.cell else self._heading(properties, style)
        bold = bool(words.bold) and all(words.bold)
        listed = not bold if numbered is None else is_list_like(numbered.marker, text, bold=bold)
        paragraph = Paragraph(
            text,
            marker=numbered.marker if numbered else None,
            heading=heading,
            bold=bold,
            level=self._level(numbered, left, apart=heading is not None or not listed),
            indent=left - hanging,
            cell=place.cell,
            apart=place.apart or self.styles.is_contents(style),
        )
        self.found.add(paragraph, words.sizes)

    def _numbered(self, properties: Element | None, style: str | None) -> Numbered | None:
        own = properties.find(w("numPr")) if properties is not None else None
        by_style = self.styles.numbered_by(style)
        if own is None:
            return self.numbering.next(by_style) if by_style else None
        list_id = value(own, "numId")
        if list_id is None and by_style:
            depth = number(own, "ilvl")
            return self.numbering.next(replace(by_style, depth=depth if depth is not None else by_style.depth))
        if list_id in {None, "0"}:
            return None
        return self.numbering.next(NumberedBy(list_id or "", number(own, "ilvl"), style))

    def _indents(self, properties: Element | None, style: str | None, numbered: Numbered | None) -> tuple[float, float]:
        """Left indent and hanging of a paragraph: its own, else its list's, else its style's."""
        left, hanging = indent_of(properties)
        own = properties.find(w("numPr")) if properties is not None else None
        by_style = self.styles.numbered_by(style)
        if numbered and not (own is None and by_style and by_style.indented_by_style):
            left = numbered.left if left is None else left
            hanging = numbered.hanging if hanging is None else hanging
        style_left, style_hanging = self.styles.indent(style)
        left = style_left if left is None else left
        hanging = style_hanging if hanging is None else hanging
        return left or 0.0, hanging or 0.0

    def _heading(self, properties: Element | None, style: str | None) -> int | None:
        own = number(properties, "outlineLvl")
        if own is not None:
            return own + 1 if own < LOWEST_HEADING else None
        return self.styles.heading(style)

    def _level(self, numbered: Numbered | None, left: float, *, apart: bool) -> int | None:
        """How deep in lists the paragraph stands; null for one ``apart`` from any."""
        if apart:
            self.found.nesting.close()
            return None
        if numbered is None:
            return self.found.nesting.level_at(left)
        return self.found.nesting.level_of(numbered.key, numbered.depth, left, numbered.marker)

    def _table(self, table: Element, place: Place) -> None:
        rows = rows_of(table)

        def read(cell: Element, standing: Cell | None) -> None:
            self.blocks(cell, replace(place, cell=standing))

        self.found.table(rows, place.cell, read, data=is_data(rows, tables_in))

    def read_notes(self, package: Package) -> None:
        """Add the notes after the text, in the order in which it refers to them."""
        known = {(kind, note.get(w("id"), "")): note for kind, note in _notes(package)}
        for n, key in enumerate([key for key in self.notes if key in known], start=1):
            at = len(self.found)
            self.blocks(known[key], Place(apart=True))
            self.found.mark(at, f"[{n}]")


def _notes(package: Package) -> Iterator[tuple[str, Element]]:
    for kind, root in (("footnote", package.footnotes), ("endnote", package.endnotes)):
        if root is not None:
            yield from ((kind, note) for note in root.iterfind(w(kind)))


def read_body(package: Package) -> Body:
    """The document walked through to its end."""
    styles = Styles(package.styles)
    body = Body(styles, Numbering(package.numbering, styles), Reader(styles))
    body.blocks(package.body, Place())
    body.read_notes(package)
    return body
