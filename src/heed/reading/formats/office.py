"""Files of word processors, told apart by what they hold: Word, OpenDocument, and the older ones behind LibreOffice."""

from __future__ import annotations

from dataclasses import replace

from heed.reading.errors import Encrypted, UnknownFormat
from heed.reading.formats import docx, legacy, odt
from heed.reading.formats.archive import Archive, open_archive
from heed.reading.pages import Source

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RTF = b"{\\rtf"

_SAVE_AS = "Save it as PDF, .docx or .odt and try again."
# what else comes zipped, by a part that only it has
_OTHERS = (
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("META-INF/container.xml", "an e-book"),
    ("Index/Document.iwa", "a Pages document"),
)
_OTHER_STREAMS = (("Workbook", "an Excel workbook"), ("PowerPoint Document", "a PowerPoint presentation"))
_OUTLOOK = "__properties_version1.0"
_DOC_HEADER = b"\xec\xa5"
_DOC_AT = 512
_DOC_ENCRYPTED = 0x01


def is_office(content: bytes) -> bool:
    """Whether the file is zipped, or in the container or the code of older word processors."""
    return content.startswith((*ZIP, OLE, RTF))


def read(content: bytes, name: str) -> Source:
    """The document's pages and lines. Raises ``CannotRead`` with a sentence that names the file."""
    if content.startswith(RTF):
        return _legacy(content, name, ".rtf", "a rich text (RTF) file", "application/rtf")
    if content.startswith(OLE):
        return _from_container(content, name)
    archive = open_archive(content, name)
    with archive.zipped:
        return _from_archive(archive)


def _from_archive(archive: Archive) -> Source:
    if odt.is_text(archive):
        return odt.read(archive)
    other = next((what for part, what in _OTHERS if part in archive), None)
    if other is None and _is_word(archive):
        return docx.read(archive)
    what = other or odt.other_kind(archive) or "a zip archive"
    advice = "Unpack it and name the reports in it." if what == "a zip archive" else _SAVE_AS
    raise UnknownFormat(f"{archive.name} is {what}, which is not read. {advice}")


def _is_word(archive: Archive) -> bool:
    """By the part that the file says is its document, or by the folder that every program gives that part."""
    main = docx.main_part(archive)
    return (
        (main is not None and main.endswith(".xml")) or "word/document.xml" in archive or "word/styles.xml" in archive
    )


def _from_container(content: bytes, name: str) -> Source:
    """A file in the container of older Microsoft programs, told by the names of the streams in it."""
    if _holds(content, "EncryptedPackage") or _is_locked_doc(content):
        raise Encrypted(
            f"{name} is locked with a password. Open it with the password, save it without one, and try again."
        )
    if not _holds(content, "WordDocument"):
        other = next((what for stream, what in _OTHER_STREAMS if _holds(content, stream)), None)
        other = "an Outlook message" if _holds(content, _OUTLOOK) else other
        if other:
            raise UnknownFormat(f"{name} is {other}, which is not read. {_SAVE_AS}")
        if name.lower().endswith(".wps"):
            return _legacy(content, name, ".wps", "a Microsoft Works file", "application/vnd.ms-works")
    return _legacy(content, name, ".doc", "an older Word file (.doc)", "application/msword")


def _holds(content: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") in content


def _is_locked_doc(content: bytes) -> bool:
    """Whether a .doc says at its head, which as good as always opens the second sector, that it is encrypted."""
    head = content[_DOC_AT : _DOC_AT + 12]
    return head.startswith(_DOC_HEADER) and len(head) == 12 and bool(head[11] & _DOC_ENCRYPTED)


def _legacy(content: bytes, name: str, suffix: str, what: str, media_type: str) -> Source:
    archive = open_archive(legacy.to_docx(content, name, suffix, what), name)
    with archive.zipped:
        return replace(docx.read(archive), media_type=media_type)
