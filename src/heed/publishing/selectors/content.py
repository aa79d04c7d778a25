"""What would be published of a review: the settled record in the shape that a version keeps, and its stamp."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from heed.analysing.rules.frame import Theme
from heed.analysing.selectors import themes_settled
from heed.publishing import record
from heed.publishing.rules.facts import public_facts
from heed.publishing.selectors.presentation import Presented, presented_of
from heed.reading import document
from heed.reviews.models import Addressee, ReviewDocument
from heed.reviews.rules.stamp import stamp
from heed.reviews.selectors import SettledItem, SettledRecord


def as_published(
    settled: SettledRecord, presented: Presented | None = None, *, withheld: str | None = None
) -> record.PublishedReview:
    """The settled record as a version keeps it, with what an editor added for readers (asked for where not given).

    Where the report is ``withheld``, in these words, it has no documents.
    """
    review, partnership = settled.review, settled.review.partnership
    themes = themes_settled(review)
    presented = presented or presented_of(review)
    presentation = presented.presentation
    return record.PublishedReview(
        label=review.label,
        title=review.title,
        kind=review.kind,
        year=review.year,
        published=review.published_on.isoformat() if review.published_on else None,
        partnership=record.PublishedPartnership(
            name=partnership.name,
            short_name=partnership.short_name,
            slug=partnership.slug,
            postal_address=partnership.postal_address,
            email=partnership.email,
            phone=partnership.phone,
            nation=partnership.nation,
        ),
        story=settled.story,
        items=tuple(_item(item, presented.brief(item), themes.get(item.item.pk, ())) for item in settled.items),
        documents=() if withheld else tuple(_document(entry) for entry in settled.documents),
        withheld=withheld or None,
        facts=public_facts(review.kind, facts_settled(settled), presented.left_out, body=partnership.kind),
        summary=presentation.summary or None,
        easy_read=presentation.easy_read or None,
        questions=tuple(presentation.questions),
        licence=presentation.licence or None,
    )


def facts_settled(settled: SettledRecord) -> list[document.Fact]:
    """The facts that a person confirmed, as plain values."""
    return [document.Fact(fact.name, fact.value, document.FactState(fact.state)) for fact in settled.facts]


def stamp_of_record(settled: SettledRecord, content: record.PublishedReview | None = None) -> str:
    """The sign of what somebody approves: the words of the record, what was added for readers, and which documents there are.

    Whom to ring at the partnership, and which documents are open to visitors, are no part of it. ``content`` is what
    ``as_published`` made of the record, where that is known already.
    """
    content = content or as_published(settled)
    words = (content.label, content.title, content.kind, content.year, content.published, content.story)
    items = [asdict(item) for item in content.items]
    facts = [asdict(fact) for fact in content.facts]
    for_readers = (content.summary, content.easy_read, content.questions, content.licence)
    return stamp(*words, items, facts, *for_readers, sorted(_original(entry) for entry in settled.documents))


def _original(entry: ReviewDocument) -> int:
    """A redacted copy counts as what it was made from: it says less, and needs nobody's approval anew."""
    return entry.document.redacts_id or entry.document_id


def _item(settled: SettledItem, brief: str | None, themes: Iterable[Theme]) -> record.PublishedItem:
    item = settled.item
    return record.PublishedItem(
        id=settled.lasting_id,
        type=item.type,
        number=item.number or None,
        title=item.title or None,
        text=item.text,
        parts=tuple(record.PublishedPart(text=part["text"], number=part["number"]) for part in item.parts),
        addressees=tuple(_addressee(addressee) for addressee in settled.addressees),
        due=item.due or None,
        brief=brief,
        themes=tuple(record.Named(theme.code, theme.name) for theme in themes),
    )


def _addressee(addressee: Addressee) -> record.PublishedAddressee:
    return record.PublishedAddressee(
        said=addressee.said,
        agency=record.Named(addressee.agency.code, addressee.agency.name) if addressee.agency else None,
        role=record.Named(addressee.role.code, addressee.role.name) if addressee.role else None,
    )


def _document(entry: ReviewDocument) -> record.PublishedDocument:
    document = entry.document
    return record.PublishedDocument(
        id=document.pk,
        name=document.name,
        role=entry.role,
        media_type=document.media_type,
        size=document.size,
        public=entry.public,
    )
