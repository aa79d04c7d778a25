"""Papers as Word files: real headings and lists, a language, and links, so that they can be changed and read aloud."""

from __future__ import annotations

from datetime import datetime, time
from functools import cache
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from heed.publishing.outputs.letters import letters, property_of
from heed.publishing.outputs.packing import packed
from heed.publishing.outputs.qr import qr_png
from heed.publishing.outputs.word_links import add_link
from heed.publishing.paper import Block, Break, Bullets, Care, Heading, Pair, Paper, Point, Points, Table, Text

_FONT = "Arial"
_INK, _SOFT, _ACCENT = RGBColor(0x1C, 0x2B, 0x30), RGBColor(0x4B, 0x5A, 0x5F), RGBColor(0x0D, 0x4B, 0x52)
_SIZES = {"Normal": 11.5, "Heading 1": 24, "Heading 2": 16, "Heading 3": 13, "List Bullet": 11.5, "List Number": 11.5}
_SMALL = {"Normal": 9.0, "Heading 1": 17, "Heading 2": 11.5, "Heading 3": 10, "List Bullet": 9.0, "List Number": 9.0}
"""The sizes of a paper, and of one that is to be a single sheet, in points."""

_STYLES = {*_SIZES, "Default Paragraph Font", "Normal Table", "No List", "Footer", "Header", "Caption", "Table Grid"}


def docx_file(paper: Paper) -> bytes:
    """The paper as a Word file."""
    document = docx.Document(BytesIO(_blank()))
    _dress(document, paper)
    _head(document, paper)
    for block in paper.blocks:
        _draw(document, block)
    _foot(document, paper)
    made = BytesIO()
    document.save(made)
    return packed(made.getvalue())


@cache
def _blank() -> bytes:
    """An empty document without the styles that no paper uses: each paragraph looks through them all."""
    document = docx.Document()
    for style in list(document.styles):
        if style.name not in _STYLES:
            style.delete()
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _dress(document: Document, paper: Paper) -> None:
    """Page, typeface, language and properties."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin = section.bottom_margin = Cm(1.4 if paper.one_page else 2)
    for name, size in (_SMALL if paper.one_page else _SIZES).items():
        style = document.styles[name]
        if isinstance(style, ParagraphStyle):
            _typeface(style, size, is_heading=name.startswith("Heading"), is_tight=paper.one_page)
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    if language is not None:
        language.set(qn("w:val"), paper.language)
    said, at = document.core_properties, datetime.combine(paper.dated, time(12))
    said.title, said.subject = property_of(f"{paper.title} – {paper.name}"), property_of(paper.name)
    said.author = said.last_modified_by = property_of(paper.publisher)
    said.language, said.comments = paper.language, property_of(paper.address)
    said.created = said.modified = at
    said.revision = paper.version


def _typeface(style: ParagraphStyle, size: float, *, is_heading: bool, is_tight: bool) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.attrib.pop(qn(f"w:{kind}Theme"), None)
    style.font.name, style.font.size = _FONT, Pt(size)
    style.font.color.rgb = _ACCENT if is_heading else _INK
    spacing = style.paragraph_format
    before, after = (size, 6) if is_heading else (0, 8)
    spacing.space_before, spacing.space_after = (Pt(before / 2), Pt(2)) if is_tight else (Pt(before), Pt(after))
    spacing.line_spacing = 1.05 if is_tight else 1.2
    if is_heading:
        spacing.keep_with_next = True


def _head(document: Document, paper: Paper) -> None:
    name = document.add_paragraph()
    _run(name, paper.name, bold=True, colour=_ACCENT)
    document.add_heading(letters(paper.title), 1).paragraph_format.space_before = Pt(0)
    for fact in paper.facts:
        _quiet(document, fact)
    picture = document.add_picture(BytesIO(qr_png(paper.address)), width=Cm(2 if paper.one_page else 3))
    said = picture._inline.docPr  # noqa: SLF001 - python-docx has no other way to a picture's words
    said.set("descr", letters(paper.picture))
    said.set("title", letters(paper.link))
    add_link(document.add_paragraph(), paper.address, letters(paper.link))


def _foot(document: Document, paper: Paper) -> None:
    foot = document.sections[0].footer.paragraphs[0]
    _run(foot, " ".join(paper.foot), small=True, colour=_SOFT)


def _draw(document: Document, block: Block) -> None:
    match block:
        case Heading():
            document.add_heading(letters(block.text), min(block.level + 1, 3))
        case Text():
            _text(document, block)
        case Bullets():
            for line in block.lines:
                document.add_paragraph(letters(line), style="List Number" if block.numbered else "List Bullet")
        case Table():
            _table(document, block)
        case Break():
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        case _:
            _draw_several(document, block)


def _draw_several(document: Document, block: Points | Care | Pair) -> None:
    """A block that holds others. What stands side by side on a sheet runs on in two columns."""
    if isinstance(block, Points):
        for point in block.points:
            _point(document, point)
        return
    if isinstance(block, Care):
        _shaded(document, block.note)
        for one in block.blocks:
            _draw(document, one)
        return
    document.add_section(WD_SECTION.CONTINUOUS)
    for strand in (*block.first, *block.second):
        _draw(document, strand)
    document.add_section(WD_SECTION.CONTINUOUS)
    # the one before is what was just drawn
    columns = document.sections[-2]._sectPr.find(qn("w:cols"))  # noqa: SLF001 - python-docx has no columns
    if columns is not None:
        columns.set(qn("w:num"), "2")


def _text(document: Document, block: Text) -> None:
    if block.tone == "care":
        _shaded(document, block.text)
    elif block.address:
        add_link(document.add_paragraph(), block.address, letters(block.text))
    else:
        for words in filter(str.strip, block.text.split("\n")):
            if block.tone == "quiet":
                _quiet(document, words)
            else:
                document.add_paragraph(letters(words))


def _point(document: Document, point: Point) -> None:
    label = document.add_paragraph()
    label.paragraph_format.keep_with_next = True
    label.paragraph_format.space_before, label.paragraph_format.space_after = Pt(2), Pt(1)
    add_link(label, point.address, letters(point.label))
    if point.title:
        _run(label, f": {point.title}", bold=True)
    for words in filter(str.strip, point.text.split("\n")):
        document.add_paragraph(letters(words))
    for part in point.parts:
        document.add_paragraph(letters(part), style="List Bullet")
    if point.note:
        note = _quiet(document, f"{point.note}. " if point.reworded or point.excerpt else point.note)
        if point.reworded or point.excerpt:
            add_link(note, point.address, letters(point.link))


def _table(document: Document, block: Table) -> None:
    document.add_paragraph(letters(block.caption), style="Caption")
    table = document.add_table(rows=1, cols=len(block.heads), style="Table Grid")
    heads = table.rows[0]
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    heads._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - python-docx has no other way to a repeated row
    for cell, head in zip(heads.cells, block.heads, strict=True):
        _run(cell.paragraphs[0], head, bold=True)
    for row in block.rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = letters(words)
    document.add_paragraph()


def _shaded(document: Document, words: str) -> None:
    note = document.add_paragraph(letters(words))
    note.paragraph_format.keep_with_next = True
    ground = OxmlElement("w:shd")
    for key, value in {"val": "clear", "color": "auto", "fill": "F6ECD6"}.items():
        ground.set(qn(f"w:{key}"), value)
    properties = note._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no other way to a ground
    # the schema wants it before the spacing
    properties.insert_element_before(ground, "w:spacing", "w:ind", "w:jc", "w:rPr")  # type: ignore[arg-type]


def _quiet(document: Document, words: str) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(2)
    _run(paragraph, words, small=True, colour=_SOFT)
    return paragraph


def _run(
    paragraph: Paragraph, words: str, *, bold: bool = False, small: bool = False, colour: RGBColor | None = None
) -> None:
    run = paragraph.add_run(letters(words))
    run.bold = bold or None
    if small:
        size = paragraph.style.font.size if paragraph.style else None
        run.font.size = Pt(round(size.pt * 0.85, 1)) if size else Pt(9.5)
    if colour is not None:
        run.font.color.rgb = colour
