"""Which files stand."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from heed.reviews.models import Document, Review


def standing_documents() -> QuerySet[Document]:
    """The documents that no newer file replaces."""
    return Document.objects.filter(~Exists(Document.objects.filter(replaces=OuterRef("pk"))))


def known_sums(sums: list[str]) -> frozenset[str]:
    """Of these SHA-256 sums, those of files that the record holds already."""
    return frozenset(Document.objects.filter(sha256__in=sums).values_list("sha256", flat=True))


def reviews_of(document_id: int) -> QuerySet[Review]:
    """The reviews that a document tells of, in its order. Who may see them is asked by whoever calls."""
    told = Review.objects.filter(review_documents__document=document_id)
    return told.select_related("partnership").order_by("review_documents__pk")
