"""A finished copy looked through: read again, taken apart, and searched in everything that can be unpacked from it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import pikepdf
import pypdfium2 as pdfium

from heed.disclosing.copies.pdf.letters import letters_of
from heed.disclosing.errors import StillThere
from heed.disclosing.files import inspect
from heed.disclosing.media import Media
from heed.disclosing.phrases import Phrases
from heed.reading.errors import CannotRead, Empty
from heed.reading.formats import read_source

_NOT_IN_A_COPY = frozenset(
    {
        "hidden_text",
        "covered_text",
        "tracked_change",
        "comment",
        "attachment",
        "earlier_version",
        "hidden_layer",
        "picture_place",
        "form_field",
        "script",
        "thumbnail",
    }
)
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def verify(content: bytes, name: str, phrases: Phrases, media: Media) -> None:
    """Raises ``StillThere`` where a phrase, or anything that no copy should carry, is found in a copy."""
    for where, text in _texts(content, name, media):
        if phrases.stand_in(text):
            raise _still(name, where)
    for where, piece in _pieces(content, media):
        if _holds(piece, phrases):
            raise _still(name, where)
    for finding in inspect(content, name):
        if phrases.stand_in(finding.said) or (finding.kind in _NOT_IN_A_COPY and media is not Media.HTML):
            raise _still(name, finding.where)


def _texts(content: bytes, name: str, media: Media) -> Iterator[tuple[str, str]]:
    """What a reader gets out of the copy, by ``heed.reading`` and, for a PDF, letter by letter."""
    if media is Media.PICTURE:
        return
    try:
        yield "its text", "\n".join(read_source(content, name).page_texts)
    except Empty:
        pass
    except CannotRead as error:
        raise StillThere(f"The copy of {name} could not be read again, so that it was thrown away.") from error
    if media is Media.PDF:
        document = pdfium.PdfDocument(content)
        try:
            yield "its pages", "\n".join(letters_of(page).text for page in document)
        finally:
            document.close()


def _pieces(content: bytes, media: Media) -> Iterator[tuple[str, bytes]]:
    """Everything that can be unpacked from the copy."""
    yield "its bytes", content
    if media is Media.PDF:
        with pikepdf.open(io.BytesIO(content)) as file:
            for thing in file.objects:
                yield (
                    "one of its objects",
                    thing.unparse(resolved=False) if not isinstance(thing, pikepdf.Stream) else b"",
                )
                if isinstance(thing, pikepdf.Stream):
                    yield "one of its streams", _unpacked(thing)
                for said in _strings(thing, 0):
                    yield "one of its strings", said.encode("utf-8", "replace")
    elif media in {Media.DOCX, Media.ODT}:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for part in archive.namelist():
                yield f"its part {part}", archive.read(part)


def _unpacked(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return bytes(stream.read_raw_bytes())


def _strings(thing: object, depth: int) -> Iterator[str]:
    if depth > 20:
        return
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array):
        for entry in thing:
            yield from _strings(entry, depth + 1) if not _is_apart(entry) else ()
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for entry in thing.values():
            yield from _strings(entry, depth + 1) if not _is_apart(entry) else ()


def _is_apart(entry: object) -> bool:
    """Whether an entry is an object of its own, which is looked at by itself."""
    return isinstance(entry, pikepdf.Object) and entry.is_indirect


def _holds(piece: bytes, phrases: Phrases) -> bool:
    """Whether a phrase stands in bytes as it was given, in small letters or as it was, by any usual encoding.

    One of few letters may stand in any bytes by chance; such are looked for in the text alone.
    """
    lowered = piece.lower()
    return any(
        said.lower().encode(encoding, "ignore").lower() in lowered
        for said in phrases.given
        if len(said) >= 6
        for encoding in _ENCODINGS
    )


def _still(name: str, where: str) -> StillThere:
    return StillThere(
        f"The words were still found in the copy of {name} ({where}), so that it was thrown away. Take them out in the program "
        "that the file came from."
    )
