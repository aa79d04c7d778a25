"""A copy of a file without certain words: made by removing them, not by covering, and looked through before it is given out."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from heed.disclosing.copies import docx, html, odt, pdf, pictures, text
from heed.disclosing.copies.made import Made, Removed
from heed.disclosing.files import inspect
from heed.disclosing.finding import Finding
from heed.disclosing.media import Media, media_of
from heed.disclosing.phrases import Phrases, phrases_of
from heed.disclosing.verifying import verify

_COPIERS: dict[Media, Callable[[bytes, str, Phrases], Made]] = {
    Media.PDF: pdf.copied,
    Media.DOCX: docx.copied,
    Media.ODT: odt.copied,
    Media.HTML: html.copied,
    Media.PICTURE: pictures.copied,
    Media.TEXT: text.copied,
}
SUFFIXES = {
    Media.PDF: ".pdf",
    Media.DOCX: ".docx",
    Media.ODT: ".odt",
    Media.HTML: ".html",
    Media.PICTURE: ".png",
    Media.TEXT: ".txt",
}


@dataclass(frozen=True, slots=True)
class Copy:
    """A redacted copy, and an account of it.

    ``removed`` says where words were removed and how many times, ``dropped`` what the file carried beside its text and the
    copy does not. ``suffix`` is the ending that the copy's name should have.
    """

    content: bytes
    suffix: str
    removed: tuple[Removed, ...]
    dropped: tuple[Finding, ...]

    @property
    def times(self) -> int:
        """How many times words were removed."""
        return sum(place.times for place in self.removed)


def redacted(content: bytes, name: str, phrases: Collection[str]) -> bytes:
    """The bytes of a copy without the phrases and without what the file carries beside its text.

    Raises as ``copied`` does.
    """
    return copied(content, name, phrases).content


def copied(content: bytes, name: str, phrases: Collection[str]) -> Copy:
    """A copy without the phrases, wherever they stand, and without what the file carries beside its text.

    ``name`` is for messages, and for the format where the content leaves it open. Raises ``heed.reading.CannotRead`` where
    the file cannot be opened; ``NothingToRemove`` for a phrase that cannot be looked for; and ``StillThere`` where the copy,
    read again and taken apart, still holds a phrase. With no phrases at all the copy is only cleaned.
    """
    wanted = phrases_of(phrases)
    media = media_of(content, name)
    dropped = inspect(content, name)
    made = _COPIERS[media](content, name, wanted)
    verify(made.content, name, wanted, media_of(made.content, name) if media is Media.PICTURE else media)
    return Copy(made.content, SUFFIXES[media], made.removed, dropped)
