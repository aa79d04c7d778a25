"""Small reports for the tests of reading: a few words in, what is read from them out."""

from __future__ import annotations

from collections.abc import Iterator

from heed.reading import Document, read_bytes
from heed.reading.document import Evidence, Item, ReadingWarning, Review

TITLE = "Serious Case Review: Child AB"
WEB_TITLE = f"<h1>{TITLE}</h1>"


def read_text(text: str, name: str = "report.txt") -> Document:
    """A plain text as `heed read` reads it."""
    return read_bytes(text.encode(), name)


def read_page(body: str) -> Document:
    """A web page with this body as `heed read` reads it."""
    return read_bytes(f"<!doctype html><html><body>{body}</body></html>".encode(), "page.html")


def review_in_text(text: str) -> Review:
    """The one review of a report about Child AB in plain text."""
    (review,) = read_text(f"{TITLE}\n\n{text}").reviews
    return review


def review_in_page(body: str) -> Review:
    """The one review of a web page about Child AB."""
    (review,) = read_page(WEB_TITLE + body).reviews
    return review


def recommended(text: str) -> tuple[Item, ...]:
    """The items of a plain text that stands under the heading "Recommendations"."""
    return review_in_text(f"Recommendations\n\n{text}").items


def words_of(items: tuple[Item, ...]) -> list[str]:
    """What the items say."""
    return [item.text for item in items]


def numbers_of(items: tuple[Item, ...]) -> list[str | None]:
    """The numbers that the items bear."""
    return [item.number for item in items]


def codes_of(warnings: tuple[ReadingWarning, ...]) -> list[str]:
    """Which warnings there are."""
    return [warning.code for warning in warnings]


def warned(text: str) -> list[str]:
    """Which warnings a report about Child AB in plain text is given."""
    return codes_of(review_in_text(text).warnings)


def evidence_of(document: Document) -> Iterator[Evidence]:
    """All evidence that stands in a reading."""
    yield from (e for warning in document.warnings for e in warning.evidence)
    for review in document.reviews:
        yield from review.story.evidence if review.story else ()
        yield from (e for item in review.items for e in item.evidence)
        yield from (e for fact in review.facts for e in fact.evidence)
        yield from (e for warning in review.warnings for e in warning.evidence)


def assert_evidence_is_exact(document: Document) -> None:
    """Every quote is the stretch of page that it says it is, and none is empty."""
    for evidence in evidence_of(document):
        assert evidence.quote
        assert document.page_texts[evidence.page - 1][evidence.start : evidence.end] == evidence.quote
