"""Writing a document with its pages, and the passages that its reading cites."""

from __future__ import annotations

from collections.abc import Iterator

from heed import __version__
from heed.people.models import Person
from heed.reading import document
from heed.reviews.errors import ReadingDoesNotFit
from heed.reviews.models import Document, DocumentPage, Passage
from heed.reviews.rules.naming import fitted

Place = tuple[int, int, int]
"""Page, start and end."""


class Passages:
    """The passages of one document, by where they stand."""

    def __init__(self, document: Document, rows: dict[Place, Passage]) -> None:
        self.document = document
        self._rows = rows

    def __getitem__(self, evidence: tuple[document.Evidence, ...]) -> tuple[Passage, ...]:
        """The rows that hold this evidence, each once."""
        return tuple(dict.fromkeys(self._rows[_place(e)] for e in evidence))


def write_document(
    *, reading: document.Document, name: str, stored: str, replaces: Document | None, by: Person
) -> Document:
    """The document with the text of its pages."""
    row = Document.objects.create(
        sha256=reading.sha256,
        name=fitted(name, 255),
        media_type=fitted(reading.media_type, 100),
        size=Document.file.field.storage.size(stored),
        file=stored,
        engine=__version__,
        added_by=by,
        replaces=replaces,
    )
    DocumentPage.objects.bulk_create(
        DocumentPage(document=row, number=number, text=text) for number, text in enumerate(reading.page_texts, start=1)
    )
    return row


def write_passages(*, reading: document.Document, row: Document) -> Passages:
    """Every passage that the reading cites, once."""
    cited = {_place(evidence): evidence for evidence in _evidence(reading)}
    rows = Passage.objects.bulk_create(
        Passage(document=row, page=e.page, start=e.start, end=e.end, quote=e.quote) for e in cited.values()
    )
    return Passages(row, dict(zip(cited, rows, strict=True)))


def check_evidence(reading: document.Document, name: str) -> None:
    """Raises ``ReadingDoesNotFit`` where a quotation is not exactly what stands on its page."""
    for evidence in _evidence(reading):
        page = reading.page_texts[evidence.page - 1] if 1 <= evidence.page <= reading.pages else ""
        if not evidence.quote or page[evidence.start : evidence.end] != evidence.quote:
            place = f"page {evidence.page}, characters {evidence.start} to {evidence.end}"
            raise ReadingDoesNotFit(name, f"{place} are not what it quotes")


def _evidence(reading: document.Document) -> Iterator[document.Evidence]:
    for warning in reading.warnings:
        yield from warning.evidence
    for review in reading.reviews:
        said = (*review.items, *review.facts, *review.warnings, *((review.story,) if review.story else ()))
        for each in said:
            yield from each.evidence


def _place(evidence: document.Evidence) -> Place:
    return evidence.page, evidence.start, evidence.end
