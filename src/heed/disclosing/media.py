"""What kind of file this is, told as ``heed.reading`` tells it."""

from __future__ import annotations

from enum import Enum

from heed.reading.errors import Empty, UnknownFormat
from heed.reading.formats import html, odt, office, pictures
from heed.reading.formats.archive import open_archive
from heed.reading.formats.encoding import decode


class Media(Enum):
    """The kinds of file that are inspected and copied."""

    PDF = "PDF"
    DOCX = "Word"
    ODT = "OpenDocument"
    HTML = "web page"
    PICTURE = "picture"
    TEXT = "plain text"


def media_of(content: bytes, name: str) -> Media:
    """The file's kind. Raises ``CannotRead`` for one that is empty or of no kind that can be looked into."""
    if content.startswith((office.OLE, office.RTF)):
        raise UnknownFormat(
            f"{name} is in an older format, which can be read but not looked into. Save it as .docx or PDF and try again."
        )
    if content.startswith(office.ZIP):
        archive = open_archive(content, name)
        with archive.zipped:
            if odt.is_text(archive):
                return Media.ODT
            if "word/document.xml" in archive or "[Content_Types].xml" in archive:
                return Media.DOCX
        raise UnknownFormat(f"{name} is a zip archive, which is not looked into. Unpack it and name the reports in it.")
    if b"%PDF-" in content.lstrip(b"\0 \t\r\n")[:1024]:
        return Media.PDF
    if pictures.is_picture(content):
        return Media.PICTURE
    if not content.strip():
        raise Empty(f"{name} is empty. Check that the file was saved or downloaded completely.")
    if content[:4] in {b"GIF8", b"7z\xbc\xaf"} or content.startswith(b"\x1f\x8b"):
        raise UnknownFormat(f"{name} is of a kind that is not looked into. Save it as PDF and try again.")
    return Media.HTML if html.is_html(decode(content, name), name) else Media.TEXT
