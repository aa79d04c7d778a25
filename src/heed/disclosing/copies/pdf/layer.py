"""The invisible layer of words over a page's picture: it can be searched, selected and read aloud."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Pdf, Stream

WIDTH = 500
"""Every letter counts as half as wide as it is high; each word is then stretched to its place."""
_CMAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
%s
endcmap CMapName currentdict /CMap defineresource pop end end"""


@dataclass(frozen=True, slots=True)
class Placed:
    """A word, in points from the left and top edges of its page."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float


def layer(words: Sequence[Placed], height: float) -> bytes:
    """The drawing of the words, with ink that leaves no trace, in the order given."""
    pieces = [b"BT 3 Tr"]
    for word in words:
        size = max(1.0, word.bottom - word.top)
        said = word.text + " "
        stretch = 100 * max(0.5, word.x1 - word.x0) / (len(word.text) * size * WIDTH / 1000)
        code = said.encode("utf-16-be", "ignore").hex().encode()
        pieces.append(
            b"/F0 %.2f Tf %.2f Tz 1 0 0 1 %.2f %.2f Tm <%s> Tj"
            % (size, stretch, word.x0, height - word.bottom + 0.2 * size, code)
        )
    return b"\n".join([*pieces, b"ET"])


def font_of(copy: Pdf) -> Dictionary:
    """A font without shapes, in which every code is its own letter. Made once for a file."""
    for thing in copy.objects:
        if (
            isinstance(thing, Dictionary)
            and thing.get("/BaseFont") == Name("/HeedWords")
            and "/DescendantFonts" in thing
        ):
            return thing
    below = copy.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=Name("/HeedWords"),
            CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
            DW=WIDTH,
            CIDToGIDMap=Name.Identity,
            FontDescriptor=copy.make_indirect(
                Dictionary(
                    Type=Name.FontDescriptor,
                    FontName=Name("/HeedWords"),
                    Flags=5,
                    FontBBox=Array([0, -200, WIDTH, 800]),
                    ItalicAngle=0,
                    Ascent=800,
                    Descent=-200,
                    CapHeight=700,
                    StemV=80,
                )
            ),
        )
    )
    ranges = [b"<%04x> <%04x> <%04x>" % (first, first + 255, first) for first in range(0, 0x10000, 256)]
    blocks = [ranges[n : n + 100] for n in range(0, len(ranges), 100)]
    table = b"\n".join(b"%d beginbfrange\n%s\nendbfrange" % (len(block), b"\n".join(block)) for block in blocks)
    return copy.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name("/HeedWords"),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([below]),
            ToUnicode=Stream(copy, _CMAP % table),
        )
    )
