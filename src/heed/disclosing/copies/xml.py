"""Words edited in zipped XML: phrases that go over several runs, attributes, and pictures in the package."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from heed.disclosing.carrying.xml import Element, local
from heed.disclosing.copies import pictures
from heed.disclosing.copies.pdf.cleaning import without_segments
from heed.disclosing.phrases import Phrases, spread

PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp")


@dataclass(slots=True)
class Piece:
    """A stretch of text in a tree, and what parts it from the one before."""

    node: Element
    tail: bool
    gap: str
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.text = str((self.node.tail if self.tail else self.node.text) or "")

    def set(self, said: str) -> None:
        """Change the text in the tree."""
        if self.tail:
            self.node.tail = said
        else:
            self.node.text = said


def pieces(root: Element, inline: Callable[[Element], bool], gap_of: Callable[[Element], str]) -> Iterator[Piece]:
    """All stretches of text in reading order. Elements that are not ``inline`` part words; ``gap_of`` gives what one stands for."""
    gap = ""

    def walk(node: Element) -> Iterator[Piece]:
        nonlocal gap
        if not local(node):
            return
        parts = not inline(node)
        gap += "\n" if parts else gap_of(node)
        if node.text:
            yield Piece(node, tail=False, gap=gap)
            gap = ""
        for child in node:
            yield from walk(child)
            if child.tail:
                yield Piece(child, tail=True, gap=gap)
                gap = ""
        if parts:
            gap += "\n"

    yield from walk(root)


def without(
    root: Element, phrases: Phrases, inline: Callable[[Element], bool], gap_of: Callable[[Element], str]
) -> int:
    """Remove the phrases from a tree's text and attributes; how many times they stood in them."""
    found = list(pieces(root, inline, gap_of))
    done = spread([piece.text for piece in found], phrases, [piece.gap for piece in found])
    times = len(phrases.places("".join(piece.gap + piece.text for piece in found)))
    for piece, said in zip(found, done, strict=True):
        if said != piece.text:
            piece.set(said)
    for node in root.iter():
        if not local(node):
            continue
        for key, value in node.attrib.items():
            if phrases.stand_in(str(value)):
                node.set(key, phrases.replaced(str(value)))
                times += 1
    return times


def remove(node: Element) -> None:
    """Take an element out of its tree, and leave the text that follows it."""
    parent = node.getparent()
    if parent is None:
        return
    before = node.getprevious()
    if node.tail:
        if before is not None:
            before.tail = (before.tail or "") + node.tail
        else:
            parent.text = (parent.text or "") + node.tail
    parent.remove(node)


def unwrap(node: Element) -> None:
    """Put an element's content in its place."""
    parent = node.getparent()
    if parent is None:
        return
    at = parent.index(node)
    for child in reversed(list(node)):
        parent.insert(at + 1, child)
    remove(node)


def unwrap_with_text(node: Element) -> None:
    """Put an element's words in its place: its own, and those of what is in it."""
    parent, before = node.getparent(), node.getprevious()
    if parent is None:
        return
    if node.text:
        if before is not None:
            before.tail = (before.tail or "") + node.text
        else:
            parent.text = (parent.text or "") + node.text
        node.text = None
    last = next(reversed(list(node)), None)
    if node.tail and last is not None:
        last.tail = (last.tail or "") + node.tail
        node.tail = None
    unwrap(node)


def serialised(root: Element) -> bytes:
    """A tree as bytes, the same each time."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def picture_without(content: bytes, part: str, phrases: Phrases, name: str) -> tuple[bytes, int]:
    """A picture of a package without the phrases, and without what it tells of itself. How many times words were in it."""
    if not part.lower().endswith(PICTURES):
        return content, 0
    made = pictures.copied(content, name, phrases)
    if made.removed:
        return pictures.as_format(made.content, part), sum(place.times for place in made.removed)
    if content.startswith(b"\xff\xd8\xff"):
        return without_segments(content), 0
    return pictures.as_format(made.content, part), 0
