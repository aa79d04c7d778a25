"""One module a format: bytes in, pages of lines out.

A format is told by what the file holds first, and by its name only where the content leaves it open.
"""

from __future__ import annotations

from heed.reading.errors import Empty, UnknownFormat
from heed.reading.formats import html, office, pdf, pictures, text
from heed.reading.formats.encoding import decode
from heed.reading.pages import Source

SIGNATURES = {
    b"GIF8": "an image for screens (GIF)",
    b"\x1f\x8b": "a compressed archive",
    b"7z\xbc\xaf": "a compressed archive",
}


def read_source(content: bytes, name: str) -> Source:
    """The file's pages and lines.

    Raises ``CannotRead`` with a sentence that names the file.
    """
    if office.is_office(content):
        return office.read(content, name)
    padded = content.lstrip(b"\0 \t\r\n")
    if b"%PDF-" in padded[:1024]:
        return pdf.read(padded, name)
    if pictures.is_picture(content):
        return pictures.read(content, name)
    if not content.strip():
        raise Empty(f"{name} is empty. Check that the file was saved or downloaded completely.")
    for signature, what in SIGNATURES.items():
        if content.startswith(signature):
            raise UnknownFormat(
                f"{name} is {what}, which cannot be read yet. Save it as plain text or as a web page (HTML) and try again.",
            )
    decoded = decode(content, name)
    if not decoded.strip():
        raise Empty(f"{name} holds nothing but space. Check that the file was saved or downloaded completely.")
    if html.is_html(decoded, name):
        return html.read(decoded, name)
    return text.read(decoded)
