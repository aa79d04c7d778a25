"""What Word and OpenDocument files have in common: zipped XML, pictures and other files beside it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from heed.disclosing.carrying.carried import Carried, of_picture
from heed.reading.errors import CannotRead
from heed.reading.formats.archive import Archive

Element = etree._Element  # noqa: SLF001 - lxml has no public name for the type of its elements
PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".heic")


def local(node: Element) -> str:
    """An element's name without its namespace; nothing for comments and instructions."""
    tag: object = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(node: Element, name: str) -> str:
    """An attribute by its name without namespace; nothing where it is not there."""
    return next((str(value) for key, value in node.attrib.items() if str(key).rpartition("}")[2] == name), "")


def words(node: Element) -> str:
    """All the words in an element."""
    return " ".join("".join(str(piece) for piece in node.itertext()).split())


def trees(archive: Archive) -> Iterator[tuple[str, Element]]:
    """All parts that are XML, with their names."""
    for part in sorted(archive.zipped.NameToInfo):
        if part.endswith((".xml", ".rels", ".rdf")):
            tree = archive.tree(part)
            if tree is not None:
                yield part, tree


def pictures(archive: Archive) -> Iterator[Carried]:
    """What the pictures in a file say of where, when and by whom they were taken."""
    for part in sorted(archive.zipped.NameToInfo):
        if part.lower().endswith(PICTURES):
            try:
                content = archive.part(part)
            except CannotRead:
                continue
            yield from of_picture(content, f"the picture {part.rpartition('/')[2]}")
