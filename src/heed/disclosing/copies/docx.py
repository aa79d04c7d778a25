"""Word files without the phrases: text edited in the XML, changes accepted, and every part that is not seen left out."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable

from heed.disclosing.carrying.carried import paths_in
from heed.disclosing.carrying.xml import Element, attribute, local
from heed.disclosing.copies import xml
from heed.disclosing.copies.made import Made, Removed
from heed.disclosing.phrases import MARK, Phrases
from heed.reading.errors import Broken
from heed.reading.formats.archive import Archive, open_archive
from heed.reading.formats.docx.names import OFF, w

_KEPT = re.compile(
    r"(?:\[Content_Types\]\.xml|_rels/\.rels|word/(?:document|styles|numbering|settings|fontTable|footnotes|endnotes|header\d*|footer\d*|theme/theme\d*)\.xml|"
    r"word/_rels/(?:document|numbering|footnotes|endnotes|header\d*|footer\d*)\.xml\.rels|word/media/[^/]+\.(?:png|jpe?g|tiff?|gif|bmp))",
    re.IGNORECASE,
)
_GONE = frozenset(
    """del moveFrom rPrChange pPrChange sectPrChange tblPrChange trPrChange tcPrChange tblGridChange numberingChange cellDel commentRangeStart commentRangeEnd commentReference
    annotationRef moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd permStart permEnd proofErr bookmarkStart bookmarkEnd object control altChunk attachedTemplate
    docVars rsids mailMerge docPartObj dataBinding delText delInstrText saveThroughXslt documentProtection writeProtection trackRevisions""".split()
)
_UNWRAPPED = frozenset({"ins", "moveTo", "smartTag", "customXml"})
_MADE_BY = re.compile(r"\}(?:rsid\w*|author|initials|date|paraId|textId|durableId|editId)$")
_BLACK = frozenset({"000000", "black"})
_LIGHT = frozenset({"FFFFFF", "WHITE"})
_INLINE = frozenset(
    "r t instrText rPr hyperlink ins smartTag sdt sdtContent sdtPr fldSimple bdo dir proofErr lastRenderedPageBreak noBreakHyphen softHyphen delText".split()
)
_GAPS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def copied(content: bytes, name: str, phrases: Phrases) -> Made:
    """The file with its text edited and all else that it carried left out. Raises ``CannotRead`` as opening it does."""
    archive = open_archive(content, name)
    removed: list[Removed] = []
    out = io.BytesIO()
    with archive.zipped, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        kept = [part for part in archive.zipped.namelist() if _KEPT.fullmatch(part)]
        if "word/document.xml" not in kept:
            raise Broken(
                f"{name} keeps its text in an unusual place. Open it in Word, save it again, and try once more."
            )
        hidden = _hidden_styles(archive)
        for part in sorted(set(kept), key=lambda part: (part != "[Content_Types].xml", part)):
            body, times = _part(archive, part, set(kept), hidden, phrases, name)
            new.writestr(zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0)), body, zipfile.ZIP_DEFLATED)
            if times:
                removed.append(Removed(_called(part), times))
    return Made(out.getvalue(), tuple(removed))


def _part(
    archive: Archive, part: str, kept: set[str], hidden: frozenset[str], phrases: Phrases, name: str
) -> tuple[bytes, int]:
    if part.startswith("word/media/"):
        return xml.picture_without(archive.part(part), part, phrases, name)
    root = archive.tree(part)
    if root is None:
        return b"", 0
    times = 0
    if part == "[Content_Types].xml":
        _keep_only(
            root, lambda node: attribute(node, "PartName").lstrip("/") in kept or not attribute(node, "PartName")
        )
    elif part.endswith(".rels"):
        _keep_links(root, part, kept)
    else:
        times = _clean(root, hidden, _links_kept(archive, part, kept), phrases)
    return xml.serialised(root), times


def _keep_only(root: Element, is_kept: Callable[[Element], bool]) -> None:
    for node in list(root):
        if not is_kept(node):
            root.remove(node)


def _keep_links(root: Element, part: str, kept: set[str]) -> None:
    """Only relations to parts that are kept, and links to the web."""
    folder = posixpath.dirname(posixpath.dirname(part))
    _keep_only(root, lambda node: _is_kept(node, folder, kept))


def _is_kept(relation: Element, folder: str, kept: set[str]) -> bool:
    target = attribute(relation, "Target")
    if attribute(relation, "TargetMode") == "External":
        return target.startswith(("http://", "https://")) and not paths_in(target)
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") in kept


def _links_kept(archive: Archive, part: str, kept: set[str]) -> set[str] | None:
    """The names under which a part may refer to others; null where it refers to none."""
    folder, base = posixpath.split(part)
    relations = archive.tree(f"{folder}/_rels/{base}.rels")
    if relations is None:
        return None
    return {attribute(node, "Id") for node in relations if _is_kept(node, folder, kept)}


def _clean(root: Element, hidden: frozenset[str], links: set[str] | None, phrases: Phrases) -> int:
    times = 0
    for node in list(root.iter()):
        name = local(node)
        if name in _GONE or (name == "r" and _is_hidden(node, hidden)) or (name == "p" and _is_deleted(node)):
            xml.remove(node)
        elif name == "r" and _is_barred(node):
            times += _barred(node)
    for node in list(root.iter()):
        parent = node.getparent()
        if local(node) in _UNWRAPPED and parent is not None and local(parent) not in {"rPr", "trPr"}:
            xml.unwrap(node)
        elif local(node) in {"ins", "moveTo"}:
            xml.remove(node)
    _forget_makers(root)
    _cut_links(root, links or set())
    return times + xml.without(
        root, phrases, lambda node: local(node) in _INLINE, lambda node: _GAPS.get(local(node), "")
    )


def _is_hidden(run: Element, hidden: frozenset[str]) -> bool:
    properties = run.find(w("rPr"))
    if properties is None:
        return False
    vanish, style = properties.find(w("vanish")), properties.find(w("rStyle"))
    if vanish is not None:
        return (vanish.get(w("val")) or "true").lower() not in OFF
    if style is not None and style.get(w("val")) in hidden:
        return True
    colour = properties.find(w("color"))
    shaded = properties.find(w("shd")) is not None or properties.find(w("highlight")) is not None
    size = properties.find(w("sz"))
    tiny = size is not None and (size.get(w("val")) or "20").isdigit() and int(size.get(w("val")) or 20) <= 3
    return tiny or (
        colour is not None and (colour.get(w("val")) or "").upper() in _LIGHT and not shaded and not _in_shade(run)
    )


def _in_shade(run: Element) -> bool:
    """Whether white words stand on a coloured ground, as in the head of a table."""
    return any(
        next((child for child in holder.iterchildren(w("tcPr"), w("pPr")) if child.find(w("shd")) is not None), None)
        is not None
        or local(holder) in {"txbxContent", "tbl"}
        for holder in run.iterancestors()
    )


def _is_deleted(paragraph: Element) -> bool:
    """Whether a paragraph was deleted with its end and holds nothing else."""
    mark = paragraph.find(f"{w('pPr')}/{w('rPr')}/{w('del')}")
    return mark is not None and not any(local(node) in {"t", "drawing", "pict"} for node in paragraph.iter())


def _is_barred(run: Element) -> bool:
    properties = run.find(w("rPr"))
    if properties is None:
        return False
    colour, shade, light = properties.find(w("color")), properties.find(w("shd")), properties.find(w("highlight"))
    if colour is not None and (colour.get(w("val")) or "").upper() in _LIGHT:
        return False
    barred = light is not None and light.get(w("val")) == "black"
    return barred or (shade is not None and shade.get(w("fill")) in _BLACK)


def _barred(run: Element) -> int:
    """Words under a black bar were meant to be gone: the mark stands for them."""
    times = 0
    for text in run.iter(w("t")):
        text.text, times = (MARK if not times else ""), 1
    properties = run.find(w("rPr"))
    for bar in list(properties) if properties is not None else []:
        if local(bar) in {"shd", "highlight"}:
            xml.remove(bar)
    return times


def _forget_makers(root: Element) -> None:
    for node in root.iter():
        for key in [key for key in node.attrib if _MADE_BY.search(str(key))]:
            del node.attrib[key]
        if local(node) == "instrText" and paths_in(str(node.text or "")):
            node.text = ""
        if local(node) in {"docPr", "cNvPr"} and paths_in(attribute(node, "descr")):
            node.set("descr", "")


def _cut_links(root: Element, links: set[str]) -> None:
    """Take away what refers to parts that are gone; of a link, the words stay."""
    for node in list(root.iter()):
        lost = [
            key
            for key, value in node.attrib.items()
            if "officeDocument/2006/relationships}" in str(key) and str(value) not in links
        ]
        if not lost:
            continue
        if local(node) == "hyperlink":
            xml.unwrap(node)
        elif local(node) == "blip":
            for key in lost:
                del node.attrib[key]
        else:
            xml.remove(node)


def _hidden_styles(archive: Archive) -> frozenset[str]:
    styles = archive.tree("word/styles.xml")
    found = set()
    for style in styles.iter(w("style")) if styles is not None else ():
        vanish = style.find(f"{w('rPr')}/{w('vanish')}")
        if (
            vanish is not None
            and (vanish.get(w("val")) or "true").lower() not in OFF
            and style.get(w("type")) == "character"
        ):
            found.add(str(style.get(w("styleId"))))
    return frozenset(found)


def _called(part: str) -> str:
    base = posixpath.basename(part).rpartition(".")[0].rstrip("0123456789")
    return {
        "document": "the text",
        "header": "a header",
        "footer": "a footer",
        "footnotes": "the footnotes",
        "endnotes": "the endnotes",
    }.get(base, "a picture" if "/media/" in part else f"the part {base}")
