"""OpenDocument text: the words with the numbers that its lists and headings bear, as one page."""

from __future__ import annotations

from heed.reading.errors import Broken, Empty, Encrypted
from heed.reading.formats.archive import Archive
from heed.reading.formats.cautions import cautions
from heed.reading.formats.odt.body import Body, Place
from heed.reading.formats.odt.lists import Lists
from heed.reading.formats.odt.names import Element, q
from heed.reading.formats.odt.styles import Styles
from heed.reading.formats.setting import page_of
from heed.reading.pages import Source

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"

_OTHERS = {
    "spreadsheet": "an OpenDocument spreadsheet",
    "presentation": "an OpenDocument presentation",
    "graphics": "an OpenDocument drawing",
}


def is_text(archive: Archive) -> bool:
    """Whether the archive says that it is an OpenDocument text, or a template of one."""
    return _said(archive).startswith(MEDIA_TYPE)


def other_kind(archive: Archive) -> str | None:
    """What else of OpenDocument's the archive says it is."""
    said = _said(archive).rpartition("opendocument.")[2]
    return next((what for kind, what in _OTHERS.items() if said.startswith(kind)), None)


def _said(archive: Archive) -> str:
    """The kind that the archive states, in the part made for it or in its list of parts."""
    if "mimetype" in archive:
        return archive.part("mimetype")[:100].decode("ascii", "replace").strip()
    manifest = archive.tree("META-INF/manifest.xml")
    entries = manifest.iter(q("manifest:file-entry")) if manifest is not None else ()
    whole = (e.get(q("manifest:media-type"), "") for e in entries if e.get(q("manifest:full-path")) == "/")
    return next(whole, "")


def read(archive: Archive) -> Source:
    """The document as one page of lines: pages are set only when it is printed. Raises ``CannotRead``."""
    manifest = archive.tree("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter(q("manifest:encryption-data")), None) is not None:
        raise Encrypted(f"{archive.name} is locked with a password. Save it without one and try again.")
    content = archive.tree("content.xml")
    text = content.find(f"{q('office:body')}/{q('office:text')}") if content is not None else None
    if content is None or text is None:
        raise Broken(
            f"{archive.name} is an OpenDocument file without its text. Fetch it again, or open it in the program it came from "
            "and save it again."
        )
    styles = Styles(archive.tree("styles.xml"), content)
    body = Body(styles, Lists(styles))
    body.blocks(text, Place())
    body.read_notes()
    page, lines = page_of(body.found.paragraphs())
    if not page.strip():
        raise Empty(
            f"{archive.name} holds no words. If its pages are pictures, save it as PDF and try that, or ask for the text."
        )
    inserted, deleted = _changes(text)
    found = cautions(
        inserted=inserted, deleted=deleted, comments=body.comments, hidden=body.hidden, covered=body.covered
    )
    return Source(MEDIA_TYPE, (page,), lines, warnings=tuple(found))


def _changes(text: Element) -> tuple[int, int]:
    """How many insertions and deletions nobody has settled."""
    tracked = text.find(q("text:tracked-changes"))
    if tracked is None:
        return 0, 0
    return sum(1 for _ in tracked.iter(q("text:insertion"))), sum(1 for _ in tracked.iter(q("text:deletion")))
