"""A reading as `heed read` prints it: JSON by the published contract, the pages' text, or a table for people."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from heed import __version__
from heed.reading.document import Document, Review


def as_json(documents: Iterable[Document]) -> str:
    """The documents by the contract. Keys may be added, never renamed."""
    return json.dumps([as_values(document) for document in documents], ensure_ascii=False, indent=2)


def as_values(document: Document) -> dict[str, Any]:
    """A document as JSON can hold it."""
    return {
        "file": document.file,
        "sha256": document.sha256,
        "engine": __version__,
        "media_type": document.media_type,
        "pages": document.pages,
        "seconds": document.seconds,
        "warnings": [_plain(warning) for warning in document.warnings],
        "reviews": [_plain(review) for review in document.reviews],
    }


def _plain(value: Any) -> Any:
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    return value.isoformat() if isinstance(value, date) else value


def as_text(documents: Iterable[Document]) -> str:
    """The pages' text, in which evidence counts its characters. Pages, and documents, are parted by form feeds."""
    return "\f".join(page for document in documents for page in document.page_texts)


def as_table(documents: Iterable[Document], width: int = 100) -> str:
    """What was read, for a person at a terminal."""
    lines: list[str] = []
    for document in documents:
        pages = "1 page" if document.pages == 1 else f"{document.pages} pages"
        lines += [f"{document.file}  ({document.media_type}, {pages}, {document.seconds:.2f} s)"]
        lines += [f"  ! {warning.code}: {warning.message}" for warning in document.warnings]
        for review in document.reviews:
            lines += ["", *_review(review, width)]
        lines.append("")
    return "\n".join(lines)


def _review(review: Review, width: int) -> list[str]:
    published = f", published {review.published}" if review.published else ""
    lines = [f"  {review.label or 'No label'}: {(review.kind or 'kind not stated').replace('_', ' ')}{published}"]
    for item in review.items:
        words = " ".join(
            [f"{item.title}:" if item.title else "", item.text, *(part.text for part in item.parts)]
        ).split()
        text = " ".join(words)
        room = width - 30
        lines.append(
            f"    {item.type.replace('_', ' '):<15} {item.number or '–':>6}  {text if len(text) <= room else text[: room - 1] + '…'}"
        )
    lines += [f"    ! {warning.code}: {warning.message}" for warning in review.warnings]
    return lines
