"""What the pages of a PDF carry beside what is drawn on them: comments, links, thumbnails, pictures' data, words for words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from heed.disclosing.carrying.carried import Carried, of_picture, paths_in
from heed.disclosing.carrying.pdf.opened import entries, get, text_of

_NO_COMMENTS = frozenset({"/Link", "/Widget", "/Popup", "/PrinterMark", "/TrapNet"})


def carried(pdf: pikepdf.Pdf) -> Iterator[Carried]:
    """What hangs on the pages, and on the pictures in them."""
    for number, page in enumerate(pdf.pages, start=1):
        where = f"page {number}"
        for annotation in entries(page.obj.get("/Annots")):
            yield from _annotation(annotation, where)
        if "/Thumb" in page.obj:
            yield Carried("thumbnail", where, where)
        if "/PieceInfo" in page.obj:
            yield Carried("program_data", "the pages", ", ".join(str(key).lstrip("/") for key in page.obj.PieceInfo))
        if "/AA" in page.obj:
            yield Carried("script", where, "an action of the page")
        yield from _words_for_words(page, where)
    for holder in pdf.objects:
        if (
            isinstance(holder, pikepdf.Stream)
            and holder.get("/Subtype") == pikepdf.Name.Image
            and holder.get("/Filter") == pikepdf.Name.DCTDecode
        ):
            yield from of_picture(bytes(holder.read_raw_bytes()), "a picture in the file")


def _annotation(annotation: Any, where: str) -> Iterator[Carried]:
    kind = str(get(annotation, "/Subtype") or "")
    said = text_of(get(annotation, "/Contents"))
    if kind == "/Link":
        yield from _link(annotation, where)
        yield Carried("words_beside", f"{where}, the description of a link", said, only_if_telling=True)
        return
    if kind == "/FileAttachment":
        name = text_of(get(annotation, "/FS", "/UF")) or text_of(get(annotation, "/FS", "/F")) or "a file"
        yield Carried("attachment", f"{where}, a file pinned to it", name)
    if kind not in _NO_COMMENTS:
        author = text_of(get(annotation, "/T"))
        mark = kind.lstrip("/").lower()
        yield Carried(
            "comment",
            f"{where}, a comment by {author}" if author else f"{where}, a comment",
            said or f"a mark without words ({mark})",
        )
    if get(annotation, "/A", "/S") == pikepdf.Name.JavaScript or get(annotation, "/AA") is not None:
        yield Carried("script", where, "an action of a mark or field")


def _link(annotation: Any, where: str) -> Iterator[Carried]:
    for action in (get(annotation, "/A"), get(annotation, "/PA")):
        target = text_of(get(action, "/URI")) or text_of(get(action, "/F")) or text_of(get(action, "/F", "/F"))
        if not target:
            continue
        if paths := paths_in(target):
            yield from (Carried("file_path", f"{where}, a link", path) for path in paths)
        else:
            yield Carried("link", f"{where}, a link", target.removeprefix("mailto:"), only_if_telling=True)


def _words_for_words(page: pikepdf.Page, where: str) -> Iterator[Carried]:
    """The words that a page's drawing says for others: what a copy or a screen reader gives in their place."""
    try:
        raw = page.obj.get("/Contents")
        streams = entries(raw) or [raw]
        if not any(
            b"/ActualText" in stream.read_bytes() or b"/Alt" in stream.read_bytes()
            for stream in streams
            if isinstance(stream, pikepdf.Stream)
        ):
            return
        for instruction in pikepdf.parse_content_stream(page, "BDC DP"):
            for operand in instruction.operands:
                for name in ("/ActualText", "/Alt", "/E"):
                    if said := text_of(get(operand, name)):
                        yield Carried("words_beside", f"{where}, words given for others", said, only_if_telling=True)
    except pikepdf.PdfError:
        return
