"""A review's documents as they stand beside what was read from them: pages, with the places that are marked on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from heed.reading.sheets import Box, Sheet
from heed.reviews.models import Decision, Document, DocumentPage, Review, ReviewDocument
from heed.reviews.selectors import Draft, Proposed, documents_of
from heed.reviews.services import has_pictures, known_sizes_of
from heed.workspace.rules.marking import FOUND_AT_MOST, Found, Mark, Stretch, find, stretches

A4 = (595.0, 842.0)
"""In points: taken for a page until its own size is known."""
MOST_TEXTS = 40
"""So many pages of text on one page of ours."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asked to see: which document and page, its picture or its text, the stretch in question, words to find."""

    document: int | None = None
    page: int = 1
    at: tuple[int, int] | None = None
    as_text: bool = False
    find: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as the pane shows it; ``stretches`` is empty where its picture is shown."""

    number: int
    width: int
    height: int
    stretches: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Pane:
    """A review's documents, the one that is shown, and its pages."""

    entries: tuple[ReviewDocument, ...]
    document: Document | None
    asked: Asked
    leaves: tuple[Leaf, ...]
    page_count: int
    found: tuple[Found, ...]

    @property
    def pictured(self) -> bool:
        """Whether the document has pictures of its pages."""
        return self.document is not None and has_pictures(self.document)

    @property
    def shows_text(self) -> bool:
        """Whether the text is shown, for want of pictures or because it was asked for."""
        return self.asked.as_text or not self.pictured

    @property
    def before(self) -> int | None:
        """The last page before those that are shown."""
        return self.leaves[0].number - 1 if self.leaves and self.leaves[0].number > 1 else None

    @property
    def after(self) -> int | None:
        """The first page after those that are shown."""
        return self.leaves[-1].number + 1 if self.leaves and self.leaves[-1].number < self.page_count else None


def pane_of(draft: Draft, asked: Asked) -> Pane:
    """The document that was asked for, or else the first. That the person may see the draft was asked before."""
    entries = draft.documents
    entry = next((entry for entry in entries if entry.document_id == asked.document), entries[0] if entries else None)
    if entry is None:
        return Pane((), None, asked, (), 0, ())
    document = entry.document
    count = document.pages.count()
    as_text = asked.as_text or not has_pictures(document)
    leaves = _texts(draft, document, asked) if as_text else _pictures(document, count)
    return Pane(entries, document, asked, tuple(leaves), count, _found(document, asked.find))


def marks_of(draft: Draft) -> Iterator[Mark]:
    """Every stretch of a document that something was read from, in the order of the list."""
    for proposed in (*draft.stories, *draft.items, *draft.facts):
        if not proposed.superseded:
            for passage in proposed.evidence:
                place = (passage.document_id, passage.page, passage.start, passage.end)
                yield Mark(proposed.anchor, proposed.heading, state_of(proposed), *place)
    for warning in draft.warnings:
        for passage in warning.evidence.all():
            place = (passage.document_id, passage.page, passage.start, passage.end)
            yield Mark(f"warning-{warning.pk}", "Warning", "warning", *place)


def state_of(proposed: Proposed) -> str:
    """What became of a proposal, as marks show it."""
    if proposed.row.decision == Decision.REJECTED:
        return "rejected"
    return "waits" if proposed.row.decision == Decision.UNDECIDED else "settled"


def entry_of(review: Review, document_id: int) -> ReviewDocument | None:
    """The document as one of the review's; None where it is none of them."""
    entries = documents_of(review).filter(document=document_id)
    return entries.select_related("document", "document__added_by").first()


def page_of(document: Document, number: int) -> DocumentPage | None:
    """One page, with its document."""
    return DocumentPage.objects.select_related("document").filter(document=document, number=number).first()


@dataclass(frozen=True, slots=True)
class Marked:
    """The boxes of a mark on its page."""

    state: str
    current: bool
    boxes: tuple[Box, ...]


def marked_on(sheet: Sheet, marks: Iterable[Mark], at: tuple[int, int] | None) -> list[Marked]:
    """The marks of one page as boxes, what was asked for last, so that it lies on top."""
    found = [Marked(mark.state, (mark.start, mark.end) == at, sheet.boxes(mark.start, mark.end)) for mark in marks]
    if at and not any(mark.current for mark in found):
        found.append(Marked("found", current=True, boxes=sheet.boxes(*at)))
    return sorted(found, key=lambda mark: mark.current)


def _pictures(document: Document, count: int) -> Iterator[Leaf]:
    sizes = known_sizes_of(document)
    for number in range(1, count + 1):
        width, height = sizes[number - 1] if number <= len(sizes) else A4
        yield Leaf(number, round(width), round(height))


def _texts(draft: Draft, document: Document, asked: Asked) -> Iterator[Leaf]:
    first = (max(1, asked.page) - 1) // MOST_TEXTS * MOST_TEXTS + 1
    marks: dict[int, list[Mark]] = {}
    for mark in marks_of(draft):
        if mark.document == document.pk:
            marks.setdefault(mark.page, []).append(mark)
    for page in document.pages.filter(number__gte=first, number__lt=first + MOST_TEXTS):
        at = asked.at if page.number == asked.page else None
        cut = stretches(page.text, marks.get(page.number, ()), at)
        yield Leaf(page.number, round(A4[0]), round(A4[1]), tuple(cut))


def _found(document: Document, words: str) -> tuple[Found, ...]:
    if not words.strip():
        return ()
    pages = document.pages.values_list("number", "text").iterator()
    return tuple(islice(find(pages, words), FOUND_AT_MOST))
