"""Which files stand."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from heed.reviews.models import Document, DocumentPage, Review, ReviewDocument


def standing_documents() -> QuerySet[Document]:
    """The documents that no newer file replaces; of a redacted copy, neither it nor what it was made from.

    A file that lies in the bin of every review it told of replaces nothing.
    """
    links = ReviewDocument.objects.filter(document=OuterRef("pk"))
    newer = Document.objects.filter(~Exists(links) | Exists(links.filter(deleted_at__isnull=True)))
    return Document.objects.filter(
        ~Exists(newer.filter(replaces=OuterRef("pk"))),
        ~Exists(newer.filter(replaces=OuterRef("redacts"))),
    )


def documents_of(review: Review) -> QuerySet[ReviewDocument]:
    """What the review has for documents, replaced ones among them, but for those that lie in the bin."""
    return ReviewDocument.objects.filter(review=review, deleted_at__isnull=True)


def standing_documents_of(review: Review) -> QuerySet[Document]:
    """The documents of the review that no newer file replaces and that do not lie in the bin."""
    return standing_documents().filter(pk__in=documents_of(review).values("document"))


def redacted_in(review: Review) -> QuerySet[Document]:
    """The documents of the review that have a redacted copy: the public is never given these."""
    copies = standing_documents_of(review).filter(redacts__isnull=False)
    return Document.objects.filter(pk__in=copies.values("redacts"))


def known_sums(sums: list[str]) -> frozenset[str]:
    """Of these SHA-256 sums, those of files that the record holds already."""
    return frozenset(Document.objects.filter(sha256__in=sums).values_list("sha256", flat=True))


def reviews_of(document_id: int) -> QuerySet[Review]:
    """The reviews that a document tells of, in its order. Who may see them is asked by whoever calls."""
    told = Review.objects.filter(
        deleted_at__isnull=True,
        review_documents__document=document_id,
        review_documents__deleted_at__isnull=True,
    )
    return told.select_related("partnership").order_by("review_documents__pk")


def stretch_of(review: Review, *, document: int, page: int, start: int, end: int) -> str | None:
    """What stands there in a document of the review, from character ``start`` up to ``end`` of the page's text.

    None where there is no such place, or nothing but white space.
    """
    pages = DocumentPage.objects.filter(document=document, document__review_documents__review=review, number=page)
    text = pages.values_list("text", flat=True).first() or ""
    whole = 0 <= start < end <= len(text)
    return text[start:end] if whole and text[start:end].strip() else None
