"""Links in Word files, which python-docx can read and not write."""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph

_ACCENT = RGBColor(0x0F, 0x5F, 0x68)


def add_link(paragraph: Paragraph, address: str, words: str) -> None:
    """Ends the paragraph with these words, underlined, as a link."""
    key = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), key)
    run = paragraph.add_run(words)
    run.font.underline = True
    run.font.color.rgb = _ACCENT
    link.append(run._r)  # noqa: SLF001 - the run moves into the link
    paragraph._p.append(link)  # noqa: SLF001
