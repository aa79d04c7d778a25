"""Pictures of documents' pages and the places of their words: drawn when first asked for, then kept beside the files."""

from __future__ import annotations

import json
from functools import partial

from django.core.files.base import ContentFile
from django.core.files.storage import Storage

from heed import __version__
from heed.reading.drawers import Drawers, Wanted
from heed.reading.errors import CannotRead
from heed.reading.sheets import PICTURED, Sheet, from_json
from heed.reviews.models import Document, DocumentPage

_DRAWERS = Drawers()


def has_pictures(document: Document) -> bool:
    """Whether the document's pages look one way, and can be drawn; others have their text alone."""
    return document.media_type in PICTURED


def picture_of(document: Document, number: int) -> bytes:
    """A WebP of one page, counted from 1. Raises ``CannotRead`` or ``Busy`` with a sentence for whoever wants to see it."""
    picture = _kept(document, f"{number}.webp", Wanted("picture", document.name, number))
    # while a drawer has the file open: the next time the pages are shown, each is given its room before it is drawn
    sizes_of(document)
    return picture


def sheet_of(page: DocumentPage) -> Sheet:
    """Where on the page the words of its text stand. Raises ``CannotRead``."""
    document, number = page.document, page.number
    return from_json(_kept(document, f"{number}.json", Wanted("sheet", document.name, number, page.text)))


def sizes_of(document: Document) -> list[tuple[float, float]]:
    """The width and height in points of each page, as it is shown. Raises ``CannotRead``."""
    return _sizes(_kept(document, "sizes.json", Wanted("sizes", document.name)))


def known_sizes_of(document: Document) -> list[tuple[float, float]]:
    """The same where they have been asked for before, and else nothing: for a page that waits for no drawing."""
    storage, name = document.file.storage, f"{folder_of(document.sha256)}/{__version__}/sizes.json"
    return _sizes(_read(storage, name)) if storage.exists(name) else []


def sign_of(document: Document, number: int) -> str:
    """Differs where a page's picture or places may: for browsers that have kept them."""
    return f'"{document.sha256[:32]}-{number}-{__version__}"'


def forget_drawn(storage: Storage, sha256: str) -> None:
    """Deletes all that was drawn of a file: to be called by whoever deletes the file itself."""
    folder = folder_of(sha256)
    if not storage.exists(folder):
        return
    for engine in storage.listdir(folder)[0]:
        for name in storage.listdir(f"{folder}/{engine}")[1]:
            storage.delete(f"{folder}/{engine}/{name}")
        storage.delete(f"{folder}/{engine}")
    storage.delete(folder)


def folder_of(sha256: str) -> str:
    """Where what was drawn of a file is kept."""
    return f"pages/{sha256[:2]}/{sha256}"


def _kept(document: Document, name: str, wanted: Wanted) -> bytes:
    storage, path = document.file.storage, f"{folder_of(document.sha256)}/{__version__}/{name}"
    if storage.exists(path):
        return _read(storage, path)
    drawn = _DRAWERS.draw(wanted, document.sha256, partial(_content, document))
    stored = storage.save(path, ContentFile(drawn))
    if stored != path:
        # two asked at once, and the other was first
        storage.delete(stored)
    return drawn


def _content(document: Document) -> bytes:
    try:
        return _read(document.file.storage, str(document.file.name))
    except FileNotFoundError as error:
        raise CannotRead(f"The file {document.name} is not there any more. Read its text instead.") from error


def _read(storage: Storage, name: str) -> bytes:
    with storage.open(name) as file:
        content: bytes = file.read()
        return content


def _sizes(written: bytes) -> list[tuple[float, float]]:
    return [(float(width), float(height)) for width, height in json.loads(written)]
