"""OpenDocument texts without the phrases: text edited in the XML, changes accepted, and every part that is not seen left out."""

from __future__ import annotations

import io
import re
import zipfile

from heed.disclosing.carrying.carried import paths_in
from heed.disclosing.carrying.xml import Element, attribute, local
from heed.disclosing.copies import xml
from heed.disclosing.copies.made import Made, Removed
from heed.disclosing.phrases import MARK, Phrases
from heed.reading.errors import Broken
from heed.reading.formats.archive import Archive, open_archive
from heed.reading.formats.odt import MEDIA_TYPE

_KEPT = re.compile(r"content\.xml|styles\.xml|Pictures/[^/]+\.(?:png|jpe?g|tiff?|gif|bmp)", re.IGNORECASE)
_GONE = frozenset(
    """tracked-changes change change-start change-end annotation annotation-end hidden-text hidden-paragraph script scripts event-listeners forms object object-ole
    bookmark bookmark-start bookmark-end reference-mark reference-mark-start reference-mark-end author-name author-initials creator initial-creator printed-by user-defined
    sender-firstname sender-lastname sender-email sender-initials file-name template-name meta dde-connection-decls user-field-decls""".split()
)
_INLINE = frozenset("span s tab line-break a soft-page-break note-ref meta-field".split())
_GAPS = {"s": " ", "tab": "\t", "line-break": "\n"}
_MADE_BY = re.compile(r"\}(?:rsid|paragraph-rsid|officeooo\w*)$")


def copied(content: bytes, name: str, phrases: Phrases) -> Made:
    """The file with its text edited and all else that it carried left out. Raises ``CannotRead`` as opening it does."""
    archive = open_archive(content, name)
    removed: list[Removed] = []
    out = io.BytesIO()
    with archive.zipped, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        kept = sorted(part for part in archive.zipped.namelist() if _KEPT.fullmatch(part))
        if "content.xml" not in kept:
            raise Broken(
                f"{name} is an OpenDocument file without its text. Open it in the program it came from and save it again."
            )
        _write(new, "mimetype", MEDIA_TYPE.encode(), zipfile.ZIP_STORED)
        _write(new, "META-INF/manifest.xml", _manifest(kept))
        for part in kept:
            body, times = _part(archive, part, set(kept), phrases, name)
            _write(new, part, body)
            if times:
                removed.append(
                    Removed(
                        {"content.xml": "the text", "styles.xml": "a header or footer"}.get(part, "a picture"), times
                    )
                )
    return Made(out.getvalue(), tuple(removed))


def _write(new: zipfile.ZipFile, part: str, body: bytes, how: int = zipfile.ZIP_DEFLATED) -> None:
    new.writestr(zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0)), body, how)


def _manifest(kept: list[str]) -> bytes:
    kinds = {".xml": "text/xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
    entries = [("/", MEDIA_TYPE), *((part, kinds.get(part[part.rfind(".") :].lower(), "")) for part in kept)]
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{part}" manifest:media-type="{kind}"/>' for part, kind in entries
    )
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="{space}">{listed}</manifest:manifest>'.encode()


def _part(archive: Archive, part: str, kept: set[str], phrases: Phrases, name: str) -> tuple[bytes, int]:
    if part.startswith("Pictures/"):
        return xml.picture_without(archive.part(part), part, phrases, name)
    root = archive.tree(part)
    if root is None:
        return b"", 0
    hidden, covered = _styles(root)
    times = 0
    for node in list(root.iter()):
        kind, style = local(node), attribute(node, "style-name")
        if kind in _GONE or (
            kind in {"span", "p", "h", "section"}
            and (style in hidden or attribute(node, "display") in {"none", "condition"})
        ):
            xml.remove(node)
        elif kind in {"span", "p", "h"} and style in covered:
            times += _barred(node)
        elif kind == "a" and not _is_public(attribute(node, "href")):
            xml.unwrap_with_text(node)
        elif kind == "image" and attribute(node, "href").lstrip("./") not in kept:
            xml.remove(node)
    for node in root.iter():
        for key in [key for key in node.attrib if _MADE_BY.search(str(key))]:
            del node.attrib[key]
    times += xml.without(root, phrases, lambda node: local(node) in _INLINE, lambda node: _GAPS.get(local(node), ""))
    return xml.serialised(root), times


def _is_public(target: str) -> bool:
    return target.startswith(("http://", "https://", "#")) and not paths_in(target)


def _barred(node: Element) -> int:
    """Words under a black bar were meant to be gone: the mark stands for them."""
    for child in list(node):
        node.remove(child)
    node.text = MARK
    for key in [key for key in node.attrib if str(key).endswith("}style-name")]:
        del node.attrib[key]
    return 1


def _styles(root: Element) -> tuple[set[str], set[str]]:
    """The styles in which words are not shown, and those in which they are dark on a dark ground."""
    hidden, covered = set(), set()
    for style in (node for node in root.iter() if local(node) == "style"):
        for properties in (child for child in style if local(child) == "text-properties"):
            if attribute(properties, "display") == "none":
                hidden.add(attribute(style, "name"))
            if attribute(properties, "background-color") == "#000000" and attribute(properties, "color") in {
                "",
                "#000000",
            }:
                covered.add(attribute(style, "name"))
    return hidden, covered
