"""Which reviews a document tells of: one, or several one after the other on one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heed.reading import kinds
from heed.reading.blocks import Block
from heed.reading.labels import is_spoken_of, label_in_title
from heed.reading.outline import heading_level
from heed.reading.sections import HOLDS, section_kind


@dataclass(frozen=True, slots=True)
class Casework:
    """The blocks that tell of one review. ``title`` is the block that names it, null where none does."""

    label: str | None
    title: Block | None
    blocks: tuple[Block, ...]


def split(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Casework, ...]]:
    """What stands before the first review, and the reviews.

    A document tells of several reviews where two or more headings name a kind of review with different labels and
    something stands under each. Otherwise all of it is one review.
    """
    starts = _titles(blocks)
    labels = {label for _, label in starts}
    if len(labels) < 2:
        return (), (_single(blocks, starts),)
    bounds = [at for at, _ in starts] + [len(blocks)]
    by_label: dict[str, list[Block]] = {}
    titles: dict[str, Block] = {}
    for (at, label), end in zip(starts, bounds[1:], strict=True):
        by_label.setdefault(label, []).extend(blocks[at:end])
        titles.setdefault(label, blocks[at])
    return tuple(blocks[: bounds[0]]), tuple(Casework(label, titles[label], tuple(b)) for label, b in by_label.items())


def _titles(blocks: Sequence[Block]) -> list[tuple[int, str]]:
    """Where headings name a review by kind and label, each with something under it before the next."""
    stated = any(block.heading for block in blocks)
    found: list[tuple[int, str]] = []
    text = "\n".join(block.text for block in blocks)
    for n, block in enumerate(blocks):
        following = blocks[n + 1] if n + 1 < len(blocks) else None
        label = label_in_title(block.text)
        bare = label is not None and " ".join(block.text.split()).lower() == label.lower()
        if not (bare or kinds.mentions(block.text)) or heading_level(block, following, stated_elsewhere=stated) is None:
            continue
        if bare and not _has_learning(blocks[n + 1 :]):
            continue
        if label is None or (block.marker and block.marker.names) or not is_spoken_of(label, text):
            continue
        if found and n - found[-1][0] <= 1:
            # a list of titles, one under the other: a menu, not the reviews themselves
            found.pop()
        found.append((n, label))
    return found


def _has_learning(blocks: Sequence[Block]) -> bool:
    """Whether learning or recommendations of its own stand under a heading that is a label alone, before the next such."""
    for n, block in enumerate(blocks):
        following = blocks[n + 1] if n + 1 < len(blocks) else None
        label = label_in_title(block.text)
        if label is not None and block.text.lower() == label.lower():
            return False
        if heading_level(block, following) is not None and section_kind(block.text) in HOLDS:
            return True
    return False


def _single(blocks: Sequence[Block], starts: list[tuple[int, str]]) -> Casework:
    """The whole document as one review, with the label that its title or, failing that, its opening names."""
    if starts:
        at, label = starts[0]
        return Casework(label, blocks[at], tuple(blocks))
    title = next((b for b in blocks[:25] if kinds.mentions(b.text) and len(b.text) < 200), None)
    headed = title or next((b for b in blocks[:25] if b.heading == 1), None)
    opening = [b for b in blocks[:12] if len(b.text) < 160]
    text = "\n".join(block.text for block in blocks)
    named = next((found for b in opening if (found := label_in_title(b.text)) and is_spoken_of(found, text)), None)
    return Casework(named, headed, tuple(blocks))
