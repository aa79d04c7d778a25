"""Which parts of a Word file hold what: found by the file's own relations, not by their usual names."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from heed.reading.errors import Broken
from heed.reading.formats.archive import Archive
from heed.reading.formats.docx.names import Element, w

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a document that are read; null for those that it does not have."""

    body: Element
    styles: Element | None
    numbering: Element | None
    footnotes: Element | None
    endnotes: Element | None
    comments: Element | None


def main_part(archive: Archive) -> str | None:
    """The name of the part that holds the text; null where the file names none."""
    return _relations(archive, "").get("officeDocument")


def open_package(archive: Archive) -> Package:
    """The document's parts as XML. Raises ``Broken`` where the text is not there, and as ``Archive.tree`` does."""
    main = main_part(archive) or "word/document.xml"
    root = archive.tree(main)
    body = root.find(w("body")) if root is not None else None
    if body is None:
        raise Broken(
            f"{archive.name} is a Word file without its text. Fetch it again, or open it in Word and save it again."
        )
    related = _relations(archive, main)

    def part(kind: str) -> Element | None:
        return archive.tree(related[kind]) if kind in related else None

    return Package(body, part("styles"), part("numbering"), part("footnotes"), part("endnotes"), part("comments"))


def _relations(archive: Archive, part: str) -> dict[str, str]:
    """The parts that a part refers to, by what they are to it. What lies outside the file is not among them."""
    folder, base = posixpath.split(part)
    root = archive.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
    if root is None:
        return {}
    found: dict[str, str] = {}
    for relation in root.iterfind(_RELATION):
        if relation.get("TargetMode") != "External":
            kind = relation.get("Type", "").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/", folder, unquote(relation.get("Target", ""))))
            found.setdefault(kind, target.lstrip("/"))
    return found
