"""The words of an OpenDocument paragraph as they stand now: notes, comments and hidden words apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from heed.reading.formats.odt.names import Element, q, whole
from heed.reading.formats.odt.styles import Styles
from heed.reading.formats.setting import COVER, as_bullet

MOST_SPACES = 1000
_LEFT_OUT = frozenset(
    q(name)
    for name in ("text:number", "text:tracked-changes", "text:ruby-text", "office:annotation-end", "text:script")
)
BOXES = frozenset({q("draw:frame"), q("draw:custom-shape"), q("draw:rect")})
_HIDDEN = frozenset({q("text:hidden-text"), q("text:hidden-paragraph")})


@dataclass(slots=True)
class Words:
    """What has been said so far of a paragraph, and what hangs on it."""

    text: list[str] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    sizes: Counter[float] = field(default_factory=Counter)
    notes: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    comments: int = 0
    hidden: int = 0
    covered: int = 0


@dataclass(frozen=True, slots=True)
class _Set:
    """How words are set."""

    bold: bool
    size: float
    hidden: bool
    covered: bool
    font: str | None


def read_words(paragraph: Element, style: str | None, styles: Styles) -> Words:
    """The words of a paragraph of a style."""
    words = Words()
    set_ = _Set(
        styles.bold("paragraph", style) or False,
        styles.size("paragraph", style) or 0.0,
        styles.hidden("paragraph", style),
        styles.covered("paragraph", style),
        styles.font("paragraph", style),
    )
    _inside(paragraph, set_, words, styles)
    return words


def _inside(node: Element, set_: _Set, words: Words, styles: Styles) -> None:
    _add(node.text, set_, words)
    for child in node:
        _child(child, set_, words, styles)
        _add(child.tail, set_, words)


def _child(child: Element, set_: _Set, words: Words, styles: Styles) -> None:
    tag = child.tag
    if tag == q("text:s"):
        words.text.append(" " * min(whole(child.get(q("text:c"))) or 1, MOST_SPACES))
    elif tag == q("text:tab"):
        words.text.append("\t")
    elif tag == q("text:line-break"):
        words.text.append("\n")
    elif tag == q("text:note"):
        words.notes.append(child)
    elif tag == q("office:annotation"):
        words.comments += 1
    elif tag in _HIDDEN:
        words.hidden += 1
    elif tag in BOXES:
        words.boxes.append(child)
    elif tag == q("text:span"):
        _inside(child, _spanned(child, set_, styles), words, styles)
    elif tag not in _LEFT_OUT:
        _inside(child, set_, words, styles)


def _spanned(span: Element, around: _Set, styles: Styles) -> _Set:
    style = span.get(q("text:style-name"))
    bold = styles.bold("text", style)
    return _Set(
        around.bold if bold is None else bold,
        styles.size("text", style) or around.size,
        around.hidden or styles.hidden("text", style),
        around.covered or styles.covered("text", style),
        styles.font("text", style) or around.font,
    )


def _add(said: str | None, set_: _Set, words: Words) -> None:
    """Add words as the format has them: line ends and runs of space in the file are one space."""
    if not said:
        return
    if set_.hidden:
        words.hidden += bool(said.strip())
        return
    if set_.covered and said.strip():
        words.covered += 1
        said = COVER
    said = as_bullet(said, set_.font, opens=not words.bold)
    words.text.append(said.replace("\n", " ").replace("\t", " "))
    if said.strip():
        words.bold.append(set_.bold)
        words.sizes[set_.size] += len(said)
