"""Words on a PDF's pages that nobody sees, as ``heed.reading`` finds them when it reads."""

from __future__ import annotations

from collections.abc import Iterator

from heed.disclosing.carrying.carried import Carried
from heed.reading.formats.pdf import MEDIA_TYPE, hidden, laid_out, pdfium
from heed.reading.formats.pdf.hidden import How

_COVERED = (How.DARK, How.COVERED, How.MARKED)


def hidden_words(content: bytes, name: str) -> Iterator[Carried]:
    """The words under boxes and pictures, in the paper's colour, off the page, or too small, with their evidence.

    The evidence counts in the pages' text as ``heed.reading`` gives it.
    """
    raw, concealed = hidden.set_apart(content.lstrip(b"\0 \t\r\n"), pdfium.read(content.lstrip(b"\0 \t\r\n"), name))
    if not concealed:
        return
    source = laid_out(MEDIA_TYPE, raw, (), concealed)
    hows = [group.how for number in sorted(concealed) for group in concealed[number]]
    said = [warning for warning in source.warnings if warning.code == "hidden-text"]
    for how, warning in zip(hows, said, strict=False):
        place = warning.evidence[0]
        kind = "covered_text" if how in _COVERED else "hidden_text"
        yield Carried(kind, f"page {place.page}, words that {how.value}", place.quote, warning.evidence)
