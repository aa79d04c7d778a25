"""PDF without the phrases: pages that hold them are drawn anew as pictures, all others are copied without what hangs on them."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2 as pdfium

from heed.disclosing.carrying.pdf.opened import opened, text_of
from heed.disclosing.copies.made import Made, Removed
from heed.disclosing.copies.pdf import cleaning, drawn, links
from heed.disclosing.copies.pdf.letters import Letters, letters_of
from heed.disclosing.copies.pdf.suspicion import to_draw
from heed.disclosing.phrases import Phrases
from heed.reading.formats.pdf import hidden
from heed.reading.formats.pdf import pdfium as reader

PICTURED = 0.05
"""Where pictures cover this share of a page, words may stand in them."""


def copied(content: bytes, name: str, phrases: Phrases) -> Made:
    """A new file with what is seen of the old one, the phrases gone from glyphs, pixels and everything else."""
    content = content.lstrip(b"\0 \t\r\n")
    raw, concealed = hidden.set_apart(content, reader.read(content, name))
    with opened(content, name) as source, pikepdf.Pdf.new() as copy:
        document = pdfium.PdfDocument(content)
        try:
            pages = [letters_of(page) for page in document]
            gone = _places(pages, phrases)
            drawing = to_draw(source, document, phrases) | {n for n, places in gone.items() if places} | set(concealed)
            removed = []
            for n, page in enumerate(source.pages, start=1):
                unseen = {word.at for group in concealed.get(n, ()) for word in group.words}
                pictured = bool(phrases.given) and raw[n - 1].pictured >= PICTURED
                made = None
                if n in drawing or pictured:
                    made = drawn.page_of(
                        document[n - 1], pages[n - 1], gone[n], unseen, phrases if pictured else None, name
                    )
                anew = made if made is not None and (n in drawing or made.times) else None
                if anew is None:
                    cleaning.append(copy, source, page)
                else:
                    drawn.append(copy, anew)
                links.carry_over(copy.pages[-1], page, copy, phrases, drawn=anew is not None)
                times = made.times if made else 0
                if times:
                    removed.append(Removed(f"page {n}", times))
        finally:
            document.close()
        _finish(copy, source)
        out = io.BytesIO()
        copy.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return Made(out.getvalue(), tuple(removed))


def _places(pages: list[Letters], phrases: Phrases) -> dict[int, list[tuple[int, int]]]:
    """Where the phrases stand on each page, as its letters are counted; one may go on over a page's end."""
    whole, starts = "", []
    for page in pages:
        starts.append(len(whole))
        whole += page.text + "\n"
    gone: dict[int, list[tuple[int, int]]] = {n: [] for n in range(1, len(pages) + 1)}
    for start, end in phrases.places(whole):
        for n, (page, at) in enumerate(zip(pages, starts, strict=True), start=1):
            first, last = max(start - at, 0), min(end - at, len(page.text))
            if first < last:
                gone[n].append((first, last))
    return gone


def _finish(copy: pikepdf.Pdf, source: pikepdf.Pdf) -> None:
    cleaning.strip_everywhere(copy)
    language = text_of(source.Root.get("/Lang"))
    if language and len(language) < 20:
        copy.Root.Lang = pikepdf.String(language)
    copy.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    copy.docinfo["/Title"] = "Redacted copy"
