"""Links that a copy keeps: those to pages on the web that name nobody."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from heed.disclosing.carrying.pdf.opened import entries, get, text_of
from heed.disclosing.copies.pdf.cleaning import inherited, is_link, marks
from heed.disclosing.finding import Grade
from heed.disclosing.identifying import findings
from heed.disclosing.phrases import Phrases


def carry_over(to: pikepdf.Page, page: pikepdf.Page, copy: Pdf, phrases: Phrases, *, drawn: bool) -> None:
    """Put the page's links on its copy. One drawn anew keeps them only where it was not turned."""
    box = inherited(page.obj, "/CropBox") or inherited(page.obj, "/MediaBox") or [0, 0, 595, 842]
    left, bottom = (float(box[0]), float(box[1])) if drawn else (0.0, 0.0)
    if drawn and int(inherited(page.obj, "/Rotate") or 0) % 360:
        return
    kept = []
    for annotation in marks(page):
        target = text_of(get(annotation, "/A", "/URI"))
        place = entries(get(annotation, "/Rect"))
        if not is_link(annotation) or len(place) != 4 or not _names_nobody(target, phrases):
            continue
        rect = [float(side) - (left if n % 2 == 0 else bottom) for n, side in enumerate(place)]
        action = Dictionary(S=Name.URI, URI=String(target))
        kept.append(
            copy.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=rect, Border=[0, 0, 0], A=action))
        )
    if kept:
        to.obj.Annots = Array(kept)


def _names_nobody(target: str, phrases: Phrases) -> bool:
    if not target.startswith(("http://", "https://")) or phrases.stand_in(target):
        return False
    return not any(finding.grade is Grade.IDENTIFIES for finding in findings([target], ()))
