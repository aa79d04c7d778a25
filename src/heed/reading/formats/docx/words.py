"""The words of a paragraph as they stand now: insertions in, deletions out, hidden words left out and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from heed.reading.formats.docx.names import ALTERNATIVES, Element, chosen, number, switch, value, w
from heed.reading.formats.docx.styles import Styles
from heed.reading.formats.setting import BULLET, COVER, as_bullet

_THROUGH = frozenset(
    w(name)
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "sdtContent", "fldSimple", "customXml", "dir", "bdo", "r")
)
_DRAWN = frozenset(w(name) for name in ("drawing", "pict", "object"))
_BREAKS = frozenset(w(name) for name in ("br", "cr"))
_TABS = frozenset(w(name) for name in ("tab", "ptab"))
_NOTES = frozenset(w(name) for name in ("footnoteReference", "endnoteReference"))
# what reports use the symbol fonts for; any other sign of theirs opens a point
_SYMBOLS = {0xFC: "✓", 0xFB: "✗", 0xE0: "→", 0xE8: "→", 0x2D: "–", 0x2013: "–"}
_LIGHT = frozenset({"FFFFFF", "white", "background1"})


@dataclass(slots=True)
class Words:
    """What has been said so far of a paragraph, and what hangs on it."""

    text: list[str] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    sizes: Counter[float] = field(default_factory=Counter)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    hidden: int = 0
    covered: int = 0


class Reader:
    """Reads the words of paragraphs by a document's styles."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles

    def read(self, paragraph: Element, style: str | None, words: Words) -> None:
        """Add a paragraph's words to those gathered."""
        for child in paragraph:
            self._node(child, style, words)

    def _node(self, node: Element, style: str | None, words: Words) -> None:
        if node.tag == w("r"):
            self._run(node, style, words)
        elif node.tag in _THROUGH:
            for child in node:
                self._node(child, style, words)
        elif node.tag == w("sdt"):
            if not is_prompt(node) and (content := node.find(w("sdtContent"))) is not None:
                self._node(content, style, words)
        elif node.tag == ALTERNATIVES and (branch := chosen(node)) is not None:
            for child in branch:
                self._node(child, style, words)
        elif node.tag in _DRAWN:
            words.boxes += text_boxes(node)

    def _run(self, run: Element, style: str | None, words: Words) -> None:
        properties = run.find(w("rPr"))
        said = "".join(self._said(run, properties, style, words))
        if not said:
            return
        if self._is(properties, "vanish", style):
            words.hidden += bool(said.strip())
            return
        if said.strip() and _is_covered(properties):
            words.covered += 1
            said = COVER
        words.text.append(said)
        if said.strip():
            words.bold.append(self._is(properties, "b", style) or _is_underlined(run, properties))
            size = (
                number(properties, "sz") or self._styles.size(value(properties, "rStyle")) or self._styles.size(style)
            )
            words.sizes[size or self._styles.default_size] += len(said)

    def _said(self, run: Element, properties: Element | None, style: str | None, words: Words) -> Iterator[str]:
        for child in run:
            tag = child.tag
            if tag == w("t"):
                yield _bulleted(child.text or "", properties, words)
            elif tag in _TABS:
                yield "\t"
            elif tag in _BREAKS:
                yield "\n"
            elif tag == w("noBreakHyphen"):
                yield "-"
            elif tag == w("sym"):
                yield _symbol(child, words)
            elif tag in _NOTES:
                words.notes.append(("footnote" if tag == w("footnoteReference") else "endnote", child.get(w("id"), "")))
            elif tag in _DRAWN or tag == ALTERNATIVES:
                self._node(child, style, words)

    def _is(self, properties: Element | None, name: str, style: str | None) -> bool:
        """Whether a property of characters is on: said of the run itself, or by one of its two styles but not by both."""
        own = switch(properties, name)
        if own is not None:
            return own
        return self._styles.switched(name, value(properties, "rStyle")) != self._styles.switched(name, style)


def text_boxes(node: Element) -> list[Element]:
    """The contents of the text boxes in a drawing; of one given in two renderings only one, and none inside another."""
    if node.tag == w("txbxContent"):
        return [node]
    if node.tag == ALTERNATIVES:
        branch = chosen(node)
        return [] if branch is None else text_boxes(branch)
    return [box for child in node for box in text_boxes(child)]


def is_prompt(control: Element) -> bool:
    """Whether a form's field holds only its prompt ("Click here to enter text")."""
    return switch(control.find(w("sdtPr")), "showingPlcHdr") or False


def _symbol(symbol: Element, words: Words) -> str:
    try:
        code = int(symbol.get(w("char"), ""), 16) & 0x0FFF
    except ValueError:
        return ""
    return _SYMBOLS.get(code) or (BULLET if not words.bold else "")


def _bulleted(text: str, properties: Element | None, words: Words) -> str:
    return as_bullet(text, value(properties, "rFonts", "ascii"), opens=not words.bold)


def _is_underlined(run: Element, properties: Element | None) -> bool:
    """Underlined by its author, as headings were; a link is underlined for another reason."""
    said = value(properties, "u")
    parent = run.getparent()
    return said not in {None, "none"} and (parent is None or parent.tag != w("hyperlink"))


def _is_covered(properties: Element | None) -> bool:
    """Whether dark words stand on a black ground, as where somebody meant to redact them."""
    colour = properties.find(w("color")) if properties is not None else None
    said = {colour.get(w("val")), colour.get(w("themeColor"))} if colour is not None else set()
    if said & _LIGHT:
        return False
    shade = value(properties, "shd", "fill")
    return value(properties, "highlight") == "black" or (shade == "000000" and "000000" in said)
