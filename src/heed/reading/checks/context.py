"""What a check is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from heed.reading.blocks import Block
from heed.reading.document import Item
from heed.reading.outline import Section


@dataclass(frozen=True)
class Checked:
    """A review as read, with the blocks it was read from and what else stands in the document.

    ``other_labels`` are the labels of the other reviews in the document, and ``before`` the blocks before the first.
    """

    label: str | None
    published: date | None
    title: Block | None
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    story: tuple[Block, ...]
    items: tuple[Item, ...]
    other_labels: frozenset[str]
    before: tuple[Block, ...]
    pages: tuple[str, ...]
