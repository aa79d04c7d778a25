"""Word's own format: the text with the numbers that Word works out, as one page."""

from __future__ import annotations

from heed.reading.errors import Empty
from heed.reading.formats.archive import Archive
from heed.reading.formats.docx.body import read_body
from heed.reading.formats.docx.cautions import cautions_of
from heed.reading.formats.docx.package import main_part, open_package
from heed.reading.formats.setting import page_of
from heed.reading.pages import Source

__all__ = ["MEDIA_TYPE", "main_part", "read"]

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read(archive: Archive) -> Source:
    """The document as one page of lines: Word sets pages only when it prints. Raises ``CannotRead``."""
    package = open_package(archive)
    body = read_body(package)
    text, lines = page_of(body.found.paragraphs())
    if not text.strip():
        raise Empty(
            f"{archive.name} holds no words. If its pages are pictures, save it as PDF and try that, or ask for the text."
        )
    return Source(MEDIA_TYPE, (text,), lines, warnings=cautions_of(package, body))
