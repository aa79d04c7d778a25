"""Published reviews for tests, made row by row: what the public pages see does not depend on how it was published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from django.core.files.base import ContentFile
from django.utils.text import slugify

from heed.people.models import Partnership, Person
from heed.publishing.models import Change, Publication, PublicationState, Version
from heed.publishing.record import (
    Named,
    PublishedAddressee,
    PublishedDocument,
    PublishedFact,
    PublishedItem,
    PublishedPart,
    PublishedPartnership,
    PublishedReview,
    from_content,
    to_content,
)
from heed.publishing.services.listing import list_items
from heed.reviews.models import Document, Item, Review

HEALTH_VISITOR = PublishedAddressee(
    "health visitors", Named("community-health", "Community health"), Named("health-visitor", "Health visitor")
)
POLICE = PublishedAddressee("Fallowshire Constabulary", Named("police", "Police"))
SAID_ONLY = PublishedAddressee("those responsible for transport")
REPORT = b"What the report says."
PUBLISHED_AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

_serial = count(1)


def a_person() -> Person:
    """Somebody to publish."""
    found = Person.objects.filter(email="publisher@example.org").first()
    return found or Person.objects.create_user("publisher@example.org", "Pat Publisher")


def a_partnership(name: str = "Fallowshire Safeguarding Children Partnership", **given: str) -> Partnership:
    """The partnership of this name, made when first asked for."""
    defaults = {
        "slug": slugify(name),
        "postal_address": "County Hall\nMerrowby",
        "email": "office@example.org",
        "phone": "01632 960100",
    } | given
    return Partnership.objects.get_or_create(name=name, defaults=defaults)[0]


def an_item(
    text: str = "Ask who else is in the home, and write it down.",
    *addressees: PublishedAddressee,
    type: str = "lesson",  # noqa: A002 - the record's own word
    number: str | None = None,
    title: str | None = None,
    parts: Iterable[str] = (),
) -> PublishedItem:
    """An item that isn't yet part of a review; ``a_publication`` gives it its lasting address."""
    return PublishedItem("", type, number, title, text, tuple(PublishedPart(part) for part in parts), addressees)


def a_document(*, public: bool = True, name: str = "report.pdf") -> PublishedDocument:
    """A stored file, as a version lists it."""
    serial = next(_serial)
    document = Document(
        sha256=f"{serial:064}",
        name=name,
        media_type="application/pdf",
        size=len(REPORT),
        engine="1",
        added_by=a_person(),
    )
    document.file.save(name, ContentFile(REPORT))
    return PublishedDocument(document.pk, name, "report", "application/pdf", len(REPORT), public)


def a_publication(
    *items: PublishedItem,
    label: str = "Child A",
    title: str = "",
    year: int = 2024,
    kind: str = "local_child_safeguarding_practice_review",
    published: date | None = date(2024, 5, 15),
    partnership: Partnership | None = None,
    story: str | None = "Child A was six months old.",
    documents: Iterable[PublishedDocument] = (),
    facts: Iterable[PublishedFact] = (),
    **for_readers: Any,
) -> Publication:
    """A review with one published version. ``for_readers`` are its summary, easy words, questions and licence."""
    partnership = partnership or a_partnership()
    title = title or f"Learning from {label}"
    slug = slugify(label)
    review = Review.objects.create(
        partnership=partnership, kind=kind, label=label, slug=slug, year=year, title=title, published_on=published
    )
    publication = Publication.objects.create(
        review=review,
        partnership=partnership,
        year=year,
        slug=slug,
        label=label,
        title=title,
        kind=kind,
        published_on=published,
        item_count=len(items),
        state=PublicationState.PUBLISHED,
        first_published_at=PUBLISHED_AT,
    )
    content = PublishedReview(
        label=label,
        title=title,
        kind=kind,
        year=year,
        published=published.isoformat() if published else None,
        partnership=PublishedPartnership(
            partnership.name,
            partnership.short_name,
            partnership.slug,
            partnership.postal_address,
            partnership.email,
            partnership.phone,
        ),
        story=story,
        items=tuple(_kept(item, review, place) for place, item in enumerate(items, 1)),
        documents=tuple(documents),
        facts=tuple(facts),
        **for_readers,
    )
    return publish_again(publication, content)


def content_of(publication: Publication) -> PublishedReview:
    """What its latest version holds."""
    assert publication.latest is not None
    return from_content(publication.latest.content)


def publish_again(publication: Publication, content: PublishedReview) -> Publication:
    """A further version, which becomes the latest."""
    version = Version.objects.create(
        publication=publication,
        number=publication.versions.count() + 1,
        content=to_content(content),
        published_at=PUBLISHED_AT,
        published_by=a_person(),
    )
    publication.latest = version
    publication.item_count = len(content.items)
    publication.save()
    list_items(publication, content, at=PUBLISHED_AT)
    return publication


def withdraw(publication: Publication, reason: str = "A relative asked us to.") -> Publication:
    """The review withdrawn on 4 April 2026."""
    publication.state = PublicationState.WITHDRAWN
    publication.save()
    Change.objects.create(
        review=publication.review,
        publication=publication,
        version=publication.latest,
        state=PublicationState.WITHDRAWN,
        at=datetime(2026, 4, 4, 12, tzinfo=UTC),
        by=a_person(),
        reason=reason,
    )
    return publication


def _kept(item: PublishedItem, review: Review, place: int) -> PublishedItem:
    row = Item.objects.create(review=review, type=item.type, text=item.text, position=place)
    return replace(item, id=str(row.public_id))
