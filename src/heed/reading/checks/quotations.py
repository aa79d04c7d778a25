"""Quotations that are closed but were never opened, or opened and never closed."""

from __future__ import annotations

from collections.abc import Sequence

from heed.reading.blocks import Block
from heed.reading.checks.context import Checked
from heed.reading.document import ReadingWarning


def check(checked: Checked) -> list[ReadingWarning]:
    """Warn of each paragraph whose double quotation marks do not pair."""
    return in_blocks(checked.blocks)


def in_blocks(blocks: Sequence[Block]) -> list[ReadingWarning]:
    """The warnings for these blocks."""
    found = []
    for n, block in enumerate(blocks):
        if (at := unopened(block.text)) is not None:
            message = "A quotation ends here that was never opened: it cannot be seen where the quoted words begin."
            found.append(ReadingWarning("quotation-unopened", message, block.evidence(max(0, at - 60), at + 1)))
        elif (at := unclosed(block.text)) is not None and not _goes_on(blocks, n):
            message = "A quotation begins here that is never closed: it cannot be seen where the quoted words end."
            found.append(
                ReadingWarning("quotation-unclosed", message, block.evidence(at, min(len(block.text), at + 60)))
            )
    return found


def unopened(text: str) -> int | None:
    """Where a closing double quotation mark stands without an opening one, or null."""
    depth, straight = 0, 0
    for at, char in enumerate(text):
        if char in "“„":
            depth += 1
        elif char == '"':
            straight += 1
        elif char == "”":
            if depth == 0 and straight % 2 == 0:
                return at
            depth = max(0, depth - 1)
    return None


def unclosed(text: str) -> int | None:
    """Where an opening double quotation mark stands that nothing closes, or null."""
    opened: list[int] = []
    for at, char in enumerate(text):
        if char in "“„":
            opened.append(at)
        elif char == "”" and opened:
            opened.pop()
    if opened and '"' not in text[opened[-1] :]:
        return opened[-1]
    straight = [at for at, char in enumerate(text) if char == '"']
    if len(straight) % 2 and "”" not in text and "“" not in text:
        return straight[-1]
    return None


def _goes_on(blocks: Sequence[Block], n: int) -> bool:
    """Whether a later paragraph takes the quotation up: each paragraph of a long one opens, and only the last closes."""
    return any(block.text[:1] in {"“", '"'} or "”" in block.text for block in blocks[n + 1 : n + 4])
