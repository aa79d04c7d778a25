"""What a Word file carries beside its text."""

from __future__ import annotations

from collections.abc import Iterator

from heed.disclosing.carrying.carried import Carried, paths_in
from heed.disclosing.carrying.xml import Element, attribute, local, pictures, trees, words
from heed.reading.formats.archive import Archive, open_archive

_NO_PERSONS = frozenset(
    "created modified revision TotalTime Pages Words Characters Application DocSecurity Lines Paragraphs ScaleCrop LinksUpToDate CharactersWithSpaces SharedDoc HyperlinksChanged AppVersion language version".split()
)
_QUIET = frozenset("creator lastModifiedBy Company Manager".split())
_DELETED = frozenset({"del", "moveFrom"})
_INSERTED = frozenset({"ins", "moveTo"})
_BLACK = frozenset({"000000", "black"})


def carried(content: bytes, name: str) -> Iterator[Carried]:
    """What the file carries. Raises ``CannotRead`` as opening its parts does."""
    archive = open_archive(content, name)
    with archive.zipped:
        for part, tree in trees(archive):
            yield from _part(part, tree)
        yield from _other_files(archive)
        yield from pictures(archive)


def _part(part: str, tree: Element) -> Iterator[Carried]:
    folder, _, base = part.rpartition("/")
    if folder == "docProps":
        yield from _properties(tree)
    elif base.startswith("comments") and local(tree) == "comments":
        for comment in tree:
            author = attribute(comment, "author")
            yield Carried("comment", f"a comment by {author or 'nobody named'}", words(comment))
    elif base.endswith(".rels"):
        yield from _links(tree)
    elif base in {"people.xml", "settings.xml"}:
        yield from _persons_and_variables(tree)
    else:
        yield from _beside(folder, base, tree)
    if folder.startswith("word"):
        yield from _in_text(tree)


def _persons_and_variables(tree: Element) -> Iterator[Carried]:
    for node in tree.iter():
        if local(node) == "person":
            yield Carried("property", "the list of who commented and changed", attribute(node, "author"), quiet=True)
        elif local(node) == "docVar":
            name = attribute(node, "name")
            yield Carried("program_data", f"the document variable {name}", attribute(node, "val"))


def _beside(folder: str, base: str, tree: Element) -> Iterator[Carried]:
    """Words that stand in parts of their own: heads, feet and notes, building blocks, a program's data."""
    if folder.startswith("customXml") and not base.startswith("itemProps"):
        yield Carried("program_data", "data that a program keeps in the file", words(tree), only_if_telling=True)
    elif folder.startswith("word/glossary") and base == "document.xml":
        yield Carried("words_beside", "the building blocks kept in the file", words(tree), only_if_telling=True)
    elif base.startswith(("header", "footer", "footnotes", "endnotes")):
        kind = base.removesuffix(".xml").rstrip("0123456789").rstrip("s")
        yield Carried("words_beside", f"a {kind}", words(tree), only_if_telling=True)


def _properties(tree: Element) -> Iterator[Carried]:
    for node in tree:
        name = attribute(node, "name") or local(node)
        said = words(node)
        if paths := paths_in(said):
            yield from (Carried("file_path", f"the file's properties, {name}", path) for path in paths)
        elif name == "Template" and said.lower() in {"normal", "normal.dotm", "normal.dotx"}:
            continue
        elif name not in _NO_PERSONS:
            titles = name in {
                "title",
                "subject",
                "description",
                "keywords",
                "category",
                "TitlesOfParts",
                "HeadingPairs",
                "Template",
                "contentStatus",
            }
            yield Carried(
                "property", f"the file's properties, {name}", said, only_if_telling=titles, quiet=name in _QUIET
            )


def _links(tree: Element) -> Iterator[Carried]:
    for relation in tree:
        if attribute(relation, "TargetMode") != "External":
            continue
        target = attribute(relation, "Target")
        if paths := paths_in(target):
            yield from (Carried("file_path", "a link, or the template the file was made from", path) for path in paths)
        else:
            yield Carried("link", "a link", target.removeprefix("mailto:"), only_if_telling=True)


def _in_text(tree: Element) -> Iterator[Carried]:
    for node in tree.iter():
        name = local(node)
        if name in _DELETED:
            said = " ".join(str(t.text or "") for t in node.iter() if local(t) in {"delText", "t"})
            yield Carried("tracked_change", f"deleted by {attribute(node, 'author') or 'nobody named'}", said)
        elif name in _INSERTED and words(node):
            yield Carried("tracked_change", f"inserted by {attribute(node, 'author') or 'nobody named'}", words(node))
        elif name == "docPr":
            said = " ".join(filter(None, (attribute(node, "descr"), attribute(node, "title"))))
            yield Carried("words_beside", "the description of a picture", said, only_if_telling=True)
            yield from (Carried("file_path", "the description of a picture", path) for path in paths_in(said))
        elif name == "r":
            yield from _run(node)
        elif name == "instrText" and (paths := paths_in(str(node.text or ""))):
            yield from (Carried("file_path", "a field", path) for path in paths)


def _run(run: Element) -> Iterator[Carried]:
    properties = next((child for child in run if local(child) == "rPr"), None)
    if properties is None:
        return
    set_ = {local(child): (attribute(child, "val"), attribute(child, "fill")) for child in properties}
    said = " ".join(str(t.text or "") for t in run if local(t) == "t")
    if "vanish" in set_ and set_["vanish"][0] not in {"0", "false", "off"}:
        yield Carried("hidden_text", "hidden text", said)
    elif set_.get("highlight", ("", ""))[0] == "black" or set_.get("shd", ("", ""))[1] in _BLACK:
        if set_.get("color", ("", ""))[0].upper() not in {"FFFFFF", "WHITE"}:
            yield Carried("covered_text", "under a black bar", said)
    elif set_.get("color", ("", ""))[0].upper() == "FFFFFF" and "highlight" not in set_ and "shd" not in set_:
        yield Carried("hidden_text", "white text", said, only_if_telling=True)


def _other_files(archive: Archive) -> Iterator[Carried]:
    for part in sorted(archive.zipped.NameToInfo):
        if "/embeddings/" in part or "/activeX/" in part or "/afchunk" in part.lower():
            yield Carried("attachment", "the file's parts", part.rpartition("/")[2])
        elif part.endswith("vbaProject.bin"):
            yield Carried("script", "the file's parts", "macros")
        elif part.startswith("docProps/thumbnail"):
            yield Carried("thumbnail", "the file's parts", "the first page")
