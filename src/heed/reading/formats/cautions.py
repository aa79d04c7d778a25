"""What word processors keep in a file beside its text, said in sentences for a person."""

from __future__ import annotations

from collections.abc import Iterator

from heed.reading.document import ReadingWarning


def cautions(
    *, inserted: int = 0, deleted: int = 0, comments: int = 0, hidden: int = 0, covered: int = 0, attached: int = 0
) -> Iterator[ReadingWarning]:
    """A warning for each kind that there is any of."""
    if inserted or deleted:
        yield ReadingWarning(
            "tracked-changes",
            f"The document holds tracked changes that nobody has settled: {_many(inserted, 'insertion')} and "
            f"{_many(deleted, 'deletion')}. It was read with insertions in and deletions out. Accept or reject them, and read "
            "it again before anything is published.",
        )
    if comments:
        yield ReadingWarning(
            "comments",
            f"The document holds {_many(comments, 'comment')}, which {_was(comments)} not read. Comments may name people: "
            "settle and delete them before the document itself is published.",
        )
    if hidden:
        yield ReadingWarning(
            "hidden-text",
            f"The document holds {_many(hidden, 'stretch', 'stretches')} of hidden text, which {_was(hidden)} not read. "
            "Anybody can make it visible: delete it before the document itself is published.",
        )
    if covered:
        yield ReadingWarning(
            "hidden-text",
            f"In {_many(covered, 'place')} words stand under a black bar. They were not read, but they are still in the file "
            "and anybody can take the bar away: replace them before the document itself is published.",
        )
    if attached:
        yield ReadingWarning(
            "unread-part",
            f"The document takes in {_many(attached, 'other file')}, which {_was(attached)} not read. Open it in Word and save "
            "it again, then read it again.",
        )


def _many(count: int, one: str, more: str = "") -> str:
    if not count:
        return f"no {more or one + 's'}"
    return f"{count} {one if count == 1 else more or one + 's'}"


def _was(count: int) -> str:
    return "was" if count == 1 else "were"
