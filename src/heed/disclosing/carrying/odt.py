"""What an OpenDocument text carries beside its text."""

from __future__ import annotations

from collections.abc import Iterator

from heed.disclosing.carrying.carried import Carried, paths_in
from heed.disclosing.carrying.xml import Element, attribute, local, pictures, trees, words
from heed.reading.formats.archive import Archive, open_archive

_PERSONS = frozenset({"initial-creator", "creator", "printed-by", "user-defined"})
_TITLES = frozenset({"title", "subject", "description", "keyword"})
_OWN = frozenset(
    {
        "content.xml",
        "styles.xml",
        "meta.xml",
        "settings.xml",
        "mimetype",
        "manifest.rdf",
        "layout-cache",
        "META-INF/manifest.xml",
    }
)


def carried(content: bytes, name: str) -> Iterator[Carried]:
    """What the file carries. Raises ``CannotRead`` as opening its parts does."""
    archive = open_archive(content, name)
    with archive.zipped:
        for part, tree in trees(archive):
            if part == "meta.xml":
                yield from _properties(tree)
            elif part in {"content.xml", "styles.xml"}:
                yield from _in_text(tree, part)
            elif part == "settings.xml":
                yield from (Carried("file_path", "the file's settings", path) for path in paths_in(words(tree)))
        yield from _other_files(archive)
        yield from pictures(archive)


def _properties(tree: Element) -> Iterator[Carried]:
    for node in tree.iter():
        name = local(node)
        if name in _PERSONS:
            yield Carried(
                "property",
                f"the file's properties, {attribute(node, 'name') or name}",
                words(node),
                quiet=name != "user-defined",
            )
        elif name in _TITLES:
            yield Carried("property", f"the file's properties, {name}", words(node), only_if_telling=True)
        elif name == "template" and (paths := paths_in(attribute(node, "href"))):
            yield from (Carried("file_path", "the template the file was made from", path) for path in paths)


def _in_text(tree: Element, part: str) -> Iterator[Carried]:
    for node in tree.iter():
        name = local(node)
        if name == "annotation":
            author = next((words(child) for child in node if local(child) == "creator"), "")
            said = " ".join(
                words(child) for child in node if local(child) not in {"creator", "date", "creator-initials"}
            )
            yield Carried("comment", f"a comment by {author or 'nobody named'}", said)
        elif name in {"deletion", "insertion"}:
            author = next((words(child) for child in node.iter() if local(child) == "creator"), "")
            said = " ".join(words(child) for child in node if local(child) != "change-info")
            yield Carried(
                "tracked_change",
                f"{'deleted' if name == 'deletion' else 'inserted'} by {author or 'nobody named'}",
                said or "inserted words",
            )
        elif name in {"hidden-text", "hidden-paragraph"}:
            yield Carried("hidden_text", "hidden text", attribute(node, "string-value") or words(node))
        elif name in {"desc", "title"}:
            yield Carried("words_beside", "the description of a picture", words(node), only_if_telling=True)
        elif name in {"header", "footer", "note-body"}:
            yield Carried(
                "words_beside", f"a {'note' if name == 'note-body' else name}", words(node), only_if_telling=True
            )
        elif name == "a":
            target = attribute(node, "href")
            if paths := paths_in(target):
                yield from (Carried("file_path", "a link", path) for path in paths)
            else:
                yield Carried("link", "a link", target.removeprefix("mailto:"), only_if_telling=True)
    if part == "content.xml":
        yield from _hidden_styles(tree)


def _hidden_styles(tree: Element) -> Iterator[Carried]:
    """Words in a style that is not displayed, or dark on a dark ground."""
    hidden, covered = set(), set()
    for style in (node for node in tree.iter() if local(node) == "style"):
        for properties in (child for child in style if local(child) == "text-properties"):
            if attribute(properties, "display") == "none":
                hidden.add(attribute(style, "name"))
            if attribute(properties, "background-color") == "#000000" and attribute(properties, "color") in {
                "",
                "#000000",
            }:
                covered.add(attribute(style, "name"))
    for node in tree.iter():
        style_of = attribute(node, "style-name")
        if local(node) in {"span", "p", "h"} and style_of in hidden:
            yield Carried("hidden_text", "hidden text", words(node))
        elif local(node) in {"span", "p", "h"} and style_of in covered:
            yield Carried("covered_text", "under a black bar", words(node))


def _other_files(archive: Archive) -> Iterator[Carried]:
    for part in sorted(archive.zipped.NameToInfo):
        if part.startswith("Thumbnails/"):
            yield Carried("thumbnail", "the file's parts", "the first page")
        elif part.startswith(("Versions/", "VersionList")):
            yield Carried("earlier_version", "the file's parts", part)
        elif part.startswith(("Basic/", "Scripts/")) and not part.endswith("/"):
            yield Carried("script", "the file's parts", part)
        elif part.startswith(("Object", "ObjectReplacements")) and part.rpartition("/")[2] in {"content.xml", ""}:
            yield Carried("attachment", "the file's parts", part.rstrip("/"))
