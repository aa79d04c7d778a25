"""Plain text without the phrases."""

from __future__ import annotations

from heed.disclosing.copies.made import Made, Removed
from heed.disclosing.phrases import Phrases
from heed.reading.formats.encoding import decode


def copied(content: bytes, name: str, phrases: Phrases) -> Made:
    """The text as UTF-8, the mark in place of each phrase."""
    text = decode(content, name)
    times = len(phrases.places(text))
    return Made(phrases.replaced(text).encode("utf-8"), (Removed("the text", times),) if times else ())
