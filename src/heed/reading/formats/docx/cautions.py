"""What a person should know of a Word file before trusting its text: changes nobody settled, comments, hidden words."""

from __future__ import annotations

from collections.abc import Iterator

from heed.reading.document import ReadingWarning
from heed.reading.formats import cautions
from heed.reading.formats.docx.body import Body
from heed.reading.formats.docx.names import Element, w
from heed.reading.formats.docx.package import Package

_INSERTED = (w("ins"), w("moveTo"))
_DELETED = (w("del"), w("moveFrom"))


def cautions_of(package: Package, body: Body) -> tuple[ReadingWarning, ...]:
    """The warnings that the file itself gives cause for, each with a sentence that says what to do."""
    parts = [part for part in (package.body, package.footnotes, package.endnotes) if part is not None]
    comments = sum(1 for _ in package.comments.iterfind(w("comment"))) if package.comments is not None else 0
    return tuple(
        cautions.cautions(
            inserted=sum(1 for part in parts for _ in _changes(part, _INSERTED)),
            deleted=sum(1 for part in parts for _ in _changes(part, _DELETED)),
            comments=comments,
            hidden=body.hidden,
            covered=body.covered,
            attached=body.attached,
        ),
    )


def _changes(part: Element, tags: tuple[str, ...]) -> Iterator[Element]:
    """The changes in a part; one inside another, and the end of a paragraph beside its words, count once."""
    for change in part.iter(*tags):
        parent = change.getparent()
        on_a_mark = parent is not None and parent.tag in {w("rPr"), w("trPr")}
        if not on_a_mark or parent is None or not _beside_words(parent, tags):
            yield change


def _beside_words(properties: Element, tags: tuple[str, ...]) -> bool:
    """Whether the paragraph or row whose end is changed holds a change of words too."""
    holder = properties.getparent()
    while holder is not None and holder.tag not in {w("p"), w("tr")}:
        holder = holder.getparent()
    if holder is None:
        return False
    return any(
        (parent := change.getparent()) is not None and parent.tag not in {w("rPr"), w("trPr")}
        for change in holder.iter(*tags)
    )
