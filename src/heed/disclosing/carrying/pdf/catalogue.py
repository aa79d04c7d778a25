"""What a PDF says of itself as a whole: properties, headings to jump to, other files, programs, forms, layers, descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from heed.disclosing.carrying.carried import Carried, paths_in
from heed.disclosing.carrying.pdf.opened import DEEPEST, entries, get, text_of

_NO_PERSONS = frozenset(
    {"CreationDate", "ModDate", "Trapped", "Producer", "Creator", "PTEX.Fullbanner", "SourceModified"}
)
_QUIET = frozenset({"Author", "Company", "Manager", "creator"})
_TITLES = frozenset({"Title", "Subject", "Keywords", "title", "description", "Comments"})
_XML_WORDS = re.compile(
    r">([^<>]+)<|(?:creator|Author|AuthorsPosition|Company|LastModifiedBy|history|when|instanceID)=\"([^\"]+)\""
)
_NO_WORDS = re.compile(
    r"^[\s\d.:TZ+-]*$|^(?:uuid|xmp)[.:]|^application/|^https?://|^(?:proof:pdf|default|converted|saved|created|x-default)$",
    re.IGNORECASE,
)
MOST = 5000


def carried(pdf: pikepdf.Pdf) -> Iterator[Carried]:
    """What stands in the document's own entries."""
    yield from _properties(pdf)
    yield from _metadata(pdf)
    root = pdf.Root
    for title in _headings(get(root, "/Outlines", "/First"), set(), 0):
        yield Carried("words_beside", "a bookmark", title, only_if_telling=True)
    for name, file in list(pdf.attachments.items()):
        yield Carried("attachment", "the files inside the file", file.filename or str(name))
    for script in _scripts(root):
        yield Carried("script", "the document", f"“{script[:120]}”")
    for field in _fields(entries(get(root, "/AcroForm", "/Fields")), "", 0):
        yield Carried("form_field", "a form", field)
    for layer in entries(get(root, "/OCProperties", "/D", "/OFF")):
        yield Carried("hidden_layer", "the layers", text_of(get(layer, "/Name")) or "a layer without a name")
    for words in _described(get(root, "/StructTreeRoot"), set(), 0):
        yield Carried("words_beside", "the description of a picture or passage", words, only_if_telling=True)
    if "/PieceInfo" in root:
        yield Carried("program_data", "the document", ", ".join(str(key).lstrip("/") for key in root.PieceInfo))


def _properties(pdf: pikepdf.Pdf) -> Iterator[Carried]:
    info = pdf.trailer.get("/Info")
    if not isinstance(info, pikepdf.Dictionary):
        return
    for key, value in info.items():
        name, said = str(key).lstrip("/"), text_of(value)
        if paths := paths_in(said):
            yield from (Carried("file_path", f"the file's properties, {name}", path) for path in paths)
        elif name not in _NO_PERSONS:
            yield Carried(
                "property",
                f"the file's properties, {name}",
                said,
                only_if_telling=name in _TITLES,
                quiet=name in _QUIET,
            )


def _metadata(pdf: pikepdf.Pdf) -> Iterator[Carried]:
    """The words in the document's metadata, and in that of its parts, each once."""
    told: set[str] = set()
    for holder in pdf.objects:
        stream = get(holder, "/Metadata")
        if not isinstance(stream, pikepdf.Stream):
            continue
        try:
            text = stream.read_bytes().decode("utf-8", "replace")
        except pikepdf.PdfError:
            continue
        where = (
            "the file's metadata"
            if get(holder, "/Type") == pikepdf.Name.Catalog
            else "the metadata of a part of the file"
        )
        for path in paths_in(text):
            if path not in told:
                yield Carried("file_path", where, path)
            told.add(path)
        for match in _XML_WORDS.finditer(text):
            said = (match[1] or match[2]).strip()
            if said and said not in told and not _NO_WORDS.search(said):
                told.add(said)
                author = bool(
                    re.search(
                        r"(?:creator|Author|Company)[^<]*(?:<[^/][^>]*>\s*)*$",
                        text[max(0, match.start() - 120) : match.start() + 1],
                    )
                )
                yield Carried("property", where, said, only_if_telling=not author, quiet=author)


def _headings(item: Any, seen: set[tuple[int, int]], depth: int) -> Iterator[str]:
    while isinstance(item, pikepdf.Dictionary) and depth < DEEPEST and len(seen) < MOST:
        if item.objgen != (0, 0):
            if item.objgen in seen:
                return
            seen.add(item.objgen)
        yield text_of(item.get("/Title"))
        yield from _headings(item.get("/First"), seen, depth + 1)
        item = item.get("/Next")


def _scripts(root: Any) -> Iterator[str]:
    for name in ("/OpenAction", "/AA"):
        action = get(root, name)
        if isinstance(action, pikepdf.Dictionary) and (
            name == "/AA" or action.get("/S") in {pikepdf.Name.JavaScript, pikepdf.Name.Launch}
        ):
            yield _code(action) or "an action at opening"
    if get(root, "/Names", "/JavaScript") is not None:
        for action in _leaves(get(root, "/Names", "/JavaScript"), 0):
            yield _code(action) or "a named program"


def _leaves(tree: Any, depth: int) -> Iterator[Any]:
    """The values of a name tree."""
    if depth > DEEPEST:
        return
    yield from entries(get(tree, "/Names"))[1::2]
    for kid in entries(get(tree, "/Kids")):
        yield from _leaves(kid, depth + 1)


def _code(action: Any) -> str:
    code = get(action, "/JS")
    if isinstance(code, pikepdf.Stream):
        return code.read_bytes()[:500].decode("latin-1")
    return text_of(code)


def _fields(fields: list[Any], prefix: str, depth: int) -> Iterator[str]:
    for field in fields[:MOST]:
        name = prefix + text_of(get(field, "/T"))
        said = get(field, "/V")
        said = said.read_bytes().decode("latin-1") if isinstance(said, pikepdf.Stream) else text_of(said)
        if said.strip():
            yield f"{name}: {said}"
        if depth < DEEPEST:
            yield from _fields(entries(get(field, "/Kids")), f"{name}.", depth + 1)


def _described(element: Any, seen: set[tuple[int, int]], depth: int) -> Iterator[str]:
    """What the document's structure says for its parts: alternative words, real words, expansions, titles."""
    if depth > DEEPEST or len(seen) > 20 * MOST:
        return
    if isinstance(element, pikepdf.Array):
        for kid in element:
            yield from _described(kid, seen, depth + 1)
        return
    if not isinstance(element, pikepdf.Dictionary):
        return
    if element.objgen != (0, 0):
        if element.objgen in seen:
            return
        seen.add(element.objgen)
    for name in ("/Alt", "/ActualText", "/E", "/T"):
        if said := text_of(element.get(name)):
            yield said
    yield from _described(element.get("/K"), seen, depth + 1)
