"""A review in the words of Dublin Core, for libraries and for the head of its page."""

from __future__ import annotations

from collections.abc import Iterator

from heed.publishing.rules.open_records import OpenReview

Statement = tuple[str, str]


def dublin_core(review: OpenReview) -> tuple[Statement, ...]:
    """What Dublin Core says of the review: (element, words), an element as often as it holds."""
    return tuple((element, words) for element, words in _statements(review) if words)


def _statements(review: OpenReview) -> Iterator[tuple[str, str | None]]:
    head = review.head
    yield "title", head.title
    yield "creator", head.partnership.name
    yield "publisher", head.partnership.name
    yield "date", head.published_on.isoformat() if head.published_on else str(head.year)
    yield "type", "Text"
    yield "type", head.kind_name
    yield "format", "text/html"
    yield "language", "en-GB"
    yield "identifier", head.address
    yield "identifier", f"urn:uuid:{head.id}"
    yield "description", review.summary
    for theme in dict.fromkeys(theme.name for item in review.items for theme in item.themes):
        yield "subject", theme
    yield "rights", head.licence.name
    yield "rights", head.licence.address
