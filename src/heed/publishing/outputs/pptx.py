"""Slides as a PowerPoint file: 16:9, real titles, notes for the speaker, and a language for whoever has them read aloud."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Opened
from pptx.shapes.base import BaseShape
from pptx.slide import Slide as Drawn
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Length, Pt

from heed.publishing.outputs.letters import letters, property_of
from heed.publishing.outputs.packing import packed
from heed.publishing.outputs.qr import qr_png
from heed.publishing.rules.measuring import lines
from heed.publishing.rules.spreading import BEFORE, HEIGHT, LEADING, SIZES, WIDTH
from heed.publishing.slides import Deck, Line

_FONT = "Arial"
_PAPER, _DEEP, _INK = RGBColor(0xFA, 0xF8, 0xF3), RGBColor(0x0D, 0x4B, 0x52), RGBColor(0x1C, 0x2B, 0x30)
_SOFT, _LINK, _WHITE = RGBColor(0x4B, 0x5A, 0x5F), RGBColor(0x0F, 0x5F, 0x68), RGBColor(0xFF, 0xFF, 0xFF)
_LEFT, _TOP = 64, 128
_COLOURS = {"plain": _INK, "strong": _DEEP, "quiet": _SOFT, "link": _LINK}


def pptx_file(deck: Deck) -> bytes:
    """The slides as a PowerPoint file."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Pt(960), Pt(540)
    _colour_links(presentation)
    _properties(presentation, deck)
    _title_slide(presentation, deck)
    for slide in deck.slides:
        drawn = _new(presentation, 1, slide.title, _PAPER, deck.language)
        body = drawn.placeholders[1]
        _place(body, _LEFT, _TOP, WIDTH + 12, HEIGHT + 10)
        _fill(body.text_frame, slide.lines, deck.language)
        _small(drawn, deck)
        _say(drawn, slide.notes or deck.notes)
    made = BytesIO()
    presentation.save(made)
    return packed(made.getvalue())


def _colour_links(presentation: Opened) -> None:
    """Links take their colour from the theme alone, whatever is said of their words."""
    theme = presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    tree = etree.fromstring(theme.blob)
    for name in ("a:hlink", "a:folHlink"):
        for colour in tree.iter(qn(name)):
            colour[0].set("val", str(_LINK))
    theme._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001 - python-pptx does not open themes


def _properties(presentation: Opened, deck: Deck) -> None:
    said, at = presentation.core_properties, datetime.combine(deck.dated, time(12))
    said.title, said.subject = property_of(f"{deck.title} – {deck.name}"), property_of(deck.name)
    said.author = said.last_modified_by = property_of(deck.publisher)
    said.language, said.comments, said.revision = deck.language, property_of(deck.address), deck.version
    said.created = said.modified = at


def _title_slide(presentation: Opened, deck: Deck) -> None:
    drawn = _new(presentation, 1, deck.title, _DEEP, deck.language)
    _place(drawn.placeholders[0], _LEFT, 96, 600, 190)
    body = drawn.placeholders[1]
    _place(body, _LEFT, 300, 600, 190)
    said = [
        Line(deck.name, "strong"),
        *(Line(fact, "quiet") for fact in deck.facts),
        Line(deck.address, "quiet"),
    ]
    _fill(body.text_frame, said, deck.language, colour=_WHITE)
    picture = drawn.shapes.add_picture(BytesIO(qr_png(deck.address)), Pt(716), Pt(140), Pt(180), Pt(180))
    said_of_it = picture._element._nvXxPr.cNvPr  # noqa: SLF001 - python-pptx has no other way to a picture's words
    said_of_it.set("descr", letters(deck.picture))
    picture.name = letters(deck.link)
    _say(drawn, deck.notes)


def _new(presentation: Opened, layout: int, title: str, ground: RGBColor, language: str) -> Drawn:
    """A slide with this title on this ground."""
    drawn: Drawn = presentation.slides.add_slide(presentation.slide_layouts[layout])
    drawn.background.fill.solid()
    drawn.background.fill.fore_color.rgb = ground
    heading = drawn.placeholders[0]
    _place(heading, _LEFT, 36, WIDTH + 12, 80)
    frame = heading.text_frame
    _bare(frame)
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    words = " ".join(letters(title).split())
    size = next((one for one in (40, 34, 28, 24) if lines("", 590 / one * 1000, bold=words) * one * 1.2 <= 185), 20)
    _write(frame.paragraphs[0], words, language, size=size if ground == _DEEP else 30, bold=True)
    _colour(frame.paragraphs[0], _WHITE if ground == _DEEP else _DEEP)
    return drawn


def _fill(frame: TextFrame, said: list[Line] | tuple[Line, ...], language: str, colour: RGBColor | None = None) -> None:
    _bare(frame)
    frame.vertical_anchor = MSO_ANCHOR.TOP
    for number, line in enumerate(said):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        words = " ".join(letters(line.text).split())
        _write(paragraph, words, language, size=SIZES[line.tone], bold=line.tone == "strong")
        paragraph.line_spacing = LEADING / 1.2
        paragraph.space_after = Pt(8)
        paragraph.space_before = Pt(BEFORE if line.tone == "strong" and number else 0)
        if line.address:
            paragraph.runs[0].hyperlink.address = line.address
        else:
            _colour(paragraph, colour or _COLOURS[line.tone])
        _no_bullet(paragraph)


def _bare(frame: TextFrame) -> None:
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(0)


def _write(paragraph: _Paragraph, words: str, language: str, *, size: float, bold: bool) -> None:
    run = paragraph.add_run()
    run.text = words
    run.font.name, run.font.size, run.font.bold = _FONT, Pt(size), bold
    run._r.get_or_add_rPr().set("lang", language)  # noqa: SLF001 - python-pptx knows no language by its tag
    paragraph.alignment = PP_ALIGN.LEFT


def _colour(paragraph: _Paragraph, colour: RGBColor) -> None:
    for run in paragraph.runs:
        run.font.color.rgb = colour


def _no_bullet(paragraph: _Paragraph) -> None:
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-pptx has no other way to leave out a bullet
    properties.set("marL", "0")
    properties.set("indent", "0")
    properties.append(properties.makeelement(qn("a:buNone"), {}))


def _small(drawn: Drawn, deck: Deck) -> None:
    """What the slide belongs to, at its foot."""
    box = drawn.shapes.add_textbox(Pt(_LEFT), Pt(494), Pt(WIDTH), Pt(22))
    _bare(box.text_frame)
    _write(box.text_frame.paragraphs[0], letters(deck.foot[0]), deck.language, size=12, bold=False)
    _colour(box.text_frame.paragraphs[0], _SOFT)


def _say(drawn: Drawn, notes: str) -> None:
    frame = drawn.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = letters(notes)


def _place(shape: BaseShape, left: float, top: float, width: float, height: float) -> None:
    shape.left, shape.top, shape.width, shape.height = (Length(Pt(one)) for one in (left, top, width, height))
