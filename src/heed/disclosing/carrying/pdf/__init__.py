"""What a PDF carries beside what is seen on its pages."""

from __future__ import annotations

from collections.abc import Iterator

from heed.disclosing.carrying.carried import Carried
from heed.disclosing.carrying.pdf import catalogue, pages, revisions, unseen
from heed.disclosing.carrying.pdf.opened import opened


def carried(content: bytes, name: str) -> Iterator[Carried]:
    """What the file carries. Raises ``CannotRead`` where it cannot be opened."""
    yield from unseen.hidden_words(content, name)
    with opened(content, name) as pdf:
        yield from catalogue.carried(pdf)
        yield from pages.carried(pdf)
    yield from revisions.carried(content, name)
